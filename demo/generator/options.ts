/** Command-line options of `candor seed`. */
import { parseArgs } from 'node:util'

export type GeneratorOptions = {
  readonly articles: number
  readonly topics: number
  /** Sources per article. */
  readonly sources: number
  /** A different seed gives different articles. */
  readonly seed: number
}

/** An option is unknown or not allowed; the message says what is allowed. */
export class OptionError extends Error {
  override readonly name = 'OptionError'
}

const usage = 'candor seed --articles 100000 [--topics 20] [--sources 3] [--seed 1]'

const limits = {
  articles: [1, 5_000_000],
  topics: [1, 500],
  sources: [0, 20],
  seed: [0, 999_999],
} as const

/**
 * `undefined` without options, which selects the demo newsroom.
 *
 * @throws {OptionError} with a message of one line.
 */
export function parseGeneratorOptions(args: readonly string[]): GeneratorOptions | undefined {
  const text = { type: 'string' } as const
  const options = { articles: text, topics: text, sources: text, seed: text }
  if (args.length === 0) return undefined
  try {
    const { values } = parseArgs({ args: [...args], options })
    if (values.articles === undefined)
      throw new OptionError(`--articles is missing. Usage: ${usage}`)
    const number = (name: keyof GeneratorOptions, fallback: number) =>
      values[name] === undefined ? fallback : wholeNumber(name, values[name])
    return {
      articles: number('articles', 0),
      topics: number('topics', 20),
      sources: number('sources', 3),
      seed: number('seed', 1),
    }
  } catch (error) {
    if (error instanceof OptionError) throw error
    const [reason = ''] = error instanceof Error ? error.message.split(/\.\s/) : []
    throw new OptionError(`${reason.replace(/\.$/, '')}. Usage: ${usage}`, { cause: error })
  }
}

function wholeNumber(name: keyof GeneratorOptions, text: string): number {
  const [least, most] = limits[name]
  const value = /^\d{1,7}$/.test(text) ? Number(text) : Number.NaN
  if (value >= least && value <= most) return value
  throw new OptionError(
    `--${name} is "${text}", but must be a whole number from ${least} to ${most}. Usage: ${usage}`,
  )
}
