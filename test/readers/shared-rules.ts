/** Rules of the W3C feed validator for RSS and Atom: encoding, namespaces, links, Media RSS, HTML. */
import { fromHtml } from 'hast-util-from-html'
import { attribute, type Reading } from '../text/xml-readers.ts'
import { elementsOf } from './html-text.ts'
import {
  attributesOf,
  below,
  everything,
  isBlank,
  isLanguage,
  isMediaType,
  isPositiveInteger,
  isRfc3339,
  isUri,
  type Rule,
  textsOf,
} from './rule.ts'

/** HTML of a document: RSS descriptions and full texts, Atom content. */
const htmlOf = (root: Reading) => textsOf(root, 'content:encoded', 'atom:content').concat(itemDescriptions(root))
const itemDescriptions = (root: Reading) => below(root, 'item').flatMap((item) => textsOf(item, 'description'))
const inHtml = (root: Reading) => htmlOf(root).flatMap((html) => elementsOf(html))

const dangerous =
  /^(script|style|iframe|frame|frameset|object|embed|applet|link|meta|base|svg|math|title|xmp|plaintext)$/
const hostileText = 'its texts hold such characters on purpose, and readers should see that they do'

const prefixes: Readonly<Record<string, string>> = {
  atom: 'http://www.w3.org/2005/Atom',
  content: 'http://purl.org/rss/1.0/modules/content/',
  dc: 'http://purl.org/dc/elements/1.1/',
  media: 'http://search.yahoo.com/mrss/',
  sy: 'http://purl.org/rss/1.0/modules/syndication/',
  fh: 'http://purl.org/syndication/history/1.0',
  creativeCommons: 'http://backend.userland.com/creativeCommonsRssModule',
}
/** Namespaces unknown to the validator: it warns once for each, without consequences. */
const unknown = [
  'https://w3id.org/candor/1.0/',
  'https://podcastindex.org/namespace/1.0',
  'http://purl.org/atompub/tombstones/1.0',
  'http://webfeeds.org/rss/1.0',
  'https://rslstandard.org/rsl',
]
const relations = 'self alternate hub describedby license via current prev-archive next-archive'.split(' ')

const declarations = (text: string) =>
  [...text.matchAll(/ xmlns:(\w+)="([^"]*)"/g)].map(([, prefix = '', uri = '']) => [prefix, uri] as const)
const intoBody = (html: string) => (text: string) => text.replace('<ul>', `${html}<ul>`)

