/** A pool whose connections went silent opens others, and leaves alone those that may be silent. */
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { connectionOptions } from '../../../src/core/store/connection.ts'
import { silentCode } from '../../../src/core/store/lost-connection.ts'
import { createStore } from '../../../src/core/store/store.ts'
import { inTurns } from '../../../src/hosts/node/database/in-turns.ts'
import { openPool } from '../../../src/hosts/node/database/server.ts'
import { openFresh } from '../../core/store/fresh-database.ts'
import { startProxy } from './tcp-proxy.ts'

/** Queries end after a second, so silent sockets after two. */
const statement_timeout = 1000
const limitMs = 2000
const connection = { application_name: 'candor test', statement_timeout, lock_timeout: 500 }
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

let database: Awaited<ReturnType<typeof openFresh>>
beforeAll(async () => {
  database = await openFresh()
})
afterAll(() => database.close())

/** A pool behind a proxy of its own, with all of its connections open and idle. */
async function openWarm(options: Partial<typeof connectionOptions> = {}) {
  const proxy = await startProxy(database.url)
  const { db, close } = openPool(proxy.url, { ...connectionOptions, connection, ...options })
  const ask = async (query: string) => [...(await db.execute(query))]
  const all = Array.from(
    { length: options.max ?? connectionOptions.max },
    () => 'select pg_sleep(0.1)',
  )
  await Promise.all(all.map(ask))
  return { proxy, db, ask, all, close: () => Promise.all([close(), proxy.close()]) }
}

const pidQuery = 'select pg_backend_pid() as pid'

describe.concurrent('a pool', () => {
  it.each(['all', 'half'] as const)(
    'recovers when %s of its connections go silent',
    async (which) => {
      const { proxy, ask, all, close } = await openWarm()
      proxy.freeze(which)
      const first = Promise.allSettled(all.map(() => ask('select 1')))
      await pause(limitMs + 500)
      const started = performance.now()
      for (let times = 0; times < 4; times += 1) await Promise.all(all.map(() => ask('select 1')))
      expect(performance.now() - started).toBeLessThan(limitMs)
      const failed = (await first).filter(({ status }) => status === 'rejected').length
      expect(failed).toBe(which === 'all' ? all.length : Math.ceil(all.length / 2))
      await close()
    },
  )

  it('asks once more for what was asked of a silent connection just before its end', async () => {
    const { proxy, db, ask, close } = await openWarm()
    const store = inTurns(
      createStore(db, () => {}),
      connectionOptions.max,
    )
    proxy.freeze()
    const first = ask('select 1')
    first.catch(() => {})
    await pause(limitMs - 500)
    await expect(store.findMarker('all')).resolves.toMatchObject({ newestAt: null })
    await expect(first).rejects.toMatchObject({ cause: { code: silentCode } })
    await close()
  })

  it('recovers within a transaction, and where only the COMMIT had no answer', async () => {
    const { proxy, db, ask, all, close } = await openWarm({ max: 2 })
    const begun = Promise.withResolvers<void>()
    const reached = Promise.withResolvers<void>()
    const asks = db.transaction(async (tx) => {
      await tx.execute('select 1')
      await begun.promise
      await tx.transaction((inner) => inner.execute('select 2'))
    })
    const commits = db.transaction(async (tx) => {
      await tx.execute('select 1')
      reached.resolve()
      await begun.promise
    })
    const ends = Promise.allSettled([asks, commits])
    await reached.promise
    await pause(100)
    proxy.freeze()
    begun.resolve()
    expect((await ends).map(({ status }) => status)).toEqual(['rejected', 'rejected'])
    await Promise.all(all.map(ask))
    await close()
  })

  it('has the next answer whole after one that stopped in the middle', async () => {
    const { proxy, ask, close } = await openWarm({ max: 1 })
    const asked = ask(
      `select n, pg_sleep(case n when 15 then 0.6 else 0 end), repeat('x', 20000) from generate_series(1, 20) n`,
    )
    asked.catch(() => {})
    await pause(300)
    proxy.freeze()
    await expect(asked).rejects.toMatchObject({ cause: { code: silentCode } })
    expect(await ask('select 7 as n')).toEqual([{ n: 7 }])
    await close()
  })

  it('replaces connections that went silent while nobody asked', async () => {
    const { proxy, ask, all, close } = await openWarm()
    proxy.freeze()
    await pause(7500)
    const started = performance.now()
    await Promise.all(all.map(ask))
    expect(performance.now() - started).toBeLessThan(1000)
    await close()
  })

  it('keeps the connection of a query that statement_timeout ends', async () => {
    const { proxy, ask, close } = await openWarm({ max: 1 })
    const before = await ask(pidQuery)
    for (let times = 0; times < 3; times += 1)
      await expect(ask('select pg_sleep(5)')).rejects.toMatchObject({ cause: { code: '57014' } })
    expect(await ask(pidQuery)).toEqual(before)
    expect(proxy.connections()).toBe(1)
    await close()
  })

  it('keeps connections that are idle, alone or in a transaction', async () => {
    const { proxy, db, ask, close } = await openWarm({ max: 2 })
    const [before, after] = await db.transaction(async (tx) => {
      const pid = async () => [...(await tx.execute(pidQuery))]
      return [await pid(), await pause(2 * limitMs), await pid()].filter(Boolean)
    })
    expect(after).toEqual(before)
    await ask('select 1')
    expect(proxy.connections()).toBe(2)
    await close()
  })

  it('lets a query take the time that its transaction sets, or all time without a timeout', async () => {
    const longer = await openWarm({ max: 2 })
    const endless = await openWarm({ max: 2, connection: { ...connection, statement_timeout: 0 } })
    const asleep = 'select pg_sleep(3)'
    await Promise.all([
      endless.ask(asleep),
      longer.db.transaction(async (tx) => {
        await tx.execute(`set local statement_timeout = ${3 * limitMs}`)
        await tx.execute(asleep)
      }),
    ])
    expect([longer.proxy.connections(), endless.proxy.connections()]).toEqual([2, 2])
    await Promise.all([longer.close(), endless.close()])
  })

  it('waits for queries that wait for a connection', async () => {
    const { proxy, ask, close } = await openWarm({ max: 1 })
    const asked = Array.from({ length: 5 }, () => ask('select pg_sleep(0.8)'))
    await expect(Promise.all(asked)).resolves.toHaveLength(5)
    expect(proxy.connections()).toBe(1)
    await close()
  })

  it('asks TCP whether the other end of each connection is still there', async () => {
    const setKeepAlive = vi.spyOn((await import('node:net')).Socket.prototype, 'setKeepAlive')
    const { close } = await openWarm({ max: 1 })
    expect(setKeepAlive).toHaveBeenCalledWith(true, 10_000)
    setKeepAlive.mockRestore()
    await close()
  })
})
