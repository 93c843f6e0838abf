/** Takes over the element tree that the `feed` package builds: checks it, takes `feed`'s own escaping out, gives it types. */
import type { XmlElement, XmlTree } from '../text/xml.ts'

export type RssTree = XmlTree & {
  rss: XmlElement & { channel: XmlElement & { item: XmlElement[]; 'atom:link'?: XmlElement[] } }
}

export type AtomTree = XmlTree & {
  feed: XmlElement & { link: XmlElement[]; entry: (XmlElement & { link: XmlElement[] })[] }
}

/** Told apart by `'rss' in tree`; where the format is known, `plainRssTree` and `plainAtomTree` need no such question. */
export type XmlDocumentTree = RssTree | AtomTree

// Where feed 6.0.0 writes `&amp;` for `&` (its escapeAmp, sanitize and sanitizeUrl), below `channel` and below `feed`.
// A conditional one is not listed: see plainRssTree. Titles, texts, names, logos and ids of feeds are never escaped.
const escapedInRss = [
  ['link', '_text'],
  ['image', 'link', '_text'],
  ['atom:link', '_attributes', 'href'],
  ['googleplay:image', '_attributes', 'href'],
  ['item', 'link', '_text'],
  ['item', 'enclosure', '_attributes', 'url'],
]

const escapedInAtom = [
  ['generator'],
  ['author', 'uri'],
  ['contributor', 'uri'],
  ['link', '_attributes', 'href'],
  ['category', '_attributes', 'term'],
  ['entry', 'id'],
  ['entry', 'link', '_attributes', 'href'],
  // An enclosure's type is cut from the path of its URL, after escaping.
  ['entry', 'link', '_attributes', 'type'],
  ['entry', 'author', 'uri'],
  ['entry', 'contributor', 'uri'],
  ['entry', 'category', '_attributes', 'label'],
  ['entry', 'category', '_attributes', 'scheme'],
  ['entry', 'category', '_attributes', 'term'],
]

/**
 * Takes what `rss2()` or `atom1()` returned and gives back the same tree, changed in place, with every text as it was
 * before `feed` escaped it; ready to be extended and written by `renderXml`. Once per tree: a second call would
 * unescape real text. Extensions belong into the tree afterwards, not into `feed`: one that is named like an element of
 * the lists above (`atom:link`) would replace it and be unescaped in its place.
 * Throws when `feed` returned text, which means that the npm override is not in effect, or no tree at all.
 */
export function plainTree(tree: unknown): XmlDocumentTree {
  return isObject(tree) && 'feed' in tree ? plainAtomTree(tree) : plainRssTree(tree)
}

/** `plainTree` for what `rss2()` returned; throws on an Atom tree too. */
export function plainRssTree(tree: unknown): RssTree {
  assertTree(tree)
  if (!isRssTree(tree)) throw new Error('feed returned no RSS tree: rss/channel/item is missing')
  for (const item of tree.rss.channel.item) {
    const { guid, enclosure } = item
    // Only a guid that `feed` took from the item's link, for want of a guid and an id, is escaped.
    if (isObject(guid) && isObject(guid._attributes) && guid._attributes.isPermaLink === true) undo(guid, ['_text'])
    // The type is cut from the escaped URL, unless the caller gave one.
    if (isObject(enclosure) && isObject(enclosure._attributes)) undoGuessedType(enclosure._attributes)
  }
  for (const path of escapedInRss) undo(tree.rss.channel, path)
  return tree
}

/** `plainTree` for what `atom1()` returned; throws on an RSS tree too. */
export function plainAtomTree(tree: unknown): AtomTree {
  assertTree(tree)
  if (!isAtomTree(tree)) throw new Error('feed returned no Atom tree: feed/link or feed/entry is missing')
  for (const path of escapedInAtom) undo(tree.feed, path)
  return tree
}

function undo(node: unknown, path: readonly string[], depth = 0): void {
  const key = path[depth]
  if (Array.isArray(node)) {
    for (const each of node) undo(each, path, depth)
  } else if (key !== undefined && isObject(node)) {
    const value = node[key]
    if (depth < path.length - 1) undo(value, path, depth + 1)
    else if (typeof value === 'string') node[key] = value.replace(/&amp;/g, '&')
  }
}

function undoGuessedType(enclosure: Record<string, unknown>): void {
  const { url, type } = enclosure
  if (typeof url !== 'string' || typeof type !== 'string') return
  const extension = new URL(url).pathname.split('.').at(-1)
  if (type.slice(type.indexOf('/') + 1) === extension) undo(enclosure, ['type'])
}

function assertTree(tree: unknown): asserts tree is Record<string, unknown> {
  if (isObject(tree)) return
  const found = typeof tree === 'string' ? 'text' : String(tree)
  throw new Error(
    `feed returned ${found} instead of an element tree: the npm override that puts vendor/xml-js in place of xml-js is ` +
      'not in effect. Run `npm ci`, and keep "overrides" in package.json.',
  )
}

function isRssTree(tree: object): tree is RssTree {
  return 'rss' in tree && isObject(tree.rss) && isObject(tree.rss.channel) && Array.isArray(tree.rss.channel.item)
}

function isAtomTree(tree: object): tree is AtomTree {
  return 'feed' in tree && isObject(tree.feed) && Array.isArray(tree.feed.link) && Array.isArray(tree.feed.entry)
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
