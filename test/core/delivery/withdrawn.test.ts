/**
 * Text that was withdrawn, and bursts of requests: who gets the bytes in memory while the database
 * is asked. Time is passed in: the tests have no timers, and their database answers when its time
 * has come.
 */
import { describe, expect, it } from 'vitest'
import { createQueues, type Shelf } from '../../../src/core/delivery/cache-classes.ts'
import { checkWaitMs, createDelivery } from '../../../src/core/delivery/delivery.ts'
import { TooBusy } from '../../../src/core/delivery/queue.ts'
import { deadlineMs, type RequestContext } from '../../../src/core/delivery/runtime.ts'
import type { Deliverable, Version } from '../../../src/core/delivery/version.ts'
import { createTime } from '../../fixtures/create-time.ts'
import { runs } from '../../fixtures/runs.ts'
import { type Random, seeded } from '../../fixtures/seeded.ts'

const freshMs = 1000
const staleSeconds = 3600

/** `hangs` answers with an error at the deadline. */
type Mood = 'fast' | 'slow' | 'hangs' | 'fails'
const latencies = { fast: 20, slow: 1400, hangs: deadlineMs, fails: 5 } as const

/** How often a family has changed, and how often such a change has withdrawn text. */
type Count = { readonly changes: number; readonly withdrawals: number }
type How = 'adds' | 'withdraws'

/** A value is what its document showed of each of its families. */
type Shows = readonly Count[]

const none: Count = { changes: 0, withdrawals: 0 }

const documents: Readonly<Record<string, { families: Deliverable['families']; shelf: Shelf }>> = {
  feed: { families: ['all'], shelf: 'feed' },
  page: { families: ['all'], shelf: 'feed' },
  topic: { families: ['topics/a'], shelf: 'feed' },
  filtered: { families: ['all', 'topics/a'], shelf: 'variant' },
  embed: { families: ['all'], shelf: 'embed' },
  private: { families: ['all', 'partners/acme/all'], shelf: 'feed' },
}

function createWorld(context: Partial<RequestContext> = {}) {
  const time = createTime()
  const changes: Record<string, Count> = {}
  const families = [...new Set(Object.values(documents).flatMap((document) => document.families))]
  for (const family of families) changes[family] = none
  /** What the process has been told of each family. */
  const newest: Record<string, Count> = { ...changes }
  const history: { readonly atMs: number; readonly changes: Record<string, Count> }[] = []
  /** What the process has rendered last of each document, and when it was last confirmed. */
  const kept: Record<string, { shows: Shows; confirmedMs: number }> = {}
  const world = {
    time,
    mood: 'fast' as Mood,
    /** When the database last failed, or did not answer within the bound. */
    failedMs: Number.NEGATIVE_INFINITY,
    queries: 0,
    newest,
    kept,
    change(family: string, how: How) {
      history.push({ atMs: time.now(), changes: { ...changes } })
      const { changes: before, withdrawals } = changes[family] ?? none
      changes[family] = {
        changes: before + 1,
        withdrawals: withdrawals + (how === 'withdraws' ? 1 : 0),
      }
    },
    /** All changes until that time. */
    before: (ms: number): Record<string, Count> =>
      history.find(({ atMs }) => atMs > ms)?.changes ?? changes,
    deliver: (name: string) => delivery.deliver(documentAt(name), { ...node, ...context }),
  }
  const delivery = createDelivery<Deliverable, Shows>({
    check: ({ key, families }) =>
      query(families, (shows, readAt) => {
        if (stateOf(shows) === stateOf(kept[key]?.shows ?? [])) confirm(key, shows)
        return { state: stateOf(shows), readAt }
      }),
    render: ({ key, families }) =>
      query(families, (shows, readAt) => {
        confirm(key, shows)
        return { value: shows, bytes: 100, state: stateOf(shows), readAt }
      }),
    freshMs,
    staleSeconds,
    shelfBytes: { feed: 10_000, variant: 10_000, embed: 10_000 },
    clock: time.now,
    sleep: time.sleep,
    queues: createQueues({ ...node, ...context }.sharesPromises, time.now, time.sleep),
    concernsAll: () => true,
    outage: () => {},
    recovery: () => {},
  })

  function query<T>(
    asked: readonly string[],
    answer: (shows: Shows, readAt: Date) => T,
  ): Promise<T> {
    world.queries += 1
    const { mood } = world
    const failsNow = () => {
      world.failedMs = time.now()
    }
    if (mood === 'hangs') time.at(checkWaitMs, failsNow)
    return new Promise((resolve, reject) => {
      time.at(latencies[mood] / 2, () => {
        const shows = asked.map((family) => changes[family] ?? none)
        const readAt = new Date(time.now())
        time.at(latencies[mood] / 2, () => {
          if (mood === 'hangs' || mood === 'fails') {
            failsNow()
            reject(new Error(`the database ${mood}`))
            return
          }
          for (const [index, family] of asked.entries()) {
            const found = shows[index] ?? none
            if (found.changes > (newest[family] ?? none).changes) newest[family] = found
          }
          resolve(answer(shows, readAt))
        })
      })
    })
  }

  const stateOf = (shows: Shows) =>
    shows.map((each) => `${each.changes} ${each.withdrawals}`).join(', ')

  function confirm(key: string, shows: Shows): void {
    kept[key] = { shows, confirmedMs: time.now() }
  }

  function documentAt(key: string): Deliverable {
    const document = documents[key]
    if (!document) throw new Error(`no document ${key}`)
    return { key, families: document.families, cache: { shelf: document.shelf, queue: 'feed' } }
  }
  return world
}

