/** The parameters of a list of articles. */
import { unknownMode } from '../disclosure/disclosure.ts'
import { authorshipModes } from '../disclosure/modes.ts'
import { longestDays, standardDays } from '../readership/report.ts'
import { type ArticleFilter, isStorable } from '../writer/read-articles.ts'
import { Refused } from './faults.ts'
import { statuses } from './rules.ts'
import { isTimestamp } from './timestamp.ts'

/** Articles in one answer. */
const longestList = 100
const standardList = 50

const limit = {
  name: 'limit',
  description: 'Entries in the answer.',
  schema: { type: 'integer', minimum: 1, maximum: longestList, default: standardList },
} as const
const after = {
  name: 'after',
  description: 'Where to go on: `next` in an answer has it.',
  schema: { type: 'integer', minimum: 0 },
} as const

/** Imports can have articles of which nobody has said how they were made. */
const modes = [...authorshipModes, unknownMode] as const

/** As the description of the API names them. */
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

/** Those of a replay: one of them. */
export const replayParameters = [
  {
    name: 'after',
    description: 'The id of the last message that arrived: `webhook-id`, such as `evt_42`.',
    schema: { type: 'string' },
  },
  { name: 'from', description: 'The time of the first event.', schema: { type: 'string', format: 'date-time' } },
] as const

const wrong = (name: string, rule: string) => new Refused(400, `The parameter ${name} must be ${rule}.`)

/** @throws {Refused} 400 with the first parameter that is wrong. */
export function parseFilter(query: URLSearchParams): ArticleFilter {
  refuseStrangers(query, filters)
  return {
    status: oneOf(query, 'status', statuses),
    mode: oneOf(query, 'mode', modes),
    topic: storable(query, 'topic'),
    url: storable(query, 'url'),
    changedSince: time(query, 'changed_since'),
    limit: whole(query, 'limit', 1, longestList) ?? standardList,
    after: whole(query, 'after', 0, Number.MAX_SAFE_INTEGER),
  }
}

/** @throws {Refused} 400 with the first parameter that is wrong. */
export function parseEventFilter(query: URLSearchParams) {
  refuseStrangers(query, eventFilters)
  return {
    since: time(query, 'since'),
    limit: whole(query, 'limit', 1, longestList) ?? standardList,
    after: whole(query, 'after', 0, Number.MAX_SAFE_INTEGER) ?? 0,
  }
}

/** @throws {Refused} 400 with the first parameter that is wrong. */
export function parseReaderFilter(query: URLSearchParams) {
  refuseStrangers(query, readerFilters)
  return { feed: storable(query, 'feed'), days: whole(query, 'days', 1, longestDays) ?? standardDays }
}

/** @throws {Refused} 400 with the first parameter that is wrong. */
export function parseDeliveryFilter(query: URLSearchParams) {
  refuseStrangers(query, deliveryFilters)
  return {
    limit: whole(query, 'limit', 1, longestList) ?? standardList,
    after: whole(query, 'after', 0, Number.MAX_SAFE_INTEGER),
  }
}

/** @throws {Refused} 400 without exactly one of the parameters, or if it is wrong. */
export function parseReplay(query: URLSearchParams): { readonly after: number } | { readonly from: string } {
  refuseStrangers(query, replayParameters)
  const [id, from] = [query.get('after'), time(query, 'from')]
  if ((id === null) === (from === null)) {
    throw new Refused(400, 'Say where to begin: after= with the webhook-id of a message, or from= with a time.')
  }
  if (from !== null) return { from }
  const after = Number(/^(?:evt_)?(\d{1,15})$/.exec(id ?? '')?.[1] ?? Number.NaN)
  if (Number.isNaN(after)) throw wrong('after', 'the webhook-id of a message, such as evt_42')
  return { after }
}

/** @throws {Refused} 400 for a parameter that is not known. */
export function refuseStrangers(query: URLSearchParams, known: readonly { readonly name: string }[]): void {
  const names = known.map(({ name }) => name)
  const stranger = [...query.keys()].find((key) => !names.includes(key))
  if (stranger === undefined) return
  const allowed = names.length === 0 ? 'This address takes none' : `Use: ${names.join(', ')}`
  throw new Refused(400, `There is no parameter ${JSON.stringify(stranger)}. ${allowed}.`)
}

function time(query: URLSearchParams, name: string): string | null {
  const value = query.get(name)
  if (value !== null && !isTimestamp(value)) throw wrong(name, 'a time such as 2026-11-26T08:00:00Z')
  return value
}

function storable(query: URLSearchParams, name: string): string | null {
  const value = query.get(name)
  if (value !== null && !isStorable(value)) throw wrong(name, 'without the character U+0000')
  return value
}

function oneOf(query: URLSearchParams, name: string, allowed: readonly string[]): string | null {
  const value = query.get(name)
  if (value !== null && !allowed.includes(value)) throw wrong(name, `one of: ${allowed.join(', ')}`)
  return value
}

function whole(query: URLSearchParams, name: string, least: number, most: number): number | null {
  const value = query.get(name)
  if (value === null) return null
  const number = /^\d{1,16}$/.test(value) ? Number(value) : Number.NaN
  if (!(number >= least && number <= most)) throw wrong(name, `a whole number from ${least} to ${most}`)
  return number
}
