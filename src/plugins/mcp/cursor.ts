/** Pages of lists. A cursor has its day (UTC), its list, and the last article of the page before. */
import { isoDay } from '../../core/text/dates.ts'
import { lostPlace, oldCursor, strangeCursor } from './words/sentences.ts'

/** The message says what is allowed. */
export class WrongInput extends Error {
  override readonly name = 'WrongInput'
}

export type Paging = { readonly limit: number; readonly cursor?: string | undefined }

/** `list` says what chose `all`. @throws {WrongInput} */
export function pageOf<T extends { readonly id: string }>(
  all: readonly T[],
  list: string,
  { limit, cursor }: Paging,
) {
  const day = isoDay(new Date())
  const own = `~${list}~`
  if (cursor?.startsWith(own, day.length) === false) throw new WrongInput(strangeCursor)
  if (cursor?.startsWith(day) === false) throw new WrongInput(oldCursor)
  const after = cursor?.slice(day.length + own.length)
  const at = after === undefined ? 0 : all.findIndex(({ id }) => id === after) + 1
  if (after !== undefined && at === 0) throw new WrongInput(lostPlace)
  const part = all.slice(at, at + limit)
  const last = at + limit < all.length ? part.at(-1) : undefined
  return { part, next_cursor: last ? `${day}${own}${last.id}` : null }
}
