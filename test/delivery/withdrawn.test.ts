/**
 * Text that was withdrawn, and bursts of requests: who gets the bytes in memory while the database is asked. Time is passed
 * in: the tests have no timers, and their database answers when its time has come.
 */
import { describe, expect, it } from 'vitest'
import type { Shelf } from '../../src/delivery/cache-classes.ts'
import { deadlineMs } from '../../src/delivery/deadline.ts'
import { checkWaitMs, createDelivery } from '../../src/delivery/delivery.ts'
import { TooBusy } from '../../src/delivery/queue.ts'
import type { Context } from '../../src/delivery/runtime.ts'
import type { Cacheable, Delivered } from '../../src/delivery/version.ts'
import { runs } from '../fixtures/runs.ts'
import { type Random, seeded } from '../fixtures/seeded.ts'

const freshMs = 1000
const staleSeconds = 3600

/** `hangs` answers with an error at the deadline. */
type Mood = 'fast' | 'slow' | 'hangs' | 'fails'
const latencies = { fast: 20, slow: 700, hangs: deadlineMs, fails: 5 } as const

/** A value is what its document showed: the number of changes of each of its families. */
type Shows = readonly number[]

const documents: Readonly<Record<string, { families: Cacheable<Shows>['families']; shelf: Shelf }>> = {
  feed: { families: ['all'], shelf: 'feed' },
  page: { families: ['all'], shelf: 'feed' },
  topic: { families: ['topics/a'], shelf: 'feed' },
  filtered: { families: ['all', 'topics/a'], shelf: 'variant' },
  embed: { families: ['all'], shelf: 'embed' },
  private: { families: ['all', 'partners/acme/all'], shelf: 'feed' },
  // Its period is like a family that never changes.
  daily: { families: ['all', '2026-11-28'], shelf: 'variant' },
}

/** Events in the order of time; all that follows from one happens before the next. */
function createTime() {
  let now = 0
  let events: { readonly atMs: number; readonly happen: () => void }[] = []
  const at = (ms: number, happen: () => void) => {
    events.push({ atMs: now + ms, happen })
    events.sort((one, other) => one.atMs - other.atMs)
  }
  return {
    now: () => now,
    at,
    sleep: (ms: number) => new Promise<undefined>((resolve) => at(ms, () => resolve(undefined))),
    async pass(ms: number): Promise<void> {
      for (const untilMs = now + ms; ; ) {
        await new Promise((resolve) => setImmediate(resolve))
        const [next] = events
        if (next === undefined || next.atMs > untilMs) {
          now = untilMs
          return
        }
        events = events.slice(1)
        now = next.atMs
        next.happen()
      }
    },
  }
}

