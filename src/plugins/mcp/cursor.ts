/** Pages of lists. A cursor has its day (UTC), its list, and the last article of the page before. */
import { SelectionError } from '../../core/request/parameter.ts'
import { isoDay } from '../../core/text/dates.ts'
import { lostPlace, oldCursor, strangeCursor } from './words/sentences.ts'

export type Paging = { readonly limit: number; readonly cursor?: string | undefined }

/** `list` says what chose `all`. @throws {SelectionError} */
export function pageOf<T extends { readonly id: string }>(
  all: readonly T[],
  list: string,
  { limit, cursor }: Paging,
) {
  const day = isoDay(new Date())
  const own = `~${list}~`
  if (cursor?.startsWith(own, day.length) === false) throw new SelectionError(strangeCursor)
  if (cursor?.startsWith(day) === false) throw new SelectionError(oldCursor)
  const after = cursor?.slice(day.length + own.length)
  const at = after === undefined ? 0 : all.findIndex(({ id }) => id === after) + 1
  if (after !== undefined && at === 0) throw new SelectionError(lostPlace)
  const part = all.slice(at, at + limit)
  const last = at + limit < all.length ? part.at(-1) : undefined
  return { part, next_cursor: last ? `${day}${own}${last.id}` : null }
}
