/** Parameters of a query string: parsing, and error messages. */

/** Maximum number of values of a parameter that can be repeated. */
const maxValues = 10
/** Maximum number of characters of a search. */
export const longestWords = 200

/** A parameter is not allowed. The message names it, its value, and what is allowed. */
export class SelectionError extends Error {
  override readonly name = 'SelectionError'
}

/** Messages show the first 40 characters of a value. */
const quoted = (text: string) => `"${text.slice(0, 40)}"`

/** The error message for a parameter that takes one value. `expected` completes "but must be …". */
export function problemOf(name: string, expected: string, given: readonly string[]): string {
  const [text = '', ...more] = given
  return `${name} is ${more.length === 0 ? quoted(text) : `given ${given.length} times`}, but must be ${expected}.`
}

export type Parameter<T> = {
  readonly name: string
  /** Completes "but must be …" in messages. */
  readonly expected: string
  readonly parse: (text: string) => T | undefined
}

/**
 * Runs each parser, and reports all wrong parameters at once.
 *
 * @throws {SelectionError} with a sentence for each.
 */
export function parseAll<T extends object>(parsers: { readonly [K in keyof T]: () => T[K] }): T {
  const values: Partial<T> = {}
  const problems: string[] = []
  for (const name of Object.keys(parsers) as (keyof T)[]) {
    try {
      values[name] = parsers[name]()
    } catch (error) {
      if (!(error instanceof SelectionError)) throw error
      problems.push(error.message)
    }
  }
  if (problems.length > 0) throw new SelectionError(problems.join(' '))
  return values as T
}

/**
 * The value of a parameter, or `null` if it is missing.
 *
 * @throws {SelectionError} for a value that is not allowed, or more than one.
 */
export function single<T>(
  query: URLSearchParams,
  { name, expected, parse }: Parameter<T>,
): T | null {
  const [text, ...more] = query.getAll(name)
  if (text === undefined) return null
  const value = more.length === 0 ? parse(text) : undefined
  if (value !== undefined) return value
  throw new SelectionError(problemOf(name, expected, [text, ...more]))
}

/**
 * The values of a parameter that can be repeated, sorted and without duplicates.
 *
 * @throws {SelectionError} for a value that is not allowed, or more than `maxValues`.
 */
export function several(query: URLSearchParams, parameter: Parameter<string>): readonly string[] {
  const { name, expected, parse } = parameter
  const given = query.getAll(name)
  const values = given.map((text) => {
    const value = parse(text)
    if (value === undefined) throw new SelectionError(problemOf(name, expected, [text]))
    return value
  })
  const distinct = [...new Set(values)].toSorted()
  if (distinct.length <= maxValues) return distinct
  throw new SelectionError(
    `${name} is given with ${distinct.length} different values, but at most ${maxValues} are allowed.`,
  )
}

/** Normalizes a typed text: NFC, single spaces, no control characters. */
export const normalizeText = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim()

/** Encodes a text for a query string as an HTML form does, with `+` for a space. */
export const formEncoded = (text: string): string => encodeURIComponent(text).replaceAll('%20', '+')