function createWorld(context: Partial<Context> = {}) {
  const time = createTime()
  const changes: Record<string, number> = {}
  const families = [...new Set(Object.values(documents).flatMap((document) => document.families))]
  for (const family of families) changes[family] = 0
  /** What the process has been told of each family. */
  const told: Record<string, number> = { ...changes }
  const history: { readonly atMs: number; readonly changes: Record<string, number> }[] = []
  const world = {
    time,
    mood: 'fast' as Mood,
    /** When the database last failed, or did not answer within the bound. */
    failedMs: Number.NEGATIVE_INFINITY,
    queries: 0,
    told,
    change(family: string) {
      history.push({ atMs: time.now(), changes: { ...changes } })
      changes[family] = (changes[family] ?? 0) + 1
    },
    /** The number of changes at that time. */
    before: (ms: number): Record<string, number> => history.find(({ atMs }) => atMs > ms)?.changes ?? changes,
    deliver: (name: string) => delivery.deliver(toCacheable(name), { ...node, ...context }),
  }
  const delivery = createDelivery<Shows>({
    freshMs,
    staleSeconds,
    shelfBytes: { feed: 10_000, variant: 10_000, embed: 10_000 },
    clock: time.now,
    sleep: time.sleep,
    concernsAll: () => true,
    outage: () => {},
    recovery: () => {},
  })

  function query<T>(asked: readonly string[], answer: (shows: Shows) => T): Promise<T> {
    world.queries += 1
    const { mood } = world
    const failsNow = () => {
      world.failedMs = time.now()
    }
    if (mood === 'hangs') time.at(checkWaitMs, failsNow)
    return new Promise((resolve, reject) => {
      time.at(latencies[mood] / 2, () => {
        const shows = asked.map((family) => changes[family] ?? 0)
        time.at(latencies[mood] / 2, () => {
          if (mood === 'hangs' || mood === 'fails') {
            failsNow()
            reject(new Error(`the database ${mood}`))
            return
          }
          for (const [index, family] of asked.entries()) told[family] = Math.max(told[family] ?? 0, shows[index] ?? 0)
          resolve(answer(shows))
        })
      })
    })
  }

  function toCacheable(key: string): Cacheable<Shows> {
    const document = documents[key]
    if (!document) throw new Error(`no document ${key}`)
    const readAt = () => new Date(time.now())
    const stateOf = (shows: Shows) => shows.join(', ')
    return {
      key,
      ...document,
      check: () => query(document.families, (shows) => ({ state: stateOf(shows), readAt: readAt() })),
      render: () =>
        query(document.families, (shows) => ({ value: shows, bytes: 100, state: stateOf(shows), readAt: readAt() })),
    }
  }
  return world
}

const node: Context = { sharesPromises: true, waitUntil: () => {} }
const contexts: Readonly<Record<string, Context>> = { Node: node, 'the edge': { ...node, sharesPromises: false } }

