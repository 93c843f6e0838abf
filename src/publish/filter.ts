/** The parameters of lists, as the description of the API names them: they are read by their schemas. */
import { authorshipModes, statuses, unknownMode } from '../../schema/lists.ts'
import { longestDays, standardDays } from '../readership/report.ts'
import { isStorable } from '../writer/read-articles.ts'
import { Refused } from './faults.ts'
import { isTimestamp } from './timestamp.ts'

type Schema =
  | { readonly type: 'string'; readonly enum?: readonly string[]; readonly format?: 'date-time' }
  | { readonly type: 'integer'; readonly minimum: number; readonly maximum?: number; readonly default?: number }

export type Parameter = { readonly name: string; readonly description: string; readonly schema: Schema }

type Value<S extends Schema> = S extends { readonly type: 'string' }
  ? string | null
  : S extends { readonly default: number }
    ? number
    : number | null

const limit = {
  name: 'limit',
  description: 'Entries in the answer.',
  schema: { type: 'integer', minimum: 1, maximum: 100, default: 50 },
} as const
const after = {
  name: 'after',
  description: 'Where to go on: `next` in an answer has it.',
  schema: { type: 'integer', minimum: 0 },
} as const

/** Imports can have articles of which nobody has said how they were made. */
const modes = [...authorshipModes, unknownMode] as const

/** Those of a list of articles. */
export const filters = [
  { name: 'status', description: 'Only articles with this status.', schema: { type: 'string', enum: statuses } },
  { name: 'mode', description: 'Only articles of this mode.', schema: { type: 'string', enum: modes } },
  { name: 'topic', description: 'Only articles with the topic of this slug.', schema: { type: 'string' } },
  { name: 'url', description: 'Only articles at this address.', schema: { type: 'string' } },
  {
    name: 'changed_since',
    description: 'Only articles that were written since.',
    schema: { type: 'string', format: 'date-time' },
  },
  limit,
  after,
] as const

/** Those of the record of changes. */
export const eventFilters = [
  {
    name: 'since',
    description: 'Only events since this time.',
    schema: { type: 'string', format: 'date-time' },
  },
  limit,
  after,
] as const

/** Those of the report on readers. */
export const readerFilters = [
  { name: 'feed', description: 'Only this feed, such as `all` or `topics/science`.', schema: { type: 'string' } },
  {
    name: 'days',
    description: 'Days of the report, the last of them today, in UTC.',
    schema: { type: 'integer', minimum: 1, maximum: longestDays, default: standardDays },
  },
] as const

/** Those of a list of deliveries, which begins with the last. */
export const deliveryFilters = [limit, after] as const

const replayFrom = {
  name: 'from',
  description: 'The time of the first event.',
  schema: { type: 'string', format: 'date-time' },
} as const

/** Those of a replay: one of them. */
export const replayParameters = [
  {
    name: 'after',
    description: 'The id of the last message that arrived: `webhook-id`, such as `evt_42`.',
    schema: { type: 'string' },
  },
  replayFrom,
] as const

const wrong = (name: string, rule: string) => new Refused(400, `The parameter ${name} must be ${rule}.`)

/** `null`, or the default, for each that is not there. @throws {Refused} 400 with all parameters that are unknown or wrong. */
export function parseParameters<List extends readonly Parameter[]>(query: URLSearchParams, list: List) {
  return readAll(query, list, (each) => readValue(query, each)) as {
    readonly [Each in List[number] as Each['name']]: Value<Each['schema']>
  }
}

/** The value of each parameter by its name. @throws {Refused} 400 with all that `read` and `refuseStrangers` refuse. */
export function readAll<Named extends { readonly name: string }, Read>(
  query: URLSearchParams,
  list: readonly Named[],
  read: (each: Named) => Read,
): Record<string, Read> {
  const wrong: string[] = []
  const tried = <T>(attempt: () => T): T[] => {
    try {
      return [attempt()]
    } catch (error) {
      if (!(error instanceof Refused)) throw error
      wrong.push(error.message)
      return []
    }
  }
  tried(() => refuseStrangers(query, list))
  const values = list.flatMap((each) => tried((): [string, Read] => [each.name, read(each)]))
  if (wrong.length > 0) throw new Refused(400, wrong.join(' '))
  return Object.fromEntries(values)
}

function readValue(query: URLSearchParams, { name, schema }: Parameter): string | number | null {
  const value = query.get(name)
  if (value === null) return (schema.type === 'integer' ? schema.default : null) ?? null
  if (schema.type === 'integer') {
    const { minimum, maximum = Number.MAX_SAFE_INTEGER } = schema
    const number = /^\d{1,16}$/.test(value) ? Number(value) : Number.NaN
    if (number >= minimum && number <= maximum) return number
    throw wrong(name, `a whole number from ${minimum} to ${maximum}`)
  }
  if (schema.enum && !schema.enum.includes(value)) throw wrong(name, `one of: ${schema.enum.join(', ')}`)
  if (schema.format && !isTimestamp(value)) throw wrong(name, 'a time such as 2026-11-26T08:00:00Z')
  if (!isStorable(value)) throw wrong(name, 'without the character U+0000')
  return value
}

/** @throws {Refused} 400 without exactly one of the parameters, or if it is wrong. */
export function parseReplay(query: URLSearchParams): { readonly after: number } | { readonly from: string } {
  refuseStrangers(query, replayParameters)
  const [id, from] = [query.get('after'), readValue(query, replayFrom)]
  if ((id === null) === (from === null)) {
    throw new Refused(400, 'Say where to begin: after= with the webhook-id of a message, or from= with a time.')
  }
  if (from !== null) return { from: String(from) }
  const after = Number(/^(?:evt_)?(\d{1,15})$/.exec(id ?? '')?.[1] ?? Number.NaN)
  if (Number.isNaN(after)) throw wrong('after', 'the webhook-id of a message, such as evt_42')
  return { after }
}

/** @throws {Refused} 400 for a parameter that is not known. */
export function refuseStrangers(query: URLSearchParams, known: readonly { readonly name: string }[]): void {
  const names = known.map(({ name }) => name)
  const strangers = [...new Set(query.keys())].filter((key) => !names.includes(key))
  if (strangers.length === 0) return
  const allowed = names.length === 0 ? 'This address takes none' : `Use: ${names.join(', ')}`
  throw new Refused(400, `There is no parameter ${strangers.map((key) => JSON.stringify(key)).join(', ')}. ${allowed}.`)
}
