/**
 * Delivery from memory: freshness, checks of the marker, evictions and outages. The tests set the
 * clock, without timers.
 */
import { describe, expect, it } from 'vitest'
import { createQueues, type Shelf } from '../../../src/core/delivery/cache-classes.ts'
import { createDelivery, type DeliveryOptions } from '../../../src/core/delivery/delivery.ts'
import { TooBusy } from '../../../src/core/delivery/queue.ts'
import { type RequestContext, sleep } from '../../../src/core/delivery/runtime.ts'
import { ageSecondsOf, type NewVersion, type State } from '../../../src/core/delivery/version.ts'

const node: RequestContext = { sharesPromises: true, waitUntil: () => {} }
const edge: RequestContext = { ...node, sharesPromises: false }

/** A document that says itself how it is checked and rendered. */
type Asked = {
  readonly key: string
  readonly families: readonly [string, ...string[]]
  readonly cache: { readonly shelf: Shelf; readonly queue: 'feed' }
  readonly check: () => Promise<State>
  readonly render: () => Promise<NewVersion<string>>
}

/** A database with one number as its state. It counts queries, and can be slow or down. */
function buildDatabase(overrides: Partial<DeliveryOptions<Asked, string>> = {}) {
  const asked = { checks: 0, renders: 0 }
  const reported: string[] = []
  const database = { state: 1, fails: false, gate: Promise.resolve(), now: 0, asked, reported }
  const delivery = createDelivery<Asked, string>({
    check: (document) => document.check(),
    render: (document) => document.render(),
    freshMs: 1000,
    staleSeconds: 3600,
    shelfBytes: { feed: 10_000, variant: 500, embed: 500 },
    concernsAll: (error) => error instanceof Error && error.message === 'connection refused',
    clock: () => database.now,
    sleep,
    queues: createQueues(true, () => database.now, sleep),
    outage: (family) => reported.push(`outage of ${family}`),
    recovery: (family, seconds) => reported.push(`${family} is back after ${seconds} s`),
    ...overrides,
  })
  const state = async () => {
    await database.gate
    if (database.fails) throw new Error('connection refused')
    return { state: String(database.state), readAt: new Date(database.now) }
  }
  const wanted = (key = 'rss', family = 'all', shelf: Shelf = 'feed'): Asked => ({
    key,
    families: [family],
    cache: { shelf, queue: 'feed' },
    check: () => {
      asked.checks += 1
      return state()
    },
    render: async () => {
      asked.renders += 1
      const seen = await state()
      return { ...seen, value: `${key} ${seen.state}`, bytes: 100 }
    },
  })
  return {
    database,
    delivery,
    wanted,
    async get(key?: string, context = node, family?: string) {
      const version = await delivery.deliver(wanted(key, family), context)
      return { ...version, ageSeconds: ageSecondsOf(version, database.now) }
    },
  }
}

const gate = () => {
  let open = () => {}
  const promise = new Promise<void>((resolve) => {
    open = resolve
  })
  return { promise, open: () => open() }
}