const node: RequestContext = { sharesPromises: true, waitUntil: () => {} }
const contexts: Readonly<Record<string, RequestContext>> = {
  Node: node,
  'the edge': { ...node, sharesPromises: false },
}

describe.each(Object.keys(contexts))('on %s', (runtime) => {
  const context = contexts[runtime]

  it.each([2, 8, 16])(
    'gives nobody of %i at once the text from before a pause, and asks once',
    async (burst) => {
      const world = createWorld(context)
      for (const name of Object.keys(documents)) {
        void world.deliver(name)
        await world.time.pass(100)
        world.change(documents[name]?.families[0] ?? '', 'adds')
        await world.time.pass(45_000)
        const before = world.queries
        const answers = Array.from({ length: burst }, () => world.deliver(name))
        await world.time.pass(1000)
        for (const { value } of await Promise.all(answers))
          expect(value[0]).toBe(world.newest[documents[name]?.families[0] ?? ''])
        // The check and the render.
        expect([name, world.queries - before]).toEqual([name, 2])
      }
    },
  )

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
    world.change('all', 'adds')
    await world.time.pass(deadlineMs)
    const first = world.deliver('feed')
    await world.time.pass(100)
    await first
    expect((await world.deliver('feed')).value).toEqual([{ changes: 1, withdrawals: 0 }])
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

  it('gives out what only lacks an article when its render is given up, and at once from then on', async () => {
    const world = createWorld(context)
    for (const name of ['feed', 'page', 'private']) void world.deliver(name)
    await world.time.pass(2000)
    world.change('all', 'adds')
    void world.deliver('feed')
    await world.time.pass(1000)
    world.mood = 'hangs'
    const client = (async () => {
      const answers: unknown[] = []
      for (const name of ['page', 'private']) {
        const sinceMs = world.time.now()
        const { outdated } = await world.deliver(name)
        answers.push([name, outdated, world.time.now() - sinceMs])
      }
      return answers
    })()
    await world.time.pass(10_000)
    expect(await client).toEqual([
      ['page', true, deadlineMs],
      ['private', true, 0],
    ])
  })

  // The topic may have changed too, but nothing is known of that.
  it.each([
    ['adds', ['right', 'outdated', 'right', 'outdated']],
    ['withdraws', ['right', 'refused', 'right', 'refused']],
  ] as const)(
    'gives out what it knows of in an outage that follows a change that %s',
    async (how, expected) => {
      const world = createWorld(context)
      const names = ['feed', 'page', 'topic', 'private']
      for (const name of names) void world.deliver(name)
      await world.time.pass(2000)
      world.change('all', how)
      void world.deliver('feed')
      await world.time.pass(1000)
      world.mood = 'fails'
      const answers = Promise.all(
        names.map((name) =>
          world.deliver(name).then(
            ({ outdated }) => (outdated ? 'outdated' : 'right'),
            () => 'refused',
          ),
        ),
      )
      await world.time.pass(1000)
      expect(await answers).toEqual(expected)
    },
  )
})

