/**
 * HTML's rules of nesting. The body cleaner follows them, so that parsers read back the tree that
 * it wrote.
 */
import { isSpecial } from 'candor-disclosure/parse/parse-html.ts'

const cells: ReadonlySet<string> = new Set(['td', 'th', 'caption'])

/** Start tags that close an open `p` (HTML §13.2.6.4.7). */
const closesParagraph: ReadonlySet<string> = new Set(
  (
    'address article aside blockquote details div dl figcaption figure footer header hr ol p pre section table ul ' +
    'h1 h2 h3 h4 h5 h6 li dd dt summary'
  ).split(' '),
)

const parentsInTables: { readonly [element: string]: readonly string[] } = {
  caption: ['table'],
  colgroup: ['table'],
  col: ['colgroup'],
  thead: ['table'],
  tbody: ['table'],
  tfoot: ['table'],
  tr: ['thead', 'tbody', 'tfoot'],
  td: ['tr'],
  th: ['tr'],
}

/**
 * Says whether a parser would move `element` out of `ancestors` (outermost first). Such trees come
 * from broken tables, whose stray content moves before the table, and from unwrapping elements that
 * are not allowed.
 */
export function breaksOut(element: string, ancestors: readonly string[]): boolean {
  const parent = ancestors.at(-1) ?? ''
  if (Object.hasOwn(parentsInTables, element) && !parentsInTables[element]?.includes(parent))
    return true
  if (element === 'a') return isOpen('a', ancestors)
  if (element === 'rt' || element === 'rp')
    return ['rt', 'rp', 'p', 'li', 'dd', 'dt'].includes(parent)
  if (closesParagraph.has(element) && isOpen('p', ancestors)) return true
  if (/^h[1-6]$/.test(element)) return /^h[1-6]$/.test(parent)
  if (element === 'li') return isOpenItem(['li'], ancestors)
  return (element === 'dd' || element === 'dt') && isOpenItem(['dd', 'dt'], ancestors)
}

/**
 * Looks no further than the nearest table cell: an element in a cell cannot close one outside of
 * it.
 */
function isOpen(name: string, ancestors: readonly string[]): boolean {
  return ancestors.lastIndexOf(name) > ancestors.findLastIndex((ancestor) => cells.has(ancestor))
}

function isOpenItem(names: readonly string[], ancestors: readonly string[]): boolean {
  const nearest = ancestors.findLast(
    (name) => isSpecial(name) && !['address', 'div', 'p'].includes(name),
  )
  return nearest !== undefined && names.includes(nearest)
}
