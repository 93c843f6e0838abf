/** What `npm run seed` may be asked for on the command line. */
import { parseArgs } from 'node:util'

export type GeneratorOptions = {
  readonly articles: number
  readonly topics: number
  /** How many each article has. */
  readonly sources: number
  /** Another seed, other articles. */
  readonly seed: number
}

/** The command line asks for something that there is not; the message says what there is. */
export class OptionError extends Error {
  override readonly name = 'OptionError'
}

const usage = 'npm run seed -- --articles 100000 [--topics 20] [--sources 3] [--seed 1]'

const limits = { articles: [1, 5_000_000], topics: [1, 500], sources: [0, 20], seed: [0, 999_999] } as const

/**
 * `undefined` without any option: then the demo newsroom is meant.
 *
 * @throws {OptionError} in one line.
 */
export function parseGeneratorOptions(args: readonly string[]): GeneratorOptions | undefined {
  const text = { type: 'string' } as const
  const options = { articles: text, topics: text, sources: text, seed: text }
  if (args.length === 0) return undefined
  try {
    const { values } = parseArgs({ args: [...args], options })
    if (values.articles === undefined) throw new OptionError(`--articles is missing: ${usage}`)
    const number = (name: keyof GeneratorOptions, standard: number) =>
      values[name] === undefined ? standard : wholeNumber(name, values[name])
    return {
      articles: number('articles', 0),
      topics: number('topics', 20),
      sources: number('sources', 3),
      seed: number('seed', 1),
    }
  } catch (error) {
    if (error instanceof OptionError) throw error
    const [reason = ''] = error instanceof Error ? error.message.split(/\.\s/) : []
    throw new OptionError(`${reason.replace(/\.$/, '')}. The options are: ${usage}`, { cause: error })
  }
}

function wholeNumber(name: keyof GeneratorOptions, text: string): number {
  const [least, most] = limits[name]
  const value = /^\d{1,7}$/.test(text) ? Number(text) : Number.NaN
  if (value >= least && value <= most) return value
  throw new OptionError(`--${name} is "${text}", but must be a whole number from ${least} to ${most}: ${usage}`)
}
