/**
 * The addresses of a newsroom: every route of the app, filled with every value that its pattern can
 * have there.
 */
import { familyOf } from '../../../src/core/families/families.ts'

export type Values = {
  /** Keys of families. */
  readonly families: readonly string[]
  /** Parts of archives: `2026-11/1`. */
  readonly parts: readonly string[]
  /** Query strings for addresses that take any, by the last segment of their pattern. */
  readonly queries: Readonly<Record<string, readonly string[]>>
  /**
   * Patterns of plugins that end in a wildcard, or have a number or a digest → what to ask for.
   */
  readonly below?: Readonly<Record<string, readonly string[]>>
}

/** Patterns of the core that end in a wildcard → what to ask for below them. */
const ofTheCore: Readonly<Record<string, readonly string[]>> = {
  '/p/*': ['/p/nobody/rss.xml', '/p/nobody/topics/hidden/atom.xml', '/p/nobody/'],
}

/**
 * All addresses of this route pattern.
 *
 * @throws for a pattern with a variable that this file does not know: say here what it can be.
 */
export function addressesOf(
  pattern: string,
  { families, parts, queries, below = {} }: Values,
): string[] {
  const known = ofTheCore[pattern] ?? below[pattern]
  if (known) return [...known]
  const [, group = ''] = /\/([a-z]+)\/:member/.exec(pattern) ?? []
  const members = families
    .filter((key) => familyOf(key).family.path === group)
    .map((key) => familyOf(key).member)
  const withMembers = pattern.includes('/:member')
    ? members.map((member) => pattern.replace('/:member', `/${member}`))
    : [pattern]
  const filled = withMembers.flatMap((path) => {
    const [, archive] = /(\/:month\{.*?\}\/:part\{.*?\})(?=\/|$)/.exec(path) ?? []
    return archive === undefined ? [path] : parts.map((part) => path.replace(archive, `/${part}`))
  })
  const unknown = filled.find((path) => /[:*{]/.test(path))
  if (unknown !== undefined)
    throw new Error(`${unknown}: test/core/app/route-addresses.ts does not know what to fill in`)
  const last = pattern.slice(pattern.lastIndexOf('/') + 1)
  const asked = pattern.includes('/archive/') ? [''] : ['', ...(queries[last] ?? [])]
  return filled.flatMap((path) => asked.map((query) => `${path}${query}`))
}
