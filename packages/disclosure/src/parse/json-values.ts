/**
 * Reads members of JSON that may have any type: a wrong type counts as missing. Texts lose what XML
 * cannot carry.
 */
import { legalText } from '../text/legal-text.ts'

export type JsonObject = { readonly [name: string]: unknown }

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** `undefined` if the text is no JSON. */
export function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

export function objectIn(parent: JsonObject, name: string): JsonObject {
  const value = parent[name]
  return isObject(value) ? value : {}
}

export function objectsIn(parent: JsonObject, name: string): readonly JsonObject[] {
  const value = parent[name]
  return Array.isArray(value) ? value.filter(isObject) : []
}

/** A text, trimmed; a number as JSON writes it; `null` if it is missing or empty. */
export function textIn(parent: JsonObject, name: string): string | null {
  const value = parent[name]
  if (typeof value === 'number') return String(value)
  return typeof value === 'string' ? legalText(value).trim() || null : null
}

/** The texts of several members. */
export const textsIn = <Name extends string>(parent: JsonObject, ...names: readonly Name[]) =>
  Object.fromEntries(names.map((name) => [name, textIn(parent, name)])) as {
    readonly [Each in Name]: string | null
  }

/** The columns of the database are 32 bits wide. */
const maxCount = 2_147_483_647

/** A whole number above 0. */
export function countIn(parent: JsonObject, name: string): number | null {
  const value = parent[name]
  const isCount =
    typeof value === 'number' && Number.isInteger(value) && value > 0 && value <= maxCount
  return isCount ? value : null
}

/** Says whether it is a JSON Feed of any version (https://www.jsonfeed.org/version/1.1/). */
export const isJsonFeed = (value: unknown): value is JsonObject =>
  isObject(value) &&
  /^https?:\/\/(www\.)?jsonfeed\.org\/version\//.test(textIn(value, 'version') ?? '')
