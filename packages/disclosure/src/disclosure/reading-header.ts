/**
 * Reads the `AI-Disclosure` header: a dictionary of structured fields (RFC 9651 §3.2, §4.2.2), of
 * any type of value.
 */
import type { Declaration } from './declaration.ts'
import { declaration, headerModes } from './reading-values.ts'

/** Characters. */
const maxLength = 4000

/**
 * A key, a value (String, Token, Date, Decimal or Integer, Boolean, Byte Sequence, Display String),
 * and what separates it from the next member. Parameters count as members, because the draft's
 * example has semicolons in place of commas.
 */
const member =
  /(?<key>[a-z*][a-z0-9_.*-]*)(?:=(?<value>"(?<string>(?:[\x20\x21\x23-\x5b\x5d-\x7e]|\\["\\])*)"|[A-Za-z*][\w!#$%&'*+.^`|~:/-]*|@-?\d{1,15}|-?\d{1,15}(?:\.\d{1,3})?|\?[01]|:[A-Za-z0-9+/=]*:|%"[\x20\x21\x23-\x7e]*"))?(?:$|(?:; *|[ \t]*,[ \t]*)(?=[a-z*]))/gy

/** A header that is no dictionary is found, but says nothing (RFC 9651 §4.2). */
export function readHeader(headers: Readonly<Record<string, string>>): readonly Declaration[] {
  const header = Object.entries(headers)
    .find(([name]) => name.toLowerCase() === 'ai-disclosure')?.[1]
    .trim()
  if (header === undefined) return []
  const members = membersOf(header)
  const date = /^@(-?\d+)$/.exec(members.get('date') ?? '')?.[1]
  const at = date === undefined ? null : new Date(Number(date) * 1000)
  const says = {
    mode: headerModes.get(members.get('mode') ?? ''),
    model: members.get('model'),
    provider: members.get('provider'),
    reviewedBy: members.get('reviewed-by'),
    generatedAt:
      at === null || Number.isNaN(at.getTime()) ? null : at.toISOString().replace('.000Z', 'Z'),
  }
  return [declaration('header', 'AI-Disclosure', header, says)]
}

/**
 * Strings as text, all else as it is written. A later member replaces an earlier one. Empty if it
 * is no dictionary.
 */
function membersOf(header: string): ReadonlyMap<string, string> {
  const found = header.length > maxLength ? [] : Array.from(header.matchAll(member))
  if (found.map(([all]) => all).join('') !== header) return new Map()
  const entries = found.flatMap(({ groups }) => {
    const { key = '', value, string } = groups ?? {}
    return value === undefined ? [] : [[key, string?.replace(/\\(.)/g, '$1') ?? value] as const]
  })
  return new Map(entries)
}
