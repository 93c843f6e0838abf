/** Values of flags. A wrong one ends the command with its name, its value and what is allowed. */
import { wrong } from './failed.ts'

/** Entries with commas. */
export const toList = (text: string): string[] => text.split(',').map((entry) => entry.trim())

/** Each once. `allowed` are examples, in words. */
export function parseNames(
  flag: string,
  text: string,
  isAllowed: (entry: string) => boolean,
  allowed: string,
): readonly string[] {
  const entries = toList(text)
  const refused = entries.filter((each) => !isAllowed(each)).map((each) => JSON.stringify(each))
  if (refused.length === 0) return [...new Set(entries)]
  throw wrong(`${flag} has ${refused.join(', ')}. Use: ${allowed}.`)
}

/** Entries with commas, of those that are allowed. */
export const parseList = (
  flag: string,
  text: string,
  allowed: readonly string[],
): readonly string[] => parseNames(flag, text, (each) => allowed.includes(each), allowed.join(', '))

export function parseCount(flag: string, text: string, max: number): number {
  const count = /^\d+$/.test(text) ? Number(text) : 0
  if (count >= 1 && count <= max) return count
  throw wrong(`${flag} is ${JSON.stringify(text)}, but must be a whole number from 1 to ${max}.`)
}
