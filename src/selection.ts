/** Query string → Selection: what a reader may choose about a feed. Parameters that are not ours are ignored. */
import type { Selection } from './articles/article.ts'
import type { Site } from './site.ts'

const longest = 100

/** Names the parameter, what was wrong and what is allowed. */
export class SelectionError extends Error {
  override readonly name = 'SelectionError'
}

/** @throws {SelectionError} for a `limit` that is not a whole number from 1 to 100. */
export function parseSelection(family: string, query: URLSearchParams, site: Site): Selection {
  const limit = query.get('limit')
  if (limit === null) return { family, limit: site.feedLength }
  if (!/^[1-9][0-9]{0,2}$/.test(limit) || Number(limit) > longest) {
    throw new SelectionError(
      `limit is "${limit.slice(0, 40)}", but must be a whole number from 1 to ${longest}, such as limit=10.`,
    )
  }
  return { family, limit: Number(limit) }
}
