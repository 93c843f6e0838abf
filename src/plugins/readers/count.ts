/** Counts requests in memory, day by day; keep.ts writes the counts. */
import { fingerprint } from '../../core/pages/style.ts'
import { type CountTarget, createDay, type Day, limits } from './day.ts'
import { type Bits, bitsOf, keyedHash } from './keyed-hash.ts'
import { type Client, type Count, embedderOf, isFeed, isForReaders, type Seen } from './seen.ts'
import { type Agent, parseAgent } from './user-agent.ts'

type CounterParts = {
  /** Host of the service, with its port. */
  readonly ownHost: string
  readonly clock: () => number
  readonly log: (message: string) => void
  readonly most?: typeof limits
}

export type ReaderCounter = ReturnType<typeof createCounter>

const dayMs = 86_400_000
/** Days that wait to be written, if the database is away for so long. */
const maxWaitingDays = 3
/** User-Agents that are parsed already. */
const maxAgents = 10_000
const maxAgentLength = 512

/** A User-Agent, and where its last request was counted. */
type KnownAgent = {
  readonly userAgent: string
  readonly agent: Agent
  last: Remembered | undefined
  /** Its hash with the salt of a day, for direct readers. */
  key: { readonly salt: Bits; readonly bits: Bits } | undefined
}
type Remembered = {
  readonly day: Day
  readonly url: string
  readonly family: string
  readonly format: string
  readonly target: CountTarget
}

export const dateOf = (ms: number): string => new Date(ms).toISOString().slice(0, 10)

export function createCounter({ ownHost, clock, log, most = limits }: CounterParts) {
  const agents = new Map<string, KnownAgent>()
  const salts = new Map<string, Bits>()
  const past: Day[] = []
  let day = createDay(dateOf(clock()), most)
  let salt: Bits | undefined
  let untilMs = endOf(clock())

  function knownOf(userAgent: string, { connection }: Client): KnownAgent {
    const last = connection?.agent as KnownAgent | null | undefined
    // Comparing two texts is faster than finding one in a map.
    if (last?.userAgent === userAgent) return last
    const known = findKnown(userAgent)
    if (connection && userAgent.length <= maxAgentLength) connection.agent = known
    return known
  }

  function findKnown(userAgent: string): KnownAgent {
    const known = agents.get(userAgent)
    if (known) return known
    if (agents.size >= maxAgents) agents.clear()
    const made: KnownAgent = {
      userAgent,
      agent: parseAgent(userAgent),
      last: undefined,
      key: undefined,
    }
    // A longer one is not kept: it would be another one each time.
    if (userAgent.length <= maxAgentLength) agents.set(userAgent, made)
    return made
  }

  /** Most agents ask for the same feed again and again. */
  function targetOf(known: KnownAgent, { url, format }: Seen, family: string): Remembered {
    const { agent, last } = known
    if (
      last &&
      last.day === day &&
      last.format === format &&
      last.url === url &&
      last.family === family
    )
      return last
    const target = day.target(family, format, agent, listOf(agent, url))
    known.last = { day, url, family, format, target }
    return known.last
  }

  /** At midnight, the salt goes with its day. */
  function turn(nowMs: number): void {
    if (day.changes() > 0) past.push(day)
    if (past.length > maxWaitingDays)
      log(`readers of ${past.shift()?.date} are lost: the database has been away for days`)
    day = createDay(dateOf(nowMs), most)
    untilMs = endOf(nowMs)
    salt = salts.get(day.date)
    salts.clear()
    if (salt !== undefined) salts.set(day.date, salt)
  }

  const count: Count = (seen) => {
    const nowMs = clock()
    if (nowMs >= untilMs) turn(nowMs)
    const { family, format, status, bytes } = seen
    if (status >= 400) {
      if (isForReaders(format)) day.error(seen.route, status)
      return
    }
    if (family === null || (status !== 200 && status !== 304)) return
    const host = embedderOf(seen, ownHost)
    if (host !== null) return day.embed(host, family)
    if (!isFeed(format)) return
    const known = knownOf(seen.userAgent ?? '', seen.client)
    const { agent } = known
    const remembered = targetOf(known, seen, family)
    day.request(remembered.target, agent, status === 304, bytes, nowMs)
    if (agent.subscribers === null && !agent.crawler) countDirect(seen, known, remembered)
  }

  function countDirect(
    { client, userAgent }: Seen,
    known: KnownAgent,
    remembered: Remembered,
  ): void {
    const { connection } = client
    if (salt === undefined || connection?.counted === remembered) return
    const address = client.address()
    if (address === null) return
    if (known.key?.salt !== salt) known.key = { salt, bits: keyedHash(salt, userAgent ?? '') }
    day.direct(remembered.target, keyedHash(known.key.bits, address))
    if (connection) connection.counted = remembered
  }

  return {
    count,
    today: () => day.date,
    /** Days with something to write, the oldest first. */
    days: (): readonly Day[] => (day.changes() > 0 ? [...past, day] : [...past]),
    forget(old: Day): void {
      const index = past.indexOf(old)
      if (index !== -1 && old.changes() === 0) past.splice(index, 1)
    },
    hasSalt: (date: string) => salts.has(date),
    /** 16 hexadecimal digits. Without the salt of its day, no reader is counted as direct. */
    setSalt(date: string, hex: string): void {
      const bits = bitsOf(hex)
      salts.set(date, bits)
      if (date === day.date) salt = bits
    },
  }
}

const endOf = (ms: number) => (Math.floor(ms / dayMs) + 1) * dayMs

/**
 * An aggregator has one figure for each address that it fetches, unless it tells its own id of the
 * feed.
 */
function listOf(agent: Agent, url: string): string {
  if (agent.subscribers === null || agent.list !== '') return agent.list
  const query = url.indexOf('?')
  // Keeps lists apart without keeping what a stranger wrote.
  return query === -1 ? '' : `?${fingerprint(url.slice(query, query + 500))}`
}