describe('while the database is available', () => {
  it('renders once, and answers from memory without a query while the document is fresh', async () => {
    const { database, get } = buildDatabase()
    expect((await get()).value).toBe('rss 1')
    database.now = 999
    expect(await get()).toMatchObject({ value: 'rss 1', ageSeconds: 0 })
    expect(database.asked).toEqual({ checks: 0, renders: 1 })
  })

  it('asks for push however fresh the document is, unless that was asked since', async () => {
    const { database, delivery, wanted } = buildDatabase()
    const push = (sinceMs: number) => delivery.deliver(wanted(), node, sinceMs)
    await push(0)
    Object.assign(database, { now: 10, state: 2 })
    expect((await push(10)).value).toBe('rss 2')
    database.now = 20
    expect((await push(10)).value).toBe('rss 2')
    expect(database.asked).toEqual({ checks: 1, renders: 2 })
    // For readers as for push.
    expect((await delivery.deliver(wanted(), node)).value).toBe('rss 2')
  })

  it('answers push with no check that began before, although readers wait for that one', async () => {
    const { database, delivery, wanted } = buildDatabase()
    await delivery.deliver(wanted(), node)
    const { promise, open } = gate()
    Object.assign(database, { now: 1000, gate: promise })
    const readers = delivery.deliver(wanted(), node)
    database.now = 1001
    const pushed = delivery.deliver(wanted(), node, 1001)
    open()
    await Promise.all([readers, pushed])
    expect(database.asked).toEqual({ checks: 2, renders: 1 })
  })

  it('checks only the marker after that, and keeps the bytes if nothing has changed', async () => {
    const { database, get } = buildDatabase()
    await get()
    database.now = 1000
    expect(await get()).toMatchObject({
      value: 'rss 1',
      readAt: new Date(1000),
      ageSeconds: 0,
    })
    database.now = 1999
    await get()
    expect(database.asked).toEqual({ checks: 1, renders: 1 })
  })

  it('complaint 6: renders again in the first response after a change', async () => {
    const { database, get } = buildDatabase()
    await get()
    database.state = 2
    database.now = 1000
    expect((await get()).value).toBe('rss 2')
    expect(database.asked).toEqual({ checks: 1, renders: 2 })
  })

  it('renders a document again when its own time has come, also if its families are as before', async () => {
    const { database, delivery, wanted } = buildDatabase()
    const plain = wanted('plain')
    const timed = (changesAt: Date) => ({
      ...wanted('timed'),
      render: async () => ({ ...(await wanted('timed').render()), changesAt }),
    })
    const get = (changesAt: number) => delivery.deliver(timed(new Date(changesAt)), node)
    await get(2500)
    database.now = 2400
    await get(2500)
    expect(database.asked).toEqual({ checks: 1, renders: 1 })
    database.now = 3400
    expect(await get(5000)).toMatchObject({ readAt: new Date(3400) })
    expect(database.asked).toEqual({ checks: 2, renders: 2 })
    // A check for another document tells the time too.
    await delivery.deliver(plain, node)
    database.now = 5000
    await delivery.deliver(plain, node)
    expect(delivery.fresh(timed(new Date(9000)))).toBe(undefined)
    // What became too old was not withdrawn.
    database.fails = true
    database.now = 6000
    expect(await get(9000)).toMatchObject({
      source: 'stale',
      outdated: true,
      readAt: new Date(3400),
      checkedMs: 3400,
    })
  })

  it('checks the marker once for all documents of a family', async () => {
    const { database, get } = buildDatabase()
    await get('rss')
    await get('atom')
    database.now = 1500
    await get('rss')
    await get('atom')
    expect(database.asked).toEqual({ checks: 1, renders: 2 })
    database.now = 3000
    database.state = 2
    await get('rss')
    expect((await get('atom')).value).toBe('atom 2')
    expect(database.asked).toEqual({ checks: 2, renders: 4 })
  })

  it('renders once for many concurrent requests without a document in memory', async () => {
    const { database, get } = buildDatabase()
    const answers = await Promise.all(Array.from({ length: 50 }, () => get()))
    expect(new Set(answers.map((answer) => answer.value))).toEqual(new Set(['rss 1']))
    expect(database.asked.renders).toBe(1)
  })

  it('renders once for concurrent requests that cannot share promises', async () => {
    const { database, get } = buildDatabase()
    const first = gate()
    database.gate = first.promise
    const answers = Promise.all([1, 2, 3].map(() => get('rss', edge)))
    first.open()
    expect((await answers).map(({ value }) => value)).toEqual(['rss 1', 'rss 1', 'rss 1'])
    expect(database.asked.renders).toBe(1)
  })

  it('confirms every document of a family with one check, and counts its age from that check', async () => {
    const { database, get } = buildDatabase({ staleSeconds: 60 })
    await get('rss')
    await get('atom')
    for (database.now = 1000; database.now < 100_000; database.now += 1000) await get('rss')
    database.now = 99_900
    expect(await get('atom')).toMatchObject({ ageSeconds: 0, readAt: new Date(99_000) })
    database.fails = true
    database.now = 100_500
    await get('rss')
    expect((await get('atom')).value).toBe('atom 1')
  })

  it('does not let an older render replace a newer document', async () => {
    const { database, delivery, wanted, get } = buildDatabase()
    const old = gate()
    const render = async () => {
      await old.promise
      return { value: 'rss 1', bytes: 100, state: '1', readAt: new Date(0) }
    }
    const slow = delivery.deliver({ ...wanted('rss'), render }, edge)
    database.state = 2
    // The first request is lost: its client has disconnected, perhaps.
    database.now = 3000
    expect((await get('rss', edge)).value).toBe('rss 2')
    old.open()
    expect((await slow).value).toBe('rss 2')
    expect((await get('rss', edge)).value).toBe('rss 2')
  })

  it('does not let an older render replace a newer document that lacks an article', async () => {
    const { database, delivery, wanted } = buildDatabase()
    const rendering = (state: string, readAt: number, open = Promise.resolve()) => ({
      ...wanted('rss'),
      render: async () => {
        if (database.fails) throw new Error('connection refused')
        await open
        return { value: `rss ${state}`, bytes: 100, state, readAt: new Date(readAt) }
      },
    })
    const old = gate()
    const slow = delivery.deliver(rendering('1 added', 0, old.promise), edge)
    database.now = 3000
    expect((await delivery.deliver(rendering('2 added', 3000), edge)).value).toBe('rss 2 added')
    await delivery.deliver({ ...rendering('3 added', 3001), key: 'atom' }, edge)
    database.fails = true
    old.open()
    expect(await slow).toMatchObject({ value: 'rss 2 added', source: 'stale', outdated: true })
  })

  it('serves new documents after the database clock is set back, as in a failover', async () => {
    const { database, delivery, wanted } = buildDatabase()
    const behind = (key: string) => {
      const asked = wanted(key)
      const earlier = <T extends { readAt: Date }>(seen: T): T => ({
        ...seen,
        readAt: new Date(seen.readAt.getTime() - 60_000),
      })
      return {
        ...asked,
        check: async () => earlier(await asked.check()),
        render: async () => earlier(await asked.render()),
      }
    }
    database.now = 100_000
    await delivery.deliver(wanted('rss'), node)
    database.state = 2
    database.now = 101_000
    expect((await delivery.deliver(behind('rss'), node)).value).toBe('rss 2')
    for (let times = 0; times < 10; times += 1) await delivery.deliver(behind('rss'), node)
    expect(await delivery.deliver(behind('rss'), node)).toMatchObject({ value: 'rss 2' })
    expect(database.asked.renders).toBe(2)
  })

  it('renders again when a check finds a newer state during a render', async () => {
    const { database, delivery, wanted, get } = buildDatabase()
    await get('atom')
    const old = gate()
    let renders = 0
    const render = async () => {
      renders += 1
      if (renders > 1) return wanted('rss').render()
      await old.promise
      return { value: 'rss 1', bytes: 100, state: '1', readAt: new Date(0) }
    }
    const slow = delivery.deliver({ ...wanted('rss'), render }, node)
    database.state = 2
    database.now = 1000
    await get('atom')
    old.open()
    expect((await slow).value).toBe('rss 2')
    expect(renders).toBe(2)
  })
})