export const sharedRules: readonly Rule[] = [
  {
    id: 'NotUTF8',
    faults: ({ bytes, text }) => (Buffer.from(text).equals(bytes) ? [] : ['ill-formed UTF-8']),
    spoil: (text) => Buffer.from(text, 'latin1'),
  },
  {
    id: 'BadXmlVersion',
    faults: ({ text }) => (/^[^<]*<\?xml version="1\.0"/.test(text) ? [] : [text.slice(0, 40)]),
    spoil: (text) => text.replace('"1.0"', '"1.1"'),
  },
  {
    id: 'MissingEncoding',
    faults: ({ text }) => (/^[^>]* encoding="utf-8"/i.test(text) ? [] : [text.slice(0, 40)]),
    spoil: (text) => text.replace(' encoding="utf-8"', ''),
  },
  {
    id: 'WPBlankLine',
    faults: ({ bytes }) =>
      bytes.subarray(0, 5).toString('latin1') === '<?xml' ? [] : ['something stands before <?xml'],
    spoil: (text) => `\n${text}`,
  },
  {
    id: 'BadCharacters',
    faults: ({ root }) => everything(root).flatMap(({ text }) => (/[\x80-\x9F\uFFFD]/.test(text) ? [text] : [])),
    spoil: (text) => text.replace('Steinbrücke', 'Steinbr\u0081cke'),
    except: { hostile: hostileText },
  },
  {
    id: 'ReservedPrefix',
    faults: ({ text }) =>
      declarations(text).flatMap(([prefix, uri]) => ((prefixes[prefix] ?? uri) === uri ? [] : [prefix])),
    spoil: (text) => text.replace('yahoo.com/mrss/', 'yahoo.com/mrss'),
  },
  {
    id: 'UnknownNamespace',
    faults: ({ text }) =>
      declarations(text).flatMap(([, uri]) => (Object.values(prefixes).concat(unknown).includes(uri) ? [] : [uri])),
    spoil: (text) => text.replace('https://w3id.org/candor/1.0/', 'https://w3id.org/other/'),
  },
  {
    id: 'MissingHref',
    faults: ({ root }) =>
      below(root, 'atom:link').flatMap((link) => (isBlank(attribute(link, 'href') ?? '') ? ['link'] : [])),
    spoil: (text) => text.replace(/ href="https:\/\/hub[^"]*"/, ''),
  },
  {
    id: 'InvalidFullLink',
    faults: ({ root }) =>
      [
        ...textsOf(root, 'link', 'url', 'atom:uri', 'atom:id', 'atom:logo', 'atom:icon'),
        ...attributesOf(root, 'atom:link', 'href'),
      ].filter((uri) => !isUri(uri)),
    spoil: (text) => text.replace('href="https://hub.example.org/"', 'href="//hub.example.org/"'),
  },
  {
    id: 'UnregisteredAtomLinkRel',
    faults: ({ root }) => attributesOf(root, 'atom:link', 'rel').filter((rel) => !relations.includes(rel)),
    spoil: (text) => text.replace('rel="describedby"', 'rel="ai policy"'),
  },
  {
    id: 'InvalidMIMEType',
    faults: ({ root }) => attributesOf(root, 'atom:link', 'type').filter((type) => !isMediaType(type)),
    spoil: (text) => text.replace('type="text/html"', 'type="html"'),
  },
  {
    id: 'AttrNotBlank',
    faults: ({ root }) =>
      [...attributesOf(root, 'atom:link', 'title'), ...attributesOf(root, 'atom:link', 'rel')].filter(isBlank),
    spoil: (text) => text.replace('title="River levels"', 'title=""'),
  },
  {
    id: 'AtomLinkNotEmpty',
    faults: ({ root }) => textsOf(root, 'atom:link').filter((text) => !isBlank(text)),
    spoil: (text) => text.replace(/<((?:atom:)?link) rel="hub"([^>]*)\/>/, '<$1 rel="hub"$2>text</$1>'),
  },
  {
    id: 'InvalidLanguage',
    faults: ({ root }) =>
      [
        ...textsOf(root, 'language', 'dc:language'),
        ...attributesOf(root, 'atom:link', 'hreflang'),
        ...everything(root).flatMap((element) => attribute(element, 'xml:lang') ?? []),
      ].filter((tag) => !isLanguage(tag)),
    spoil: (text) => text.replace('hreflang="en"', 'hreflang="xx"'),
  },
  {
    id: 'InvalidRFC3339Date',
    faults: ({ root }) => textsOf(root, 'atom:updated', 'atom:published').filter((text) => !isRfc3339(text)),
    spoil: (text) => text.replace('2026-05-03T07:00:00Z</', '2026-05-03 07:00</'),
  },
  {
    id: 'InvalidMIMEAttribute',
    faults: ({ root }) => attributesOf(root, 'media:content', 'type').filter((type) => !isMediaType(type)),
    spoil: (text) => text.replace('type="image/jpeg"', 'type="jpeg"'),
  },
  {
    id: 'InvalidMediaMedium',
    faults: ({ root }) => attributesOf(root, 'media:content', 'medium').filter((medium) => medium !== 'image'),
    spoil: (text) => text.replace('medium="image"', 'medium="picture"'),
  },
  {
    id: 'InvalidPositiveInteger',
    faults: ({ root }) =>
      [
        ...textsOf(root, 'ttl', 'sy:updateFrequency'),
        ...['fileSize', 'width', 'height'].flatMap((name) => attributesOf(root, 'media:content', name)),
      ].filter((text) => !isPositiveInteger(text)),
    spoil: (text) => text.replace('width="1600" height="900" candor', 'width="0" height="900" candor'),
  },
  {
    id: 'ContainsRelRef',
    faults: ({ root }) =>
      inHtml(root).flatMap(({ properties }) =>
        [properties['href'], properties['src']].flatMap((uri) =>
          /^\w+:/.test(String(uri ?? 'x:')) ? [] : [String(uri)],
        ),
      ),
    spoil: intoBody('<img src="/a.png">'),
  },
  {
    id: 'SecurityRisk',
    faults: ({ root }) => inHtml(root).flatMap(({ tagName }) => (dangerous.test(tagName) ? [tagName] : [])),
    spoil: intoBody('<script></script>'),
  },
  {
    id: 'SecurityRiskAttr',
    faults: ({ root }) =>
      inHtml(root).flatMap(({ properties }) =>
        // The validator accepts the properties `height` and `margin`, `auto`, and lengths (checkStyle in its validators.py).
        Object.keys(properties).filter(
          (name) =>
            /^on/.test(name) ||
            (name === 'style' && !['height:auto', 'margin:1em 0'].includes(String(properties[name]))),
        ),
      ),
    spoil: intoBody('<p onclick="a()"></p>'),
  },
  {
    id: 'NotHtml',
    faults({ root }) {
      const faults: string[] = []
      for (const html of htmlOf(root)) {
        fromHtml(html, { fragment: true, onerror: (fault) => void faults.push(fault.reason) })
      }
      return faults
    },
    spoil: intoBody('<p id="a" id="b"></p>'),
    except: { hostile: hostileText },
  },
]
