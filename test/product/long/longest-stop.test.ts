/**
 * No request stops the others for long: the worst shapes of texts, sent to each route that reads a
 * body. A stranger may hold the event loop for 50 ms, a token or a session for 200 ms.
 */
import { execFileSync } from 'node:child_process'
import { appendFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { fieldOf } from '../../plugins/desk/open-desk.ts'
import { type BodyRoute, findBodyRoutes } from './stops/body-routes.ts'
import { bodiesOf, wholeBody } from './stops/members.ts'
import { openServices, type Service } from './stops/services.ts'
import { bodies, sizes, texts } from './stops/shapes.ts'
import { confirmedStop } from './stops/watch-loop.ts'

const textSizes = [30_000, 1_000_000, 2_500_000]
/** In characters. The database gets all of each text, and takes seconds for the largest. */
const maxSizeOf = (member: string) => (/body_html|document/.test(member) ? 2_500_000 : 1_000_000)
/** A part of the names of the routes to try, in place of all. */
const part = process.env['STOPS_OF'] ?? ''
const limitsMs = { stranger: 50, rights: 200 }
/** Gets a line for each new worst stop. */
const report = process.env['STOPS_REPORT']

/** How much slower this machine is than the one that the limits are set on. */
async function measureFactor(): Promise<number> {
  const at = (name: string) => new URL(`../../../.ci/${name}`, import.meta.url)
  const file = fileURLToPath(at('measure-cpu.mjs'))
  const { secondsOfMeasure }: { readonly secondsOfMeasure: number } = await import(
    at('usual-seconds.mjs').href
  )
  return (
    Number.parseFloat(execFileSync(process.execPath, [file], { encoding: 'utf8' })) /
    secondsOfMeasure
  )
}

let opened: Awaited<ReturnType<typeof openServices>>
let factor: number
beforeAll(async () => {
  opened = await openServices()
  factor = await measureFactor()
})
afterAll(async () => opened?.close())

/** The worst stop of each route so far, by who asked. */
type Worst = { readonly ms: number; readonly of: string }

function createWorst() {
  const worst = new Map<string, Worst>()
  return {
    /** Measures whether the stop is within the limit. */
    async measure(
      name: string,
      who: keyof typeof limitsMs,
      of: string,
      work: () => Promise<unknown>,
    ) {
      const limitMs = limitsMs[who] * factor
      const ms = await confirmedStop(limitMs, work)
      const key = `${who} ${name}`
      if (ms > (worst.get(key)?.ms ?? -1)) {
        worst.set(key, { ms, of })
        if (report) appendFileSync(report, `${ms.toFixed(0)}\t${key}\t${of}\n`)
      }
      return ms <= limitMs
    },
    /** Lists the stops above their limit. */
    tooLong() {
      return [...worst].filter(
        ([key, { ms }]) =>
          ms > limitsMs[key.startsWith('stranger') ? 'stranger' : 'rights'] * factor,
      )
    },
  }
}

async function send(
  { fetch, renew }: Service,
  { method, url }: BodyRoute,
  headers: HeadersInit,
  body: Uint8Array<ArrayBuffer>,
) {
  const { status, body: answer } = await fetch(new Request(url, { method, headers, body }))
  await answer?.cancel()
  if (status === 401 && new Headers(headers).get('Cookie')) await renew?.()
}

it('for no request with a body', { timeout: 7_200_000 }, async () => {
  const { services, article, editor, origin } = opened
  const routes = await findBodyRoutes(services, origin, article)
  const counts = Map.groupBy(routes, ({ service }) => service)
  expect([...counts.keys()].toSorted()).toEqual(['api', 'desk', 'service'])
  const { measure, tooLong } = createWorst()
  const page = await editor.get(article)
  const right = {
    tag: fieldOf(page, 'tag'),
    digest: fieldOf(page, 'digest'),
    facts: '1',
    step: 'preview',
    title: 'A',
  }
  const { api } = services
  const put = new Request(`${origin}/api/1/articles/1`, {
    method: 'PUT',
    headers: api?.rights() ?? {},
    body: wholeBody,
  })
  expect((await api?.fetch(put))?.status).toBe(201)
  const chosen = routes.filter(({ name }) => name.includes(part))
  const encoder = new TextEncoder()
  for (const route of chosen) {
    const service = services[route.service] as Service
    for (const [shape, make] of Object.entries(bodies))
      for (const size of sizes) {
        const body = encoder.encode(make(size))
        const of = `${shape}, ${size} bytes`
        const stranger = { ...service.rights(), Cookie: '', Authorization: '' }
        const isShort = await measure(route.name, 'stranger', of, () =>
          send(service, route, stranger, body),
        )
        const isShortToo = await measure(route.name, 'rights', of, () =>
          send(service, route, service.rights(), body),
        )
        if (!isShort || !isShortToo) break
      }
  }
  for (const route of chosen) {
    const service = services[route.service] as Service
    const who = service.renew || route.service === 'api' ? 'rights' : 'stranger'
    for (const [shape, make] of Object.entries(texts)) {
      const slow = new Set<string>()
      for (const size of textSizes)
        for (const [member, text] of bodiesOf(route, right, make(size))) {
          if (slow.has(member) || (size > maxSizeOf(member) && shape !== 'separator')) continue
          const body = encoder.encode(text)
          const of = `${member}: ${shape}, ${size} characters`
          const isShort = await measure(route.name, who, of, () =>
            send(service, route, service.rights(), body),
          )
          if (!isShort) slow.add(member)
        }
    }
  }
  expect(tooLong()).toEqual([])
})
