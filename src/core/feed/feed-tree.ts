/**
 * Checks and types the element tree that the `feed` package builds, and undoes `feed`'s own
 * escaping.
 */
import type { XmlElement, XmlTree } from '../text/xml.ts'

export type RssTree = XmlTree & {
  rss: XmlElement & { channel: XmlElement & { item: XmlElement[]; 'atom:link'?: XmlElement[] } }
}

export type AtomTree = XmlTree & {
  feed: XmlElement & { link: XmlElement[]; entry: (XmlElement & { link: XmlElement[] })[] }
}

// The paths below `channel` and `feed` where feed 6.0.0 writes `&amp;` for `&` (escapeAmp, sanitize
// and sanitizeUrl), of what we give it. `feed` never escapes titles, texts, names, logos and ids of
// feeds.
const escapedInRss = [
  ['link', '_text'],
  ['image', 'link', '_text'],
  ['atom:link', '_attributes', 'href'],
  ['item', 'link', '_text'],
]

const escapedInAtom = [
  ['generator'],
  ['author', 'uri'],
  ['link', '_attributes', 'href'],
  ['entry', 'id'],
  ['entry', 'link', '_attributes', 'href'],
  ['entry', 'author', 'uri'],
  ['entry', 'category', '_attributes', 'label'],
  ['entry', 'category', '_attributes', 'scheme'],
  ['entry', 'category', '_attributes', 'term'],
]

/**
 * Undoes `feed`'s escaping in the result of `rss2()`. Changes the tree in place and returns it.
 * Call this once per tree: a second call would unescape real text. Add extensions to the tree
 * afterwards, not to `feed`: an extension with the name of an element in the lists above
 * (`atom:link`) would replace that element and be unescaped.
 *
 * @throws {Error} if `feed` returned text, which means that the npm override is not in effect, or
 *   no RSS tree.
 */
export function plainRssTree(tree: unknown): RssTree {
  assertTree(tree)
  if (!isRssTree(tree)) throw new Error('feed returned no RSS tree: rss/channel/item is missing')
  for (const path of escapedInRss) undo(tree.rss.channel, path)
  return tree
}

/**
 * `plainRssTree` for the result of `atom1()`.
 *
 * @throws {Error} as `plainRssTree` does, and for an RSS tree.
 */
export function plainAtomTree(tree: unknown): AtomTree {
  assertTree(tree)
  if (!isAtomTree(tree))
    throw new Error('feed returned no Atom tree: feed/link or feed/entry is missing')
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

function assertTree(tree: unknown): asserts tree is Record<string, unknown> {
  if (isObject(tree)) return
  const found = typeof tree === 'string' ? 'text' : String(tree)
  throw new Error(
    `feed returned ${found} instead of an element tree: the npm override that puts vendor/xml-js in place of xml-js is ` +
      'not in effect. Run `npm ci`, and keep "overrides" in package.json.',
  )
}

function isRssTree(tree: object): tree is RssTree {
  return (
    'rss' in tree &&
    isObject(tree.rss) &&
    isObject(tree.rss.channel) &&
    Array.isArray(tree.rss.channel.item)
  )
}

function isAtomTree(tree: object): tree is AtomTree {
  return (
    'feed' in tree &&
    isObject(tree.feed) &&
    Array.isArray(tree.feed.link) &&
    Array.isArray(tree.feed.entry)
  )
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