it('finds every change in every answer after the stated bound, and the last good answer in every outage, however they meet', async () => {
  const { numRuns } = runs(1000, 60)
  const answered = { memory: 0, rendered: 0, stale: 0, outdated: 0, refused: 0, withdrawn: 0 }
  for (let seed = 0; seed < numRuns; seed += 1) {
    const random = seeded(seed)
    const context = random(2) === 0 ? contexts['Node'] : contexts['the edge']
    const world = createWorld(context)
    for (const name of Object.keys(documents))
      if (random(4) > 0) void world.deliver(name).catch(() => {})
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

const hows: readonly How[] = ['adds', 'withdraws']

/** Something happens in the database, time passes, and a burst of requests comes. */
async function takeStep(
  world: World,
  random: Random,
  answered: Record<string, number>,
  seed: number,
): Promise<void> {
  world.mood = pick(random, ['fast', 'fast', 'fast', 'slow', 'hangs', 'fails'])
  const change = () =>
    world.change(pick(random, ['all', 'topics/a', 'partners/acme/all']), pick(random, hows))
  for (let times = random(3); times > 0; times -= 1) change()
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
      count(found.outdated ? 'outdated' : found.source)
      examine(world, name, found, sinceMs, seed)
    } catch (error) {
      if (error instanceof TooBusy || !String(error).includes('the database')) throw error
      count(examineRefusal(world, name, seed))
    }
  })
  if (random(3) === 0) world.time.at(random(300), change)
  if (random(4) === 0)
    world.time.at(random(300), () => (world.mood = pick(random, ['fast', 'hangs', 'fails'])))
  await world.time.pass(3 * deadlineMs)
  await Promise.all(burst)
}

/** The promise of docs/wire-contract.md for one answer. */
function examine(
  world: World,
  name: string,
  { value, source, outdated }: Version<Shows>,
  sinceMs: number,
  seed: number,
): void {
  const { newest, kept, before } = world
  const families = documents[name]?.families ?? ['all']
  const place = `seed ${seed}, ${name}, ${source}`
  let additions = 0
  for (const [index, family] of families.entries()) {
    const [shown, known] = [value[index] ?? none, newest[family] ?? none]
    expect(
      shown.withdrawals,
      `${place}: no text that the process knows to be withdrawn`,
    ).toBeGreaterThanOrEqual(known.withdrawals)
    additions += Math.max(0, known.changes - shown.changes)
    const oldest = source === 'stale' ? none : before(sinceMs - freshMs - checkWaitMs)[family]
    expect(shown.changes, `${place}: nothing older than the bound`).toBeGreaterThanOrEqual(
      oldest?.changes ?? 0,
    )
  }
  expect(outdated, `${place}: says whether it is outdated`).toBe(additions > 0)
  if (source === 'stale') expectOutage(world, place)
  else expect(outdated, `${place}: only in an outage`).toBe(false)
  expect(value, `${place}: the newest bytes that the process has`).toEqual(kept[name]?.shows)
}

/**
 * Examines a refusal: the last bytes must show text that was withdrawn, or there are none. Nothing
 * else is refused, and only in an outage.
 */
function examineRefusal(world: World, name: string, seed: number): 'withdrawn' | 'refused' {
  const { time, newest, kept } = world
  const last = kept[name]
  const families = documents[name]?.families ?? ['all']
  expectOutage(world, `seed ${seed}, ${name}, refused`)
  if (last === undefined || time.now() - last.confirmedMs >= staleSeconds * 1000) return 'refused'
  const isWithdrawn = families.some(
    (family, index) =>
      (newest[family] ?? none).withdrawals > (last.shows[index] ?? none).withdrawals,
  )
  expect(isWithdrawn, `seed ${seed}, ${name}: there was a last good answer`).toBe(true)
  return 'withdrawn'
}

const expectOutage = ({ time, failedMs }: World, place: string) =>
  expect(time.now() - failedMs, `${place}: the database answered`).toBeLessThanOrEqual(
    freshMs + deadlineMs,
  )