describe('while the database is down', () => {
  it('serves from memory with the true age, with at most one check per FRESH_MS', async () => {
    const { database, get } = buildDatabase()
    await get()
    database.fails = true
    for (database.now = 1000; database.now < 11_000; database.now += 100) {
      expect(await get()).toMatchObject({
        value: 'rss 1',
        ageSeconds: Math.floor(database.now / 1000),
      })
      // The attempt behind the response fails before time passes.
      await new Promise((resolve) => setImmediate(resolve))
    }
    expect(database.asked).toEqual({ checks: 10, renders: 1 })
    expect(database.reported).toEqual(['outage of *'])
  })

  it('sends subscribers nothing that it cannot confirm', async () => {
    const { database, delivery, wanted, get } = buildDatabase()
    await get()
    Object.assign(database, { fails: true, now: 1000 })
    await expect(delivery.deliver(wanted(), node, 1000)).rejects.toThrow('connection refused')
    expect((await get()).source).toBe('stale')
  })

  it('fails for a document not in memory, without a query for each request', async () => {
    const { database, get } = buildDatabase()
    database.fails = true
    for (let times = 0; times < 20; times += 1)
      await expect(get()).rejects.toThrow('connection refused')
    expect(database.asked.renders).toBe(1)
  })

  it('fails when a document is older than `staleSeconds`', async () => {
    const { database, get } = buildDatabase({ staleSeconds: 60 })
    await get()
    database.fails = true
    database.now = 59_999
    expect((await get()).ageSeconds).toBe(59)
    database.now = 61_000
    await expect(get()).rejects.toThrow('connection refused')
  })

  it.each([
    ['a document that lacks an article', {}, new Error('connection refused'), true],
    [
      'no document that was missing, and may be there now',
      { isMissing: true },
      new Error('connection refused'),
      false,
    ],
    ['no such document if only its queue is full', {}, new TooBusy('too many'), false],
  ])('serves %s', async (_, more, error, isServed) => {
    const { delivery, wanted } = buildDatabase()
    const version = (number: number, key = 'rss') => ({
      ...wanted(key),
      render: async () => {
        if (number === 3) throw error
        return {
          value: `${key} ${number}`,
          bytes: 100,
          state: `${number} added`,
          readAt: new Date(number),
          ...more,
        }
      },
    })
    await delivery.deliver(version(1), node)
    await delivery.deliver(version(2, 'atom'), node)
    const answer = delivery.deliver(version(3), node)
    if (isServed)
      expect(await answer).toMatchObject({ value: 'rss 1', source: 'stale', outdated: true })
    else await expect(answer).rejects.toBe(error)
  })

  it('is fresh again within FRESH_MS after the outage, and reports the recovery', async () => {
    const { database, get } = buildDatabase()
    await get()
    database.fails = true
    database.now = 1000
    await get()
    database.fails = false
    database.state = 2
    database.now = 2000
    // Nobody waits for the attempt that finds the end of an outage.
    expect((await get()).value).toBe('rss 1')
    await new Promise((resolve) => setImmediate(resolve))
    expect((await get()).value).toBe('rss 2')
    expect(database.reported).toEqual(['outage of *', '* is back after 1 s'])
  })

  it('sends no query for other families right after a failed connection', async () => {
    const { database, get } = buildDatabase()
    database.fails = true
    await expect(get('a', node, 'one')).rejects.toThrow('connection refused')
    for (let family = 0; family < 100; family += 1) {
      await expect(get('b', node, `family ${family}`)).rejects.toThrow('connection refused')
    }
    expect(database.asked.renders).toBe(1)
    database.fails = false
    database.now = 1000
    expect((await get('b', node, 'other')).value).toBe('b 1')
    expect(database.reported).toEqual(['outage of *', '* is back after 1 s'])
  })

  it('does not count a pause in which nobody asked as outage', async () => {
    const { database, get } = buildDatabase()
    database.fails = true
    for (const now of [0, 5000, 10_000]) {
      database.now = now
      await expect(get()).rejects.toThrow('connection refused')
    }
    database.fails = false
    database.now = 156_000
    await get()
    expect(database.reported).toEqual(['outage of *', '* is back after 20 s'])
  })

  it('reports an outage once, even if variants and embeds fail as well', async () => {
    const { database, delivery, wanted, get } = buildDatabase()
    database.fails = true
    await expect(get()).rejects.toThrow('connection refused')
    database.now = 1000
    for (const shelf of ['variant', 'embed'] as const) {
      await expect(delivery.deliver(wanted(shelf, 'all', shelf), node)).rejects.toThrow(
        'connection refused',
      )
    }
    database.fails = false
    database.now = 2000
    for (const shelf of ['variant', 'embed'] as const)
      await delivery.deliver(wanted(shelf, 'all', shelf), node)
    await get()
    expect(database.reported).toEqual(['outage of *', '* is back after 2 s'])
  })

  it('limits the failure of one document or variant to itself', async () => {
    const { database, delivery, wanted, get } = buildDatabase()
    const broken = {
      ...wanted('broken', 'one'),
      render: () => Promise.reject(new Error('cannot be rendered')),
    }
    await expect(delivery.deliver(broken, node)).rejects.toThrow('cannot be rendered')
    database.fails = true
    await expect(delivery.deliver(wanted('heavy', 'two', 'variant'), node)).rejects.toThrow(
      'connection refused',
    )
    database.fails = false
    expect((await get('rss', node, 'two')).value).toBe('rss 1')
    await expect(delivery.deliver(wanted('heavy', 'two', 'variant'), node)).rejects.toThrow(
      'connection refused',
    )
    expect(database.reported).toEqual(['outage of one', 'outage of heavy'])
  })
})
