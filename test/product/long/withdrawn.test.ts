/**
 * Text that was withdrawn while nobody asked, or while everybody does, on Node and in two isolates
 * of workerd, by the clock.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createStore } from '../../../src/core/store/store.ts'
import { basic, makePartner, type TestPartner } from '../../core/app/partner-client.ts'
import type { Running } from '../../core/app/running.ts'
import { openFresh } from '../../core/store/fresh-database.ts'
import { insertArticle } from '../../fixtures/insert-article.ts'
import { serveOnNode } from '../app/on-node.ts'
import { serveOnWorkerd } from '../workerd/running-worker.ts'

const environment = { FRESH_MS: '1000', PARTNER_FEEDS: 'none' }
const burst = 16
/** FRESH_MS, and as long as requests wait for the database (docs/wire-contract.md). */
const boundMs = 3000

const addresses = [
  ...['/rss.xml', '/atom.xml', '/feed.json', '/', '/topics/science/rss.xml', '/feed.json?limit=7'],
  ...['/embed/fragment.html?summaries=on', '/rss.xml?topic=science'],
]

/** What happens to an article, and who may not see its text any more. */
const withdrawals = [
  {
    what: 'withheld',
    change: `update articles set status = 'withheld'`,
    pauseSeconds: 45,
    audience: null,
  },
  {
    what: 'retracted',
    change: `update articles set status = 'retracted', retraction_reason = 'Invented.', retracted_at = now()`,
    pauseSeconds: 20,
    audience: null,
  },
  { what: 'deleted', change: 'delete from articles', pauseSeconds: 10, audience: null },
  {
    what: 'for another partner',
    change: `update articles set audience = '{another}'`,
    pauseSeconds: 5,
    audience: ['wire'],
  },
]

describe('text that was withdrawn', () => {
  let database: Awaited<ReturnType<typeof openFresh>>
  let partner: TestPartner
  const services: Record<string, Running> = {}

  beforeAll(async () => {
    database = await openFresh()
    const { db, sql } = database
    const url = new URL(database.url)
    url.password ||= 'unused'
    const store = createStore(db, () => {})
    services['Node'] = await serveOnNode(() => store, { environment })
    for (const isolate of ['one isolate', 'another isolate'])
      services[isolate] = await serveOnWorkerd(url.href, { environment, api: false })
    for (const name of ['another', 'wire']) partner = await makePartner(sql, { name })
    for (let number = 0; number < 40; number += 1)
      await insertArticle(
        db,
        { url: `https://news.example.org/${number}`, title: `Article ${number}` },
        { topics: ['science'] },
      )
  }, 120_000)
  afterAll(async () => {
    await Promise.all(Object.values(services).map((service) => service.close()))
    await database?.close()
  })

  const read = async (service: Running, path: string) => {
    const response = await service.fetch(path, {
      headers: path.startsWith('/embed') || path === '/' ? {} : basic(partner),
    })
    return [response.status, await response.text()] as const
  }
  /** Asks one service after the other, so that each has the machine for itself. */
  const readAll = async (times: number) => {
    const answers: (readonly [string, string, number, string])[] = []
    for (const [runtime, service] of Object.entries(services)) {
      const asked = addresses.flatMap((path) =>
        Array.from(
          { length: times },
          async () => [runtime, path, ...(await read(service, path))] as const,
        ),
      )
      answers.push(...(await Promise.all(asked)))
    }
    return answers
  }

  it.each(withdrawals)(
    `is in none of ${burst} answers at once to any address: $what, $pauseSeconds s ago`,
    async ({ what, change, pauseSeconds, audience }) => {
      const mark = `mark-${pauseSeconds}`
      const text = { standfirst: `Standfirst ${mark}`, bodyHtml: `<p>Body ${mark}</p>` }
      const id = await insertArticle(
        database.db,
        { title: what, audience, ...text },
        { topics: ['science'] },
      )
      await sleep(1500)
      const before = await readAll(1)
      const showing = before.filter(([, , , body]) => body.includes(mark)).length
      // Pages and embeds are for everyone.
      expect(showing).toBe(
        (audience === null ? addresses.length : addresses.length - 2) *
          Object.keys(services).length,
      )
      await database.sql(`${change} where id = '${id}'`)
      await sleep(pauseSeconds * 1000)
      for (const [runtime, path, status, body] of await readAll(burst))
        expect([runtime, path, status, body.includes(mark)]).toEqual([runtime, path, 200, false])
    },
    120_000,
  )

  it.each([0, 150, 400, 850])(
    `is in no answer after the bound, if it was withdrawn %i ms after the beginning of bursts that go on`,
    async (momentMs) => {
      for (const [runtime, service] of Object.entries(services)) {
        const mark = `moment-${momentMs}-${runtime.replaceAll(' ', '-')}`
        const text = { standfirst: `Standfirst ${mark}`, bodyHtml: `<p>Body ${mark}</p>` }
        const id = await insertArticle(
          database.db,
          { title: mark, ...text },
          { topics: ['science'] },
        )
        await sleep(1500)
        let withdrawnMs = Number.POSITIVE_INFINITY
        const late: boolean[] = []
        const askOn = async (path: string) => {
          for (let startedMs = 0; startedMs < withdrawnMs + boundMs + 2000; ) {
            startedMs = performance.now()
            const [, body] = await read(service, path)
            if (startedMs > withdrawnMs + boundMs) late.push(body.includes(mark))
          }
        }
        const [first] = await Promise.all(addresses.map((path) => read(service, path)))
        expect(first?.[1]).toContain(mark)
        const asking = addresses.flatMap((path) => Array.from({ length: burst }, () => askOn(path)))
        await sleep(momentMs)
        await database.sql(`update articles set status = 'withheld' where id = '${id}'`)
        withdrawnMs = performance.now()
        await Promise.all(asking)
        expect([runtime, late.length > addresses.length, late.filter(Boolean).length]).toEqual([
          runtime,
          true,
          0,
        ])
      }
    },
    120_000,
  )
})
