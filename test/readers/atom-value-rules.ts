/** Rules of the W3C feed validator for values in Atom 1.0. */
import { all, attribute, type Reading, textOf } from '../text/xml-readers.ts'
import { attributesOf, isBlank, isUri, type Rule, repeated, textsOf } from './rule.ts'

const entriesOf = (feed: Reading) => all(feed, 'atom:entry')
const selfOf = (feed: Reading) => all(feed, 'atom:link').filter((link) => attribute(link, 'rel') === 'self')

const hostileText = 'its texts look like markup on purpose; they are said to be text, whatever they look like'

export const atomValueRules: readonly Rule[] = [
  {
    id: 'SelfDoesntMatchLocation',
    faults: ({ root, location }) =>
      selfOf(root).flatMap((link) => (attribute(link, 'href') === location ? [] : [location])),
    spoil: (text) => text.replace('?limit=10', ''),
  },
  {
    id: 'SelfNotAtom',
    faults: ({ root }) =>
      selfOf(root).flatMap((link) => (attribute(link, 'type') === 'application/atom+xml' ? [] : ['type'])),
    spoil: (text) => text.replace('application/atom+xml', 'text/xml'),
  },
  {
    id: 'DuplicateEntries',
    faults: ({ root }) => repeated(entriesOf(root).flatMap((entry) => textOf(entry, 'atom:id') ?? [])),
    spoil: (text) => text.replace(/ {2}<entry[\s\S]*<\/entry>\n/, (entry) => entry + entry),
  },
  {
    id: 'InvalidUUID',
    faults: ({ root }) =>
      textsOf(root, 'atom:id').filter(
        (id) => /^urn:uuid:/.test(id) && !/^urn:uuid:[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(id),
      ),
    spoil: (text) => text.replace('urn:uuid:8d7f1c1e-', 'urn:uuid:'),
  },
  {
    id: 'InvalidTAG',
    faults: ({ root }) =>
      textsOf(root, 'atom:id').filter((id) => /^tag:/.test(id) && !/^tag:[\w.@-]+,\d{4}(-\d\d(-\d\d)?)?:/.test(id)),
    spoil: (text) => text.replace(/<id>urn:uuid[^<]*/, '<id>tag:news.example.org:17'),
  },
  {
    id: 'NonCanonicalURI',
    faults: ({ root }) => textsOf(root, 'atom:id').filter((id) => /^https?:/i.test(id) && new URL(id).href !== id),
    spoil: (text) => text.replace('<id>https://news', '<id>HTTPS://NEWS'),
  },
  {
    id: 'UnexpectedWhitespace',
    faults: ({ root }) =>
      textsOf(root, 'atom:id', 'atom:updated', 'atom:published', 'atom:uri', 'atom:logo', 'atom:icon').filter(
        (text) => text.trim() !== text,
      ),
    spoil: (text) => text.replace('<id>', '<id>\n'),
  },
  {
    id: 'NotBlank',
    faults: ({ root }) =>
      textsOf(root, 'atom:name', 'atom:uri', 'atom:logo', 'atom:icon', 'atom:title', 'atom:summary').filter(isBlank),
    spoil: (text) => text.replace('<name>Lokalredaktion</name>', '<name/>'),
  },
  {
    id: 'InvalidAddrSpec',
    faults: ({ root }) => textsOf(root, 'atom:email').filter((text) => !/^[^\s@()<>]+@[\w-]+(\.[\w-]+)+$/.test(text)),
    spoil: (text) => text.replace('<email>desk@', '<email>'),
  },
  {
    id: 'ContainsEmail',
    faults: ({ root }) => textsOf(root, 'atom:name').filter((text) => /<[^\s<>]+@[^\s<>]+>/.test(text)),
    spoil: (text) => text.replace('<name>Lokalredaktion', '<name>Lokalredaktion &lt;desk@news.example.org&gt;'),
  },
  {
    id: 'InvalidTextType',
    faults: ({ root }) =>
      ['atom:title', 'atom:summary', 'atom:content']
        .flatMap((name) => attributesOf(root, name, 'type'))
        .filter((type) => !/^(text|html)$/.test(type)),
    spoil: (text) => text.replace('type="text"', 'type="text/plain"'),
  },
  {
    id: 'ContainsUndeclaredHTML',
    faults: ({ root }) =>
      textsOf(root, 'atom:title', 'atom:summary', 'atom:subtitle', 'atom:rights').filter((text) =>
        /<\/[a-z]+>|&(#|[a-z]+;)/i.test(text),
      ),
    spoil: (text) => text.replace('Steinbrücke', '&lt;b&gt;Steinbrücke&lt;/b&gt;'),
    except: { hostile: hostileText },
  },
  {
    id: 'InvalidURIAttribute',
    faults: ({ root }) =>
      [...attributesOf(root, 'atom:generator', 'uri'), ...attributesOf(root, 'atom:category', 'scheme')].filter(
        (uri) => !isUri(uri),
      ),
    spoil: (text) => text.replace('<generator uri="https:', '<generator uri="'),
  },
]
