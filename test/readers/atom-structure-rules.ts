/** Rules of the W3C feed validator for the structure of Atom 1.0: required, forbidden and unique elements. */
import { all, attribute, type Reading, textOf } from '../text/xml-readers.ts'
import { attributesOf, below, everything, isBlank, type Rule, repeated } from './rule.ts'

const atom = '{http://www.w3.org/2005/Atom}'
const entriesOf = (feed: Reading) => all(feed, 'atom:entry')
const isMissing = (parent: Reading, name: string) => isBlank(textOf(parent, `atom:${name}`) ?? '')
const linksTo = (parent: Reading, rel: string) =>
  all(parent, 'atom:link').filter((link) => attribute(link, 'rel') === rel)

/** RFC 4287 §4.1.1 and §4.1.2. */
const feedElements =
  'author category contributor generator icon id link logo rights subtitle title updated entry'.split(' ')
const entryElements = 'author category content contributor id link published rights source summary title updated'.split(
  ' ',
)
const severalTimes = ['author', 'category', 'contributor', 'link', 'entry']
const attributes: Readonly<Record<string, readonly string[]>> = {
  link: ['rel', 'href', 'type', 'title', 'hreflang', 'length'],
  category: ['term', 'scheme', 'label'],
  generator: ['uri', 'version'],
  title: ['type'],
  summary: ['type'],
  content: ['type'],
}
const coreNames = (parent: Reading) =>
  parent.children.flatMap(({ name }) => (name.startsWith(atom) ? [name.slice(atom.length)] : []))

export const atomStructureRules: readonly Rule[] = [
  {
    id: 'MissingElement',
    faults: ({ root }) => [
      ...[root, ...entriesOf(root)].flatMap((each) =>
        ['id', 'title', 'updated'].filter((name) => isMissing(each, name)),
      ),
      ...(all(root, 'atom:author').length === 0 &&
      entriesOf(root).some((entry) => all(entry, 'atom:author').length === 0)
        ? ['author']
        : []),
      ...below(root, 'atom:author').flatMap((author) => (all(author, 'atom:name').length === 1 ? [] : ['name'])),
    ],
    spoil: (text) => text.replace('<name>Lokalredaktion</name>', ''),
  },
  {
    id: 'MissingSelf',
    faults: ({ root }) => (linksTo(root, 'self').length === 1 ? [] : ['self']),
    spoil: (text) => text.replace('rel="self"', 'rel="related"'),
  },
  {
    id: 'DuplicateAtomLink',
    faults: ({ root }) =>
      [root, ...entriesOf(root)].flatMap((each) =>
        repeated(linksTo(each, 'alternate').map((link) => `${attribute(link, 'type')} ${attribute(link, 'hreflang')}`)),
      ),
    spoil: (text) => text.replace(/ {2}<link rel="alternate".*\n/, (link) => link + link),
  },
  {
    id: 'MissingContentOrAlternate',
    faults: ({ root }) =>
      entriesOf(root).flatMap((entry) =>
        all(entry, 'atom:content').length + linksTo(entry, 'alternate').length > 0 ? [] : ['entry'],
      ),
    spoil: (text) => text.replace(/<content[\s\S]*<\/content>/, '').replace(/<link rel="alternate".*2026.*\n/, ''),
  },
  {
    id: 'MissingTextualContent',
    faults: ({ root }) =>
      entriesOf(root).flatMap((entry) => (isMissing(entry, 'content') && isMissing(entry, 'summary') ? ['entry'] : [])),
    spoil: (text) => text.replace(/<content[\s\S]*<\/content>/, '').replace(/<summary.*<\/summary>/, ''),
    except: { hostile: 'one of its articles has no text at all' },
  },
  {
    id: 'MissingDCLanguage',
    faults: ({ root }) => (attribute(root, 'xml:lang') === undefined ? ['xml:lang'] : []),
    spoil: (text) => text.replace(' xml:lang="en-GB"', ''),
  },
  {
    id: 'MissingAttribute',
    faults: ({ root }) =>
      below(root, 'atom:category').flatMap((category) => (isBlank(attribute(category, 'term') ?? '') ? ['term'] : [])),
    spoil: (text) => text.replace(' term="Hochwasser"', ''),
  },
  {
    id: 'AvoidNamespacePrefix',
    faults: ({ text }) => text.match(/ xmlns:(atom|xhtml)=/g) ?? [],
    spoil: (text) => text.replace(' xmlns=', ' xmlns:atom="http://www.w3.org/2005/Atom" xmlns='),
  },
  {
    id: 'MisplacedMetadata',
    faults: ({ root }) => {
      const names = root.children.map(({ name }) => name)
      return names.includes(`${atom}entry`)
        ? names.slice(names.indexOf(`${atom}entry`)).filter((name) => name !== `${atom}entry`)
        : []
    },
    spoil: (text) =>
      text
        .replace(/ {2}<at:deleted-entry.*\n/, '')
        .replace('</feed>', '<at:deleted-entry ref="x:y" when="2026-05-03T09:15:00Z"/></feed>'),
  },
  {
    id: 'FeedHistoryRelInEntry',
    faults: ({ root }) =>
      entriesOf(root)
        .flatMap((entry) => attributesOf(entry, 'atom:link', 'rel'))
        .filter((rel) => !/^(alternate|via|license)$/.test(rel)),
    spoil: (text) => text.replace('rel="via"', 'rel="next"'),
  },
  {
    id: 'UndefinedElement',
    faults: ({ root }) => [
      ...coreNames(root).filter((name) => !feedElements.includes(name)),
      ...entriesOf(root)
        .flatMap(coreNames)
        .filter((name) => !entryElements.includes(name)),
    ],
    spoil: (text) => text.replace('<published>', '<created>2026</created><published>'),
  },
  {
    id: 'DuplicateElement',
    faults: ({ root }) =>
      [root, ...entriesOf(root)].flatMap((each) =>
        repeated(coreNames(each).filter((name) => !severalTimes.includes(name))),
      ),
    spoil: (text) => text.replace('<published>', '<published>2026-05-01T12:00:00Z</published><published>'),
  },
  {
    id: 'UnexpectedAttribute',
    faults: ({ root }) =>
      everything(root).flatMap(({ name, attributes: present }) =>
        name.startsWith(atom)
          ? Object.keys(present).filter(
              (key) => !key.startsWith('{') && !attributes[name.slice(atom.length)]?.includes(key),
            )
          : [],
      ),
    spoil: (text) => text.replace('<published>', '<published zone="GMT">'),
  },
]
