/** Query string → the filter and the page of the directory, and back. */
import type { Group } from '../families/families.ts'
import { formEncoded, normalizeText, SelectionError } from './parameter.ts'

const longestLike = 100
const maxPages = 1000

/**
 * `like` is the parameter `q`. The page counts from 1; the page of all groups (`group` is `null`)
 * is the only one.
 *
 * @throws {SelectionError} for a value that is not allowed.
 */
export function parseListing(
  group: Group | null,
  query: URLSearchParams,
): { like: string; page: number } {
  const like = normalizeText(query.get('q') ?? '')
  if (like.length > longestLike) {
    throw new SelectionError(
      `q has ${like.length} characters, but must be part of a feed’s name with at most ${longestLike}, such as q=science.`,
    )
  }
  // The page of all groups shows only the largest families of each.
  if (group === null) return { like, page: 1 }
  const page = query.get('page') ?? '1'
  if (/^[1-9][0-9]{0,3}$/.test(page) && Number(page) <= maxPages)
    return { like, page: Number(page) }
  throw new SelectionError(
    `page is "${page.slice(0, 40)}", but must be a whole number from 1 to ${maxPages}, such as page=2.`,
  )
}

/** The query string with its `?`, or an empty string for the first page of all feeds. */
export function canonicalListing(like: string, page: number): string {
  const parameters = [
    ...(like === '' ? [] : [`q=${formEncoded(like)}`]),
    ...(page === 1 ? [] : [`page=${page}`]),
  ]
  return parameters.length === 0 ? '' : `?${parameters.join('&')}`
}
