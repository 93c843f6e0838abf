/** What readers will miss of an article that is accepted as it is: for warnings to its writer. */
import { isAllowed, replacements } from './allow-list.ts'
import { mathElements } from './mathml.ts'

/** Names of elements; more are not listed. */
const maxNamed = 5

/**
 * Elements of a body that feeds leave out, in lower case, in alphabetical order. Those that another
 * one replaces are not among them, nor those of drawings, of which the text stays.
 */
export function leftOut(bodyHtml: string): readonly string[] {
  const names = new Set(
    [...bodyHtml.matchAll(/<([a-z][a-z0-9-]*)/gi)].map(([, name = '']) => name.toLowerCase()),
  )
  return [...names]
    .filter((name) => !(isAllowed(name) || replacements.has(name) || harmless.has(name)))
    .toSorted()
    .slice(0, maxNamed)
}

/** `html` and the like are only the frame of a body, `font` changes no word, drawings keep their text. */
const harmless: ReadonlySet<string> = new Set([
  ...['html', 'head', 'body', 'meta', 'title', 'font', 'big', 'math', 'svg'],
  ...['g', 'path', 'circle', 'rect', 'line', 'polyline', 'polygon', 'ellipse', 'text', 'tspan'],
  ...['defs', 'use', 'symbol', 'stop', 'lineargradient', 'radialgradient', 'clippath', 'mask'],
  ...mathElements,
])
