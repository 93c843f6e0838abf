/** Which elements HTML cannot hold inside which, for the body cleaner: what it writes must be read back as written. */
import { isSpecial } from './parse.ts'

const cells: ReadonlySet<string> = new Set(['td', 'th', 'caption'])

/** Start tags before which the parser closes an open `p` (HTML §13.2.6.4.7). */
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
 * Whether a parser that meets `element` inside `ancestors` (outermost first) would put it elsewhere. Such trees come
 * from broken tables, whose stray content moves before the table, and from unwrapping what may not leave.
 */
export function breaksOut(element: string, ancestors: readonly string[]): boolean {
  const parent = ancestors.at(-1) ?? ''
  if (Object.hasOwn(parentsInTables, element) && !parentsInTables[element]?.includes(parent)) return true
  if (element === 'a') return isOpen('a', ancestors)
  if (element === 'rt' || element === 'rp') return ['rt', 'rp', 'p', 'li', 'dd', 'dt'].includes(parent)
  if (closesParagraph.has(element) && isOpen('p', ancestors)) return true
  if (/^h[1-6]$/.test(element)) return /^h[1-6]$/.test(parent)
  if (element === 'li') return isOpenItem(['li'], ancestors)
  return (element === 'dd' || element === 'dt') && isOpenItem(['dd', 'dt'], ancestors)
}

/** Table cells begin anew: what is open outside of them is not closed from inside. */
function isOpen(name: string, ancestors: readonly string[]): boolean {
  return ancestors.lastIndexOf(name) > ancestors.findLastIndex((ancestor) => cells.has(ancestor))
}

function isOpenItem(names: readonly string[], ancestors: readonly string[]): boolean {
  const nearest = ancestors.findLast((name) => isSpecial(name) && !['address', 'div', 'p'].includes(name))
  return nearest !== undefined && names.includes(nearest)
}
