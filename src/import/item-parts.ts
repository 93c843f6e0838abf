/** Steps that the readers of all formats share. */
import { decoded } from '../text/web-address.ts'
import type { ImportNote } from './imported-article.ts'
import { note } from './notes.ts'
import { parseDate } from './parse-date.ts'
import { plainTitle, scanHtml } from './scan-html.ts'

/** RFC 3339 in UTC, or `null`. Adds to `notes` what cannot be read, and what is guessed. */
export function readDate(text: string | null, notes: ImportNote[]): string | null {
  if (text === null || text.trim() === '') return null
  const date = parseDate(text)
  if (date === null) {
    notes.push(note('date_unreadable', `"${text.trim().slice(0, 60)}"`))
    return null
  }
  if (date.zoneGuessed) notes.push(note('date_zone_guessed', `"${text.trim()}" is read as ${date.at}`))
  return date.at
}

/** A title as plain text. */
export function readTitle(title: string | null, notes: ImportNote[]): string {
  if (title === null) return ''
  const { text, wasHtml } = plainTitle(title)
  if (wasHtml) notes.push(note('title_was_html', title.trim().slice(0, 100)))
  return text
}

/** A summary as plain text: feeds write it as HTML, and end it with what is cut by their software. */
export function readSummary(summary: string | null): string {
  return summary === null ? '' : scanHtml(summary).text
}

/** A segment of a path, of a slug that may be encoded already. */
export const toSegment = (slug: string): string => encodeURIComponent(decoded(slug))

/** Characters. */
const maxName = 1000

/**
 * The name in `desk@example.org (News desk)` (RSS 2.0) or `News desk <desk@example.org>`. An address alone is nobody's
 * name, and is not published.
 */
export function readPerson(text: string | null, notes: ImportNote[]): string | null {
  if (text === null || text.length > maxName) return null
  const named = /^[^\s@]+@[^\s@()]+\s*\(([^)]+)\)$/.exec(text) ?? /^"?([^"<>]+?)"?\s*<[^<>]*@[^<>]*>$/.exec(text)
  if (named) return named[1]?.trim() || null
  if (!/^\S+@\S+$/.test(text)) return text
  notes.push(note('author_is_email', 'left out'))
  return null
}
