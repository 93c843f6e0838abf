/**
 * Two isolates that know nothing of each other, behind a stand-in of the cache at the edge: text
 * that was withdrawn is gone from it within EDGE_SECONDS. Cloudflare's own cache cannot be run
 * here.
 */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createStore } from '../../../src/core/store/store.ts'
import { openNewsroom } from './newsroom.ts'
import { makePartner } from './partner-client.ts'
import { type Running, serveOnNode } from './running.ts'

const newsroom = await openNewsroom()
const edgeSeconds = 10
const isolates: Running[] = []
beforeAll(async () => {
  const store = createStore(newsroom.db, () => {})
  const environment = { FRESH_MS: '0', EDGE_SECONDS: String(edgeSeconds) }
  for (const _ of ['one', 'another']) isolates.push(await serveOnNode(() => store, { environment }))
  await makePartner(newsroom.sql, { name: 'another' })
})
afterAll(async () => {
  await Promise.all(isolates.map((isolate) => isolate.close()))
  await newsroom.close()
})

type Copy = {
  readonly text: string
  readonly untilSeconds: number
  readonly throughErrorsSeconds: number
}

/** The isolates fail, or know of a change and cannot render it: both are 503. */
let failing = false

/**
 * Keeps a response for as long as its headers allow at the most (RFC 9111, RFC 5861 and RFC 9213),
 * by a clock in seconds. Else it asks the isolates in turn. It does not count `Age`.
 */
function openCache() {
  const copies = new Map<string, Copy>()
  let turn = 0
  async function ask(path: string, nowSeconds: number): Promise<Copy> {
    turn += 1
    const response = failing
      ? new Response(null, { status: 503 })
      : await isolates[turn % isolates.length]?.fetch(path)
    const control =
      response?.headers.get('CDN-Cache-Control') ?? response?.headers.get('Cache-Control') ?? ''
    const secondsOf = (name: string) => Number(new RegExp(`${name}=(\\d+)`).exec(control)?.[1] ?? 0)
    const untilSeconds = nowSeconds + secondsOf('max-age') + secondsOf('stale-while-revalidate')
    const throughErrorsSeconds = nowSeconds + secondsOf('max-age') + secondsOf('stale-if-error')
    return { text: (await response?.text()) ?? '', untilSeconds, throughErrorsSeconds }
  }
  return async (path: string, nowSeconds: number): Promise<string> => {
    const kept = copies.get(path)
    if (kept && nowSeconds <= (failing ? kept.throughErrorsSeconds : kept.untilSeconds))
      return kept.text
    const copy = await ask(path, nowSeconds)
    copies.set(path, copy)
    return copy.text
  }
}

const part = '/archive/2026-01/1/feed.json'
type Item = { readonly id: string; readonly content_html: string }

/** An article of the part, and which documents of a cache show its text. */
async function openArticle(cached: ReturnType<typeof openCache>) {
  const [item] = (JSON.parse(await cached(part, 0)) as { items: Item[] }).items
  if (!item) throw new Error('the part has an article')
  const paths = [
    part,
    '/feed.json?limit=100',
    '/',
    '/atom.xml?limit=100',
    part.replace('feed.json', 'rss.xml'),
  ]
  const lines = item.content_html.replaceAll(/<[^>]*>/g, '\n').split('\n')
  const passage = lines.toSorted((a, b) => b.length - a.length)[0] ?? ''
  const showing = async (nowSeconds: number, cache = cached) => {
    const texts = await Promise.all(
      paths.map(async (path) => [path, await cache(path, nowSeconds)] as const),
    )
    return texts.flatMap(([path, text]) => (text.includes(passage) ? path : []))
  }
  return { where: `where guid = '${item.id}'`, showing }
}

it.each([
  ['withheld', (where: string) => `update articles set status = 'withheld' ${where}`],
  [
    'retracted',
    (where: string) =>
      `update articles set status = 'retracted', retraction_reason = 'Invented.', retracted_at = now() ${where}`,
  ],
  ['deleted', (where: string) => `delete from articles ${where}`],
  ['for partners only', (where: string) => `update articles set audience = '{another}' ${where}`],
])('an article that is %s is gone from every copy within EDGE_SECONDS', async (_, withdraw) => {
  const { where, showing } = await openArticle(openCache())
  expect(await showing(0)).toContain(part)
  await newsroom.sql(withdraw(where))
  expect(await showing(edgeSeconds)).toContain(part)
  expect(await showing(edgeSeconds + 1)).toEqual([])
})

it('while Candor fails, it stays in copies for STALE_HOURS and EDGE_SECONDS at most, and no longer than Candor fails', async () => {
  const [cached, another] = [openCache(), openCache()]
  const { where, showing } = await openArticle(cached)
  const before = await showing(0)
  expect([before, await showing(0, another)]).toEqual([expect.arrayContaining([part]), before])
  await newsroom.sql(`update articles set status = 'withheld' ${where}`)
  failing = true
  const lastSeconds = edgeSeconds + 24 * 3600
  expect(await showing(lastSeconds)).toEqual(before)
  expect(await showing(lastSeconds + 1)).toEqual([])
  expect(await showing(lastSeconds, another)).toEqual(before)
  failing = false
  expect(await showing(lastSeconds, another)).toEqual([])
})
