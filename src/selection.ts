/** Query string → Selection: what a reader may choose about a feed. Parameters that are not ours are ignored. */
import type { Selection } from './articles/article.ts'
import type { Site } from './site.ts'

const longest = 100

/** Names the parameter, what was wrong and what is allowed. */
export class SelectionError extends Error {
  override readonly name = 'SelectionError'
}

/** @throws {SelectionError} for a `limit` that is not one whole number from 1 to 100. */
export function parseSelection(family: string, query: URLSearchParams | undefined, site: Site): Selection {
  const [limit, ...more] = query?.getAll('limit') ?? []
  if (limit === undefined) return { family, limit: site.feedLength }
  const expected = `but must be one whole number from 1 to ${longest}, such as limit=10.`
  if (more.length > 0) throw new SelectionError(`limit is given ${more.length + 1} times, ${expected}`)
  if (!/^[1-9][0-9]{0,2}$/.test(limit) || Number(limit) > longest) {
    throw new SelectionError(`limit is "${limit.slice(0, 40)}", ${expected}`)
  }
  return { family, limit: Number(limit) }
}
