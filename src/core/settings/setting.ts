/** A setting, the reader of a table of settings, and what a capability lacks to be on. */

export type Environment = Readonly<Record<string, string | undefined>>

/** One variable: a row of the tables in docs/settings.md. */
export type Setting<T> = {
  readonly name: string
  /** Completes the sentence "must be …". */
  readonly expected: string
  readonly example: string
  readonly description: string
  /** The default. A setting without one is required. */
  readonly fallback?: T
  /** Redacts a wrong value for the error message; by default, hides the user of a URL. */
  readonly show?: (text: string) => string
  /**
   * All faults of a value, where one rule cannot name them. If there are any, `parse` is not
   * called.
   */
  readonly problems?: (text: string) => readonly string[]
  /** `text` is trimmed and not empty. Returns `undefined` for a wrong value. */
  readonly parse: (text: string) => T | undefined
}

export type SettingsTable = Readonly<Record<string, Setting<unknown>>>

type ValueOf<S> = S extends { readonly parse: (text: string) => infer P }
  ?
      | Exclude<P, undefined>
      | (S extends { readonly fallback: infer F }
          ? F extends readonly never[]
            ? never
            : F
          : never)
  : never

/** The result of `readSettings`: the parsed value of each setting, or its default. */
export type ValuesOf<T> = { readonly [K in keyof T]: ValueOf<T[K]> }

export class SettingsError extends Error {
  override readonly name = 'SettingsError'
  readonly problems: readonly string[]

  constructor(problems: readonly string[]) {
    super(problems.join('\n'))
    this.problems = problems
  }
}

/** A `parse` function for whole numbers from `least` to `most`, digits only. */
export const parseWholeNumber = (least: number, most: number) => (text: string) => {
  const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN
  return value >= least && value <= most ? value : undefined
}

/** The user part of a URL can contain a password. */
const withoutUser = (text: string) => text.replace(/:\/\/.*@/, '://…@')

// Parts of settings, to which a table adds the description.

/** For whole numbers from `least` to `most`. The example is the fallback. */
export const wholeNumber = (name: string, least: number, most: number, fallback: number) => ({
  ...{
    name,
    expected: `a whole number from ${least} to ${most}`,
    example: String(fallback),
    fallback,
  },
  parse: parseWholeNumber(least, most),
})

/** For one of several words. The example is the last one. */
export const oneOf = <const T extends string>(
  name: string,
  choices: readonly T[],
  fallback: T,
) => ({
  ...{
    name,
    expected: `one of ${choices.join(', ')}`,
    example: choices.at(-1) ?? fallback,
    fallback,
  },
  parse: (text: string) => choices.find((choice) => choice === text),
})

/** Off by default. */
export const onOff = (name: string) => ({
  ...{ name, expected: 'on or off', example: 'on', fallback: false },
  parse: (text: string): boolean | undefined => ({ on: true, off: false })[text],
})

/** A table with one switch, which is on in the demo by default, and whether it is on. */
export function onInDemo(name: string, what: string) {
  const description = `${what}. By default only in the demo.`
  const table = { on: { ...onOff(name), fallback: null, description } }
  const isOn = (environment: Environment, isDemo: boolean): boolean =>
    readSettings(table, environment).on ?? isDemo
  return { table, isOn }
}

/** Maximum characters of a value in an error message, which is one log line. */
const maxValueLength = 80

function read<T>(
  setting: Setting<T>,
  environment: Environment,
): { value: T } | { problems: readonly string[] } {
  const { name, expected, example, fallback, parse, show = withoutUser } = setting
  const text = environment[name]?.trim() ?? ''
  const rule = `but must be ${expected}, for example ${name}=${example}`
  if (text === '')
    return fallback === undefined
      ? { problems: [`${name} is not set, ${rule}`] }
      : { value: fallback }
  const faults = setting.problems?.(text) ?? []
  if (faults.length > 0) return { problems: faults.map((fault) => `${name}: ${fault}.`) }
  const value = parse(text)
  if (value !== undefined) return { value }
  return {
    problems: [`${name} is ${JSON.stringify(show(text).slice(0, maxValueLength))}, ${rule}`],
  }
}

/**
 * Reads all settings of the table. Blank means not set. Ignores unknown variables.
 *
 * @throws {SettingsError} with all wrong variables, what is allowed and an example.
 */
export function readSettings<T extends SettingsTable>(
  table: T,
  environment: Environment,
): ValuesOf<T> {
  const results = Object.entries(table).map(
    ([key, setting]) => [key, read(setting, environment)] as const,
  )
  const problems = results.flatMap(([, result]) => ('problems' in result ? result.problems : []))
  if (problems.length > 0) throw new SettingsError(problems)
  const values = results.map(([key, result]) => [key, 'value' in result ? result.value : undefined])
  return Object.freeze(Object.fromEntries(values) as ValuesOf<T>)
}

/** `name` is that of the setting that should turn it on; `problem` is for operators. */
export type Incomplete = { readonly name: string; readonly problem: string }

/** Missing settings; `false` is not missing. */
export type Needs = readonly (string | false)[]

/** Nothing if nothing is missing. */
export function lacking(name: string, needs: Needs): readonly Incomplete[] {
  const missing = needs.filter((each) => each !== false)
  return missing.length === 0
    ? []
    : [{ name, problem: `${name} is off: it needs ${missing.join(', and ')}.` }]
}

/** What the core lacks. */
export const findIncomplete = (environment: Environment): readonly Incomplete[] =>
  lacking('AI_RIGHTS=licensed', [
    environment['AI_RIGHTS']?.trim() === 'licensed' &&
      !environment['LICENSE_URL']?.trim() &&
      'LICENSE_URL, where a licence can be had. Until then it is search-only',
  ])
