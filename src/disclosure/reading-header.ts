/** Reads the `AI-Disclosure` header: a dictionary of structured fields (RFC 9651 §3.2, §4.2.2), of any type of value. */
import type { Declaration } from './declaration.ts'
import { declaration, headerModes } from './reading-values.ts'

/** Characters. */
const maxLength = 4000

const key = /[a-z*][a-z0-9_.*-]*/y
// A String, Token, Date, Decimal or Integer, Boolean, Byte Sequence, Display String.
const bareItem =
  /"(?<string>(?:[\x20\x21\x23-\x5b\x5d-\x7e]|\\["\\])*)"|(?<token>[A-Za-z*][\w!#$%&'*+.^`|~:/-]*)|(?<date>@-?\d{1,15})|-?\d{1,15}(?:\.\d{1,3})?|\?[01]|:[A-Za-z0-9+/=]*:|%"[\x20\x21\x23-\x7e]*"/y

/**
 * The members, and their parameters alike, because the draft's example has semicolons in place of commas. A header that is no
 * dictionary is found, but says nothing (RFC 9651 §4.2).
 */
export function readHeader(headers: Readonly<Record<string, string>>): readonly Declaration[] {
  const [, header] = Object.entries(headers).find(([name]) => name.toLowerCase() === 'ai-disclosure') ?? []
  if (header === undefined) return []
  const members = parseMembers(header.trim()) ?? new Map<string, string>()
  const date = /^@(-?\d+)$/.exec(members.get('date') ?? '')?.[1]
  const at = date === undefined ? null : new Date(Number(date) * 1000)
  const says = {
    mode: headerModes.get(members.get('mode') ?? ''),
    model: members.get('model'),
    provider: members.get('provider'),
    reviewedBy: members.get('reviewed-by'),
    generatedAt: at === null || Number.isNaN(at.getTime()) ? null : at.toISOString().replace('.000Z', 'Z'),
  }
  return [declaration('header', 'AI-Disclosure', header.trim(), says)]
}

/** Strings and tokens as text, dates with their `@`. `null` if it is no dictionary. A later member replaces an earlier one. */
function parseMembers(header: string): ReadonlyMap<string, string> | null {
  if (header.length > maxLength) return null
  const members = new Map<string, string>()
  let at = 0
  const take = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at
    const found = pattern.exec(header)
    at = found === null ? at : pattern.lastIndex
    return found
  }
  while (header !== '') {
    const name = take(key)?.[0]
    if (name === undefined) return null
    const item = take(/=/y) ? take(bareItem) : true
    if (item === null) return null
    if (item !== true) members.set(name, textOfItem(item))
    if (at === header.length) break
    if (!take(/; *|[ \t]*,[ \t]*/y)) return null
  }
  return members
}

const textOfItem = ({ 0: all, groups }: RegExpExecArray): string =>
  groups?.['string']?.replace(/\\(.)/g, '$1') ?? groups?.['token'] ?? all
