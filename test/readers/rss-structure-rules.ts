/** Rules of the W3C feed validator for the structure of RSS 2.0 and its profile: required, forbidden and unique elements. */
import { all, attribute, only, type Reading, textOf } from '../text/xml-readers.ts'
import { everything, isBlank, type Rule, repeated } from './rule.ts'

const channelOf = (root: Reading) => only(root, 'channel')
const itemsOf = (root: Reading) => all(channelOf(root), 'item')
const isMissing = (parent: Reading, name: string) => isBlank(textOf(parent, name) ?? '')
const missing = (parents: readonly Reading[], name: string) =>
  parents.filter((parent) => isMissing(parent, name)).map(() => name)
const selfOf = (root: Reading) => all(channelOf(root), 'atom:link').filter((link) => attribute(link, 'rel') === 'self')
const positionOf = (parent: Reading, name: string) => parent.children.findIndex((child) => child.name === name)

/** RSS elements with their attributes. */
const channelElements = (
  'title link description language copyright managingEditor webMaster pubDate lastBuildDate category generator docs ' +
  'cloud ttl image rating textInput skipHours skipDays item'
).split(' ')
const itemElements = 'title link description author category comments enclosure guid pubDate source'.split(' ')
const severalTimes = ['item', 'category', 'enclosure']
const attributes: Readonly<Record<string, readonly string[]>> = {
  rss: ['version'],
  guid: ['isPermaLink'],
  category: ['domain'],
}

const isCore = (name: string) => !name.startsWith('{')
const coreNames = (parent: Reading) => parent.children.map(({ name }) => name).filter(isCore)
const attributesOfCore = (root: Reading) =>
  everything(root).flatMap(({ name, attributes: present }) =>
    isCore(name) ? Object.keys(present).map((attributeName) => [name, attributeName] as const) : [],
  )

/** Elements of modules that must be unique. */
const sameInItem = ['dc:date', 'dc:subject', 'dc:source', 'atom:id', 'atom:published']
const sameInChannel = ['dc:creator', 'dc:date', 'dc:language', 'dc:publisher', 'dc:rights', 'dc:subject']
const named = (parent: Reading, names: readonly string[]) => names.filter((name) => all(parent, name).length > 0)

export const rssStructureRules: readonly Rule[] = [
  {
    id: 'InvalidRSSVersion',
    faults: ({ root }) => (attribute(root, 'version') === '2.0' ? [] : [String(attribute(root, 'version'))]),
    spoil: (text) => text.replace('version="2.0"', 'version="2"'),
  },
  {
    id: 'MissingTitle',
    faults: ({ root }) => missing([channelOf(root), ...all(channelOf(root), 'image')], 'title'),
    spoil: (text) => text.replace('<title>Example News</title>', '<title/>'),
  },
  {
    id: 'MissingLink',
    faults: ({ root }) => missing([channelOf(root), ...all(channelOf(root), 'image')], 'link'),
    spoil: (text) => text.replace('<link>https://news.example.org/feeds/</link>', ''),
  },
  {
    id: 'MissingDescription',
    faults: ({ root }) => missing([channelOf(root)], 'description'),
    spoil: (text) => text.replace(/<description>News from an example.*<\/description>/, ''),
  },
  {
    id: 'MissingAtomSelfLink',
    faults: ({ root }) => (selfOf(root).length === 1 ? [] : [`${selfOf(root).length} self links`]),
    spoil: (text) => text.replace('rel="self"', 'rel="related"'),
  },
  {
    id: 'MissingGuid',
    faults: ({ root }) => missing(itemsOf(root), 'guid'),
    spoil: (text) => text.replace(/<guid.*<\/guid>/, ''),
  },
  {
    id: 'ItemMustContainTitleOrDescription',
    faults: ({ root }) =>
      itemsOf(root).flatMap((item) => (isMissing(item, 'title') && isMissing(item, 'description') ? ['item'] : [])),
    spoil: (text) => text.replace(/<title>Stein.*/, '').replace(/<description>KI.*/, ''),
  },
  {
    id: 'NeedDescriptionBeforeContent',
    faults: ({ root }) =>
      itemsOf(root)
        .map(
          (item) =>
            [
              positionOf(item, 'description'),
              item.children.findIndex(({ name }) => name.endsWith('}encoded')),
            ] as const,
        )
        .flatMap(([description, content]) =>
          content >= 0 && (description < 0 || description > content) ? ['content:encoded'] : [],
        ),
    spoil: (text) => text.replace(/<description>KI.*/, ''),
  },
  {
    id: 'UndefinedElement',
    faults: ({ root }) => [
      ...coreNames(channelOf(root)).filter((name) => !channelElements.includes(name)),
      ...itemsOf(root)
        .flatMap(coreNames)
        .filter((name) => !itemElements.includes(name)),
    ],
    spoil: (text) => text.replace('<guid', '<summary>text</summary><guid'),
  },
  {
    id: 'DuplicateElement',
    faults: ({ root }) =>
      [channelOf(root), ...itemsOf(root)].flatMap((parent) =>
        repeated(coreNames(parent).filter((name) => !severalTimes.includes(name))),
      ),
    spoil: (text) => text.replace('<ttl>30</ttl>', '<ttl>30</ttl><ttl>30</ttl>'),
  },
  {
    id: 'UnexpectedAttribute',
    faults: ({ root }) =>
      attributesOfCore(root).flatMap(([name, key]) =>
        key.startsWith('{') || attributes[name]?.includes(key) ? [] : [key],
      ),
    spoil: (text) => text.replace('<pubDate>', '<pubDate zone="GMT">'),
  },
  {
    id: 'UseOfExtensionAttr',
    faults: ({ root }) => attributesOfCore(root).flatMap(([, key]) => (key.startsWith('{') ? [key] : [])),
    spoil: (text) => text.replace('<pubDate>', '<pubDate candor:zone="GMT">'),
  },
  {
    id: 'MisplacedItem',
    faults: ({ root }) => {
      const names = channelOf(root).children.map(({ name }) => name)
      return names.includes('item') ? names.slice(names.indexOf('item')).filter((name) => name !== 'item') : []
    },
    spoil: (text) => text.replace('</channel>', '<docs>https://example.org/</docs></channel>'),
  },
  {
    id: 'DuplicateSemantics',
    faults: ({ root }) => named(channelOf(root), sameInChannel),
    spoil: (text) => text.replace('<ttl>', '<dc:language>en</dc:language><ttl>'),
  },
  {
    id: 'DuplicateItemSemantics',
    faults: ({ root }) =>
      itemsOf(root).flatMap((item) => [
        ...named(item, sameInItem),
        ...(coreNames(item).includes('author') ? ['author'] : []),
      ]),
    spoil: (text) => text.replace('<dc:creator>', '<dc:source>x</dc:source><dc:creator>'),
  },
]
