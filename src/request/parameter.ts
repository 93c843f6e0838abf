/** One parameter of a query string: what it may be, its value, and the sentence that says what was wrong. */

/** Values of a parameter that may be given more than once. */
const mostValues = 10

/** Names the parameter, what was wrong and what is allowed. */
export class SelectionError extends Error {
  override readonly name = 'SelectionError'
}

/** Longer values are cut in messages. */
const quoted = (text: string) => `"${text.slice(0, 40)}"`

/** What is wrong with `given`, where one value is wanted; `kind` finishes the sentence. */
export function problemOf(name: string, kind: string, given: readonly string[]): string {
  const [text = '', ...more] = given
  return `${name} is ${more.length === 0 ? quoted(text) : `given ${given.length} times`}, but must be ${kind}.`
}

export type Parameter<T> = {
  readonly name: string
  /** Finishes the sentence "but must be …". */
  readonly kind: string
  readonly parse: (text: string) => T | undefined
}

/** @throws {SelectionError} for a value that is not allowed, or more than one. */
export function single<T>(query: URLSearchParams, { name, kind, parse }: Parameter<T>): T | null {
  const [text, ...more] = query.getAll(name)
  if (text === undefined) return null
  const value = more.length === 0 ? parse(text) : undefined
  if (value !== undefined) return value
  throw new SelectionError(problemOf(name, kind, [text, ...more]))
}

/** The values of a parameter that may be given more than once: sorted, each once. */
export function several(query: URLSearchParams, parameter: Parameter<string>): readonly string[] {
  const { name, kind, parse } = parameter
  const given = query.getAll(name)
  const values = given.map((text) => {
    const value = parse(text)
    if (value === undefined) throw new SelectionError(problemOf(name, kind, [text]))
    return value
  })
  const distinct = [...new Set(values)].toSorted()
  if (distinct.length <= mostValues) return distinct
  throw new SelectionError(
    `${name} is given ${distinct.length} times, but may be given ${mostValues} times at the most.`,
  )
}
