/** Steps that the readers of all formats share. */

import type { JsonObject } from 'candor-disclosure/parse/json-values.ts'
import { parseDate } from 'candor-disclosure/parse/parse-date.ts'
import { plainTitle, scanHtml } from 'candor-disclosure/parse/scan-html.ts'
import type { XmlElement } from 'candor-disclosure/parse/xml-element.ts'
import { legalText } from 'candor-disclosure/text/legal-text.ts'
import { decoded } from 'candor-disclosure/text/web-address.ts'
import { type ImportNote, note } from './notes.ts'

/** RFC 3339 in UTC, or `null`. Adds to `notes` what cannot be read, and what is guessed. */
export function readDate(text: string | null, notes: ImportNote[]): string | null {
  if (text === null || text.trim() === '') return null
  const date = parseDate(text)
  if (date === null) {
    notes.push(note('date_unreadable', `"${text.trim().slice(0, 60)}"`))
    return null
  }
  if (date.zoneGuessed)
    notes.push(note('date_zone_guessed', `"${text.trim()}" is read as ${date.at}`))
  return date.at
}

export function readTitle(title: string | null, notes: ImportNote[]): string {
  if (title === null) return ''
  const { text, wasHtml } = plainTitle(title)
  if (wasHtml) notes.push(note('title_was_html', title.trim().slice(0, 100)))
  return text
}

/** Feeds write summaries as HTML. */
export const readSummary = (summary: string | null): string =>
  summary === null ? '' : scanHtml(summary).text

/** A segment of a path, of a slug that may be encoded already. */
export const toSegment = (slug: string): string => encodeURIComponent(decoded(slug))

/** Characters. */
const maxName = 1000

/**
 * The name in `desk@example.org (News desk)` (RSS 2.0) or `News desk <desk@example.org>`. An
 * address alone is nobody's name, and is not published.
 */
export function readPerson(text: string | null, notes: ImportNote[]): string | null {
  if (text === null || text.length > maxName) return null
  const named =
    /^[^\s@]+@[^\s@()]+\s*\(([^)]+)\)$/.exec(text) ??
    /^"?([^"<>]+)(?:"\s*)?<[^<>@]*@[^<>]*>$/.exec(text)
  if (named) return named[1]?.trim() || null
  if (!/^\S[^\s@]*@\S+$/.test(text)) return text
  notes.push(note('author_is_email', 'left out'))
  return null
}

/**
 * Notes what an input says and its reader does not take. `known` are names that are no loss,
 * separated by blanks; a name such as `media:` stands for a whole namespace.
 */
export function noteLost(members: JsonObject, known: string, notes: ImportNote[]): void {
  const names = known.split(' ')
  for (const [name, value] of Object.entries(members)) {
    const isKnown = names.includes(name) || names.includes(name.slice(0, name.indexOf(':') + 1))
    if (!isKnown && !isEmpty(value)) notes.push(note('field_lost', legalText(name)))
  }
}

/** The child elements that say something, for `noteLost`. */
export const fieldsOf = (item: XmlElement): JsonObject =>
  Object.fromEntries(
    item.elements
      .map(({ name, text, attributes }) => [name, text || attributes.size] as const)
      .filter(([, value]) => !isEmpty(value)),
  )

const empty: readonly unknown[] = [undefined, null, false, 0, '', '0']

const isEmpty = (value: unknown): boolean =>
  empty.includes(value) ||
  (typeof value === 'object' && value !== null && Object.keys(value).length === 0)
