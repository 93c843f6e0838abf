/**
 * Rules of the W3C feed validator that the parsers beside this file do not hold, by message id.
 * Every golden document follows every rule, and every rule finds its fault.
 */
import { fromHtml } from 'hast-util-from-html'
import { describe, expect, it } from 'vitest'
import { type Format, formats } from '../../../src/core/request/address.ts'
import {
  all,
  attribute,
  expanded,
  type Reading,
  readWithSaxes,
} from '../../core/text/xml-readers.ts'
import { type GoldenName, goldenNames, goldenText } from '../golden/golden-news.ts'
import { elementsOf } from './html-text.ts'

type Rule = {
  /** The validator’s message id. */
  readonly id: string
  /** One text per fault, below the root: `rss` or `feed`. */
  readonly faults: (root: Reading) => readonly string[]
  /** Adds the fault to the complete document. */
  readonly spoil: (text: string) => string
  /** Documents with an intended fault, and the reason. */
  readonly except?: Partial<Record<GoldenName, string>>
}

const below = (parent: Reading, name: string): readonly Reading[] => [
  ...all(parent, name),
  ...parent.children.flatMap((child) => below(child, name)),
]
const everything = (root: Reading): readonly Reading[] => [
  root,
  ...root.children.flatMap(everything),
]
const textsOf = (root: Reading, ...names: readonly string[]) =>
  names.flatMap((name) => below(root, name).map(({ text }) => text))
const attributesOf = (root: Reading, element: string, name: string) =>
  below(root, element).flatMap((each) => attribute(each, name) ?? [])
const repeated = (texts: readonly string[]) =>
  texts.filter((text, index) => texts.indexOf(text) !== index)
/** The channel or feed, and each item or entry. */
const parts = (root: Reading) => [
  ...all(root, 'channel'),
  ...below(root, 'item'),
  ...feedOf(root),
  ...entriesOf(root),
]
const feedOf = (root: Reading) => (root.name === expanded('atom:feed') ? [root] : [])
const entriesOf = (root: Reading) => all(root, 'atom:entry')

/** An absolute URI with only the characters of RFC 3986. */
const isUri = (text: string) => /^[a-z][a-z\d+.-]*:[\w.~:/?#@!$&'()*+,;=%-]+$/i.test(text)
const isLanguage = (tag: string) =>
  new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' }).of(
    tag.split('-')[0] ?? '',
  ) !== undefined
const isRfc3339 = (text: string) =>
  /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/.test(text) &&
  !Number.isNaN(Date.parse(text))

/** HTML of a document: RSS descriptions and full texts, Atom content. */
const htmlOf = (root: Reading) => [
  ...textsOf(root, 'content:encoded', 'atom:content'),
  ...below(root, 'item').flatMap((item) => textsOf(item, 'description')),
]
const inHtml = (root: Reading) => htmlOf(root).flatMap((html) => elementsOf(html))
const dangerous =
  /^(script|style|iframe|frame|frameset|object|embed|applet|link|meta|base|svg|title|xmp|plaintext)$/
const hostileText = 'its texts hold such characters on purpose, and readers should see that they do'
const intoBody = (html: string) => (text: string) => text.replace('<ul>', `${html}<ul>`)
const relations =
  'self alternate hub describedby license via related current prev-archive next-archive'.split(' ')