describe.each(Object.keys(contexts))('on %s', (runtime) => {
  const context = contexts[runtime]

  it.each([2, 8, 16])('gives nobody of %i at once the text from before a pause, and asks once', async (burst) => {
    const world = createWorld(context)
    for (const name of Object.keys(documents)) {
      void world.deliver(name)
      await world.time.pass(100)
      world.change(documents[name]?.families[0] ?? '')
      await world.time.pass(45_000)
      const before = world.queries
      const answers = Array.from({ length: burst }, () => world.deliver(name))
      await world.time.pass(1000)
      for (const { value } of await Promise.all(answers))
        expect(value[0]).toBe(world.told[documents[name]?.families[0] ?? ''])
      // The check and the render.
      expect([name, world.queries - before]).toEqual([name, 2])
    }
  })

  it('gives out old text after the bound, and nobody waits again before the outage ends', async () => {
    const world = createWorld(context)
    void world.deliver('feed')
    await world.time.pass(10_000)
    world.mood = 'hangs'
    const waits: number[] = []
    for (let times = 0; times < 300; times += 1) {
      const sinceMs = world.time.now()
      void world.deliver('feed').then(() => waits.push(world.time.now() - sinceMs))
      await world.time.pass(100)
    }
    await world.time.pass(checkWaitMs)
    expect(waits).toHaveLength(300)
    expect(Math.max(...waits)).toBeLessThanOrEqual(checkWaitMs)
    expect(waits.filter((ms) => ms > 0)).toHaveLength(checkWaitMs / 100)
    world.mood = 'fast'
    world.change('all')
    await world.time.pass(deadlineMs)
    const first = world.deliver('feed')
    await world.time.pass(100)
    await first
    expect((await world.deliver('feed')).value).toEqual([1])
  })

  it('lets a client wait once while the database hangs, whatever it asks for', async () => {
    const world = createWorld(context)
    const names = Object.keys(documents)
    for (const name of names) void world.deliver(name)
    await world.time.pass(10_000)
    world.mood = 'hangs'
    const client = (async () => {
      const sinceMs = world.time.now()
      for (const name of [...names, ...names]) await world.deliver(name)
      return world.time.now() - sinceMs
    })()
    await world.time.pass(60_000)
    expect(await client).toBe(checkWaitMs)
  })

  it('never gives out bytes that are known to be old, also if the database has failed since', async () => {
    const world = createWorld(context)
    for (const name of ['feed', 'page', 'topic', 'private']) void world.deliver(name)
    await world.time.pass(2000)
    world.change('all')
    void world.deliver('feed')
    await world.time.pass(1000)
    world.mood = 'fails'
    const answers = Promise.allSettled(['feed', 'page', 'topic', 'private'].map(world.deliver))
    await world.time.pass(1000)
    // The topic may have changed too, but nothing is known of that.
    expect((await answers).map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled', 'rejected'])
  })
})

it('finds every change in every answer after the stated bound, however requests, changes and outages meet', async () => {
  const { numRuns } = runs(1000, 60)
  const answered = { memory: 0, rendered: 0, stale: 0, refused: 0 }
  for (let seed = 0; seed < numRuns; seed += 1) {
    const random = seeded(seed)
    const context = random(2) === 0 ? contexts['Node'] : contexts['the edge']
    const world = createWorld(context)
    for (const name of Object.keys(documents)) if (random(4) > 0) void world.deliver(name).catch(() => {})
    await world.time.pass(1000)
    for (let step = 0; step < 6; step += 1) await takeStep(world, random, answered, seed)
  }
  // Otherwise this proves nothing.
  expect(Math.min(...Object.values(answered))).toBeGreaterThan(numRuns / 2)
})

const pick = <T>(random: Random, values: readonly T[]): T => {
  const value = values[random(values.length)]
  if (value === undefined) throw new Error('nothing to pick from')
  return value
}

type World = ReturnType<typeof createWorld>

/** Something happens in the database, time passes, and a burst of requests comes. */
async function takeStep(world: World, random: Random, answered: Record<string, number>, seed: number): Promise<void> {
  world.mood = pick(random, ['fast', 'fast', 'fast', 'slow', 'hangs', 'fails'])
  for (let times = random(3); times > 0; times -= 1)
    world.change(pick(random, ['all', 'topics/a', 'partners/acme/all']))
  await world.time.pass(pick(random, [0, 30, 500, 1500, 4000, 45_000, 2 * staleSeconds * 1000]))
  const count = (what: string) => {
    answered[what] = (answered[what] ?? 0) + 1
  }
  const names = random(3) === 0 ? Object.keys(documents) : [pick(random, Object.keys(documents))]
  const burst = Array.from({ length: 1 + random(16) }, async () => {
    const name = pick(random, names)
    const sinceMs = world.time.now()
    try {
      const found = await world.deliver(name)
      count(found.source)
      examine(world, name, found, sinceMs, seed)
    } catch (error) {
      if (error instanceof TooBusy || !String(error).includes('the database')) throw error
      count('refused')
    }
  })
  if (random(3) === 0) world.time.at(random(300), () => world.change('all'))
  if (random(4) === 0) world.time.at(random(300), () => (world.mood = pick(random, ['fast', 'hangs', 'fails'])))
  await world.time.pass(3 * deadlineMs)
  await Promise.all(burst)
}

/** The promise of docs/wire-contract.md for one answer. */
function examine(world: World, name: string, { value, source }: Delivered<Shows>, sinceMs: number, seed: number): void {
  const { time, told, failedMs, before } = world
  const families = documents[name]?.families ?? ['all']
  const place = `seed ${seed}, ${name}, ${source}`
  for (const [index, family] of families.entries()) {
    expect(value[index], `${place}: nothing that the process knows to be old`).toBeGreaterThanOrEqual(told[family] ?? 0)
    const oldest = source === 'stale' ? 0 : before(sinceMs - freshMs - checkWaitMs)[family]
    expect(value[index], `${place}: nothing older than the bound`).toBeGreaterThanOrEqual(oldest ?? 0)
  }
  if (source === 'stale')
    expect(time.now() - failedMs, `${place}: the database answered`).toBeLessThanOrEqual(freshMs + deadlineMs)
}
