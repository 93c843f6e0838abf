/** The parameters of routes, with the schemas that describe them and read them. */

import { authorshipModes } from 'candor-disclosure/disclosure/modes.ts'
import { statuses, unknownMode } from '../../../schema/lists.ts'
import { Refused } from './faults.ts'
import { isStorable } from './store/read-articles.ts'
import { isTimestamp } from './timestamp.ts'

type ParameterSchema =
  | { readonly type: 'string'; readonly enum?: readonly string[]; readonly format?: 'date-time' }
  | {
      readonly type: 'integer'
      readonly minimum: number
      readonly maximum?: number
      readonly default?: number
    }

export type ApiParameter = {
  readonly name: string
  readonly description: string
  readonly schema: ParameterSchema
}

type ParameterValue<P extends ApiParameter> = P['schema'] extends { readonly type: 'string' }
  ? string | null
  : P['schema'] extends { readonly default: number }
    ? number
    : number | null

/** The value of each parameter by its name. */
export type ParameterValues<List extends readonly ApiParameter[]> = {
  readonly [Each in List[number] as Each['name']]: ParameterValue<Each>
}

export const limit = {
  name: 'limit',
  description: 'Entries in the answer.',
  schema: { type: 'integer', minimum: 1, maximum: 100, default: 50 },
} as const
export const after = {
  name: 'after',
  description: 'Where to go on: `next` in an answer has it.',
  schema: { type: 'integer', minimum: 0 },
} as const
export const text = { type: 'string' } as const
const flag = { type: 'string', enum: ['0', '1'] } as const
export const time = { type: 'string', format: 'date-time' } as const

/** Imported articles can have the mode `unknown`. */
const modes = [...authorshipModes, unknownMode] as const

export const articleFilters = [
  {
    name: 'status',
    description: 'Only articles with this status.',
    schema: { ...text, enum: statuses },
  },
  { name: 'mode', description: 'Only articles of this mode.', schema: { ...text, enum: modes } },
  { name: 'topic', description: 'Only articles with the topic of this slug.', schema: text },
  { name: 'url', description: 'Only articles at this address.', schema: text },
  {
    name: 'returned',
    description:
      '`1`: only articles whose text an editor sent back, and that has not changed since. `0`: only others.',
    schema: flag,
  },
  { name: 'changed_since', description: 'Only articles that were written since.', schema: time },
  limit,
  after,
] as const

export const eventFilters = [
  { name: 'since', description: 'Only events since this time.', schema: time },
  limit,
  after,
] as const

export const dryRun = {
  name: 'dry_run',
  description: 'Do everything, tell what would be, and undo it.',
  schema: flag,
} as const
export const atomic = {
  name: 'atomic',
  description: '`0` keeps what is right when another operation is refused.',
  schema: flag,
} as const

export const wrong = (name: string, rule: string) =>
  new Refused(400, `The parameter ${name} must be ${rule}.`)

/**
 * `null`, or the default, for each that is not there. A misspelt `dry_run` would write what was
 * only tried, so each that is not understood is refused.
 *
 * @throws {Refused} 400 with all parameters that are unknown or wrong.
 */
export function parseParameters<const List extends readonly ApiParameter[]>(
  query: URLSearchParams,
  list: List,
): ParameterValues<List> {
  const faults = [unknownIn(query, list)].flatMap((fault) => fault ?? [])
  const values = list.map((each) => {
    try {
      return [each.name, readValue(query, each)]
    } catch (error) {
      if (!(error instanceof Refused)) throw error
      faults.push(error.message)
      return []
    }
  })
  if (faults.length > 0) throw new Refused(400, faults.join(' '))
  return Object.fromEntries(values)
}

function unknownIn(query: URLSearchParams, known: readonly ApiParameter[]): string | null {
  const names = known.map(({ name }) => name)
  const unknown = [...new Set(query.keys())].filter((key) => !names.includes(key))
  if (unknown.length === 0) return null
  const allowed = names.length === 0 ? 'This address takes none' : `Use: ${names.join(', ')}`
  return `There is no parameter ${unknown.map((key) => JSON.stringify(key)).join(', ')}. ${allowed}.`
}

function readValue(query: URLSearchParams, { name, schema }: ApiParameter): unknown {
  const value = query.get(name)
  if (value === null) return (schema.type === 'integer' ? schema.default : null) ?? null
  if (query.getAll(name).length > 1) throw wrong(name, 'given once')
  if (schema.type === 'integer') {
    const { minimum, maximum = Number.MAX_SAFE_INTEGER } = schema
    const number = /^\d{1,16}$/.test(value) ? Number(value) : Number.NaN
    if (number >= minimum && number <= maximum) return number
    throw wrong(name, `a whole number from ${minimum} to ${maximum}`)
  }
  if (schema.enum && !schema.enum.includes(value))
    throw wrong(name, `one of: ${schema.enum.join(', ')}`)
  if (schema.format && !isTimestamp(value)) throw wrong(name, 'a time such as 2026-11-26T08:00:00Z')
  if (!isStorable(value)) throw wrong(name, 'without the character U+0000')
  return value
}
