/** What a setting is, and how a table of settings is read from the environment: what `site.ts` and `node-settings.ts` share. */

export type Environment = Readonly<Record<string, string | undefined>>

/** One variable: the README's table is held against these rows. */
export type Setting<T> = {
  readonly name: string
  /** Finishes the sentence "must be …". */
  readonly kind: string
  readonly example: string
  readonly description: string
  /** The value when the variable is not set; a setting without one must be set. */
  readonly fallback?: T
  /** How a refused value is shown, where hiding the user of a URL does not suffice. */
  readonly show?: (text: string) => string
  /** Gets trimmed, non-empty text; `undefined` refuses it. */
  readonly parse: (text: string) => T | undefined
}

export type SettingsOf<T> = { readonly [K in keyof T]: Setting<T[K]> }

/** Every setting that is missing or wrong, one line each. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError'
  readonly problems: readonly string[]

  constructor(problems: readonly string[]) {
    super(problems.join('\n'))
    this.problems = problems
  }
}

/** For `parse`: digits only, between two bounds, both included. */
export const parseWholeNumber = (least: number, most: number) => (text: string) => {
  const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN
  return value >= least && value <= most ? value : undefined
}

/** What a URL holds before its host may be a password. */
const withoutUser = (text: string) => text.replace(/:\/\/.*@/, '://…@')

/** A row of a settings table for a whole number between two bounds, both included; its example is the fallback. */
export const wholeNumber = (name: string, least: number, most: number, fallback: number, description: string) => ({
  name,
  kind: `a whole number from ${least} to ${most}`,
  example: String(fallback),
  description,
  fallback,
  parse: parseWholeNumber(least, most),
})

/** Longer values are cut in messages: they are for a log line. */
const shownLength = 80

function read<T>(setting: Setting<T>, environment: Environment): { value: T } | { problem: string } {
  const { name, kind, example, fallback, parse, show = withoutUser } = setting
  const text = environment[name]?.trim() ?? ''
  const expected = `but must be ${kind}, for example ${name}=${example}`
  if (text === '') return fallback === undefined ? { problem: `${name} is not set, ${expected}` } : { value: fallback }
  const value = parse(text)
  if (value !== undefined) return { value }
  return { problem: `${name} is ${JSON.stringify(show(text).slice(0, shownLength))}, ${expected}` }
}

/**
 * Reads a whole table of settings; blank counts as not set, and unknown variables are left alone.
 * Throws a `SettingsError` with all problems at once.
 */
export function readSettings<T extends object>(table: SettingsOf<T>, environment: Environment): Readonly<T> {
  const values: Partial<T> = {}
  const problems: string[] = []
  for (const key of Object.keys(table) as (keyof T)[]) {
    const result = read(table[key], environment)
    if ('problem' in result) problems.push(result.problem)
    else values[key] = result.value
  }
  if (problems.length > 0) throw new SettingsError(problems)
  return Object.freeze(values as T)
}