const sharedRules: readonly Rule[] = [
  {
    id: 'InvalidFullLink',
    faults: (root) =>
      [
        ...textsOf(root, 'link', 'url', 'atom:uri', 'atom:id', 'atom:logo', 'atom:icon'),
        ...attributesOf(root, 'atom:link', 'href'),
        ...attributesOf(root, 'atom:category', 'scheme'),
      ].filter((uri) => !isUri(uri)),
    spoil: (text) => text.replace('href="https://hub.example.org/"', 'href="//hub.example.org/"'),
  },
  {
    id: 'UnregisteredAtomLinkRel',
    faults: (root) =>
      attributesOf(root, 'atom:link', 'rel').filter((rel) => !relations.includes(rel)),
    spoil: (text) => text.replace('rel="describedby"', 'rel="disclosure"'),
  },
  {
    id: 'InvalidLanguage',
    faults: (root) => {
      const tags = [
        ...textsOf(root, 'language', 'dc:language'),
        ...attributesOf(root, 'atom:link', 'hreflang'),
        ...everything(root).flatMap((element) => attribute(element, 'xml:lang') ?? []),
      ]
      return [...new Set(tags)].filter((tag) => !isLanguage(tag))
    },
    spoil: (text) => text.replace('hreflang="en"', 'hreflang="xx"'),
  },
  {
    id: 'InvalidRFC3339Date',
    faults: (root) =>
      textsOf(root, 'atom:updated', 'atom:published').filter((text) => !isRfc3339(text)),
    spoil: (text) => text.replace('2026-05-03T07:00:00Z</', '2026-05-03 07:00</'),
  },
  {
    id: 'DuplicateElement',
    faults: (root) => {
      const several = [
        'item',
        'category',
        ...['author', 'category', 'link', 'entry'].map((name) => `atom:${name}`),
      ]
      const many = new Set(several.map(expanded))
      const isCore = (name: string) =>
        !name.startsWith('{') || (feedOf(root).length > 0 && name.includes('/2005/Atom}'))
      return parts(root).flatMap((part) =>
        repeated(
          part.children.map(({ name }) => name).filter((name) => isCore(name) && !many.has(name)),
        ),
      )
    },
    spoil: (text) => text.replace(/<(pubDate|published)>.*<\/\1>/, (date) => date + date),
  },
  {
    id: 'UndefinedElement',
    faults: (root) =>
      parts(root).flatMap((part) =>
        part.children
          .map(({ name }) => name)
          .filter((name) => /^[a-z]|\/2005\/Atom}/i.test(name) && !known.has(name)),
      ),
    spoil: (text) => text.replace(/<(guid|published)/, '<created>2026</created><$1'),
  },
  {
    id: 'MisplacedMetadata',
    faults: (root) =>
      [...all(root, 'channel'), ...feedOf(root)].flatMap((part) => {
        const names = part.children.map(({ name }) => name)
        const first = names.findIndex((name) => /^item$|}entry$/.test(name))
        return first < 0 ? [] : names.slice(first).filter((name) => name !== names[first])
      }),
    spoil: (text) =>
      text.replace(/(<\/channel>|<\/feed>)/, '<at:deleted-entry xmlns:at="urn:x" ref="x:y"/>$1'),
  },
  {
    id: 'ContainsRelRef',
    faults: (root) =>
      inHtml(root)
        .flatMap(({ properties }) =>
          [properties['href'], properties['src']].map((uri) => String(uri ?? 'x:')),
        )
        .filter((uri) => !/^\w+:/.test(uri)),
    spoil: intoBody('<img src="/a.png">'),
  },
  {
    id: 'SecurityRisk',
    faults: (root) =>
      inHtml(root).flatMap(({ tagName }) => (dangerous.test(tagName) ? [tagName] : [])),
    spoil: intoBody('<script></script>'),
  },
  {
    id: 'SecurityRiskAttr',
    faults: (root) =>
      inHtml(root).flatMap(({ properties }) =>
        // The validator accepts the properties `height` and `margin`, `auto`, and lengths
        // (checkStyle in its validators.py).
        Object.keys(properties).filter(
          (name) =>
            /^on/.test(name) ||
            (name === 'style' &&
              !['height:auto', 'margin:1em 0'].includes(String(properties[name]))),
        ),
      ),
    spoil: intoBody('<p onclick="a()"></p>'),
  },
  {
    id: 'NotHtml',
    faults(root) {
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

/**
 * What RSS 2.0, and RFC 4287 §4.1.1 and §4.1.2, have in these places, as far as Candor needs it.
 */
const known = new Set(
  [
    ...'title link description language copyright managingEditor lastBuildDate docs category generator'.split(
      ' ',
    ),
    ...'ttl image item guid pubDate'.split(' '),
    ...'author category content generator icon id link logo published rights subtitle summary title updated entry'
      .split(' ')
      .map((name) => `atom:${name}`),
  ].map(expanded),
)

const rssRules: readonly Rule[] = [
  {
    id: 'InvalidRFC2822Date',
    faults: (root) =>
      textsOf(root, 'pubDate', 'lastBuildDate').filter(
        (text) => new Date(text).toUTCString() !== text,
      ),
    spoil: (text) => text.replace('Fri, 01 May', 'Sat, 01 May'),
  },
  {
    id: 'NeedDescriptionBeforeContent',
    faults: (root) =>
      below(root, 'item').flatMap(({ children }) => {
        const [description, content] = ['description', 'content:encoded'].map((name) =>
          children.findIndex((child) => child.name === expanded(name)),
        )
        return (content ?? -1) >= 0 && !((description ?? -1) in children.slice(0, content))
          ? ['content:encoded']
          : []
      }),
    spoil: (text) => text.replace(/<description>KI.*/, ''),
  },
  {
    id: 'UseOfExtensionAttr',
    faults: (root) =>
      everything(root).flatMap(({ name, attributes }) =>
        name.startsWith('{') ? [] : Object.keys(attributes).filter((key) => key.startsWith('{')),
      ),
    spoil: (text) => text.replace('<pubDate>', '<pubDate candor:zone="GMT">'),
  },
  {
    id: 'DuplicateItemSemantics',
    faults: (root) =>
      ['dc:source', 'dc:date', 'atom:id', 'author'].filter((name) => below(root, name).length > 0),
    spoil: (text) => text.replace('<dc:creator>', '<dc:source>x</dc:source><dc:creator>'),
  },
]

const perFormat: readonly (readonly [Format, readonly Rule[]])[] = [
  [formats.rss, [...sharedRules, ...rssRules]],
  [formats.atom, sharedRules],
]

describe.each(perFormat)('$name', (format, rules) => {
  const documents = goldenNames.map((name) => ({
    name,
    root: readWithSaxes(goldenText(name, format)),
  }))

  it.each(rules)('$id', ({ faults, spoil, except = {} }) => {
    // Remove an exception that is no longer needed.
    const faulty = documents.filter(({ root }) => faults(root).length > 0).map(({ name }) => name)
    expect(faulty).toEqual(Object.keys(except))
    const whole = goldenText('one', format)
    expect(spoil(whole)).not.toBe(whole)
    expect(faults(readWithSaxes(spoil(whole)))).not.toEqual([])
  })
})
