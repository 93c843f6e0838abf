/**
 * `/check/`: a form, and a report at an address that checks again. Nothing is stored but five
 * minutes of answers, in memory.
 */

import { networkOf } from 'candor-check/ip-address.ts'
import { type Context, Hono } from 'hono'
import { raw } from 'hono/html'
import { LRUCache } from 'lru-cache'
import { pageSafety } from '../../core/documents/fixed.ts'
import { findOversize } from '../../core/http/limits.ts'
import { createRateLimit } from '../../core/http/rate-limit.ts'
import { readForm } from '../../core/http/read-body.ts'
import type { Log } from '../../core/log/log.ts'
import type { Html, View } from '../../core/pages/layout.ts'
import { type Asked, checkPage } from './page.ts'
import { failurePart } from './report-part.ts'
import { type CheckOutcome, type CheckTask, toAddress } from './run-check.ts'

export type CheckParts = {
  readonly view: View
  readonly clientAddress: (c: Context) => string | null
  /**
   * Runs a check, elsewhere if it can: nothing here reads what strangers sent. `signal` ends it.
   */
  readonly run: (task: CheckTask, signal: AbortSignal) => Promise<CheckOutcome>
  readonly log: Log
  /** For a whole check. */
  readonly timeLimitMs?: number
  /** Milliseconds above 0. */
  readonly clock: () => number
}

type CheckPage = {
  readonly status: 200 | 400 | 413 | 414 | 422 | 429 | 500
  readonly main: Html
  /** 0 where waiting is no use. */
  readonly retryAfterSeconds: number
}

const answerMs = 300_000
const windowMs = 60_000
const maxOfClient = 10
const maxOfAll = 60
const maxAtOnce = 4
const maxAtOnceOfClient = 2
const maxDocumentBytes = 1_000_000

const failed = (status: CheckPage['status'], text: string, retryAfterSeconds = 0): CheckPage => ({
  ...{ status, retryAfterSeconds, main: failurePart(text) },
})
const nothing: Asked = { address: '' }
const notAnAddress = 'Give the http or https address of a feed, without a user name or password.'

/** The app, at `/check/` below the base path. */
export function createCheck(parts: CheckParts): Hono {
  const { view, clientAddress, run, log, clock, timeLimitMs = 10_000 } = parts
  const { site } = view
  const headers = {
    ...pageSafety(site),
    ...{ 'Referrer-Policy': 'no-referrer', 'Cache-Control': 'no-store', 'X-Robots-Tag': 'noindex' },
  }
  const limit = createRateLimit(windowMs, clock)
  const clocked = { ttl: answerMs, perf: { now: clock }, ttlResolution: 0 }
  const answers = new LRUCache<string, Promise<CheckPage>>({ max: 100, ...clocked })
  /** The client of each check that runs. */
  const running: (string | null)[] = []

  const clientOf = (c: Context): string | null => {
    const address = clientAddress(c)
    return address === null ? null : networkOf(address)
  }

  const tooMany = (seconds: number): CheckPage | null =>
    seconds > 0
      ? failed(429, `Too many checks at once. Retry in ${seconds} seconds.`, seconds)
      : null

  /** Counts the request for its client alone. `null` if the client may have a check now. */
  function refuse(c: Context): CheckPage | null {
    const client = clientOf(c)
    const counted = limit(client ?? '', maxOfClient)
    const own = client === null ? 0 : running.filter((each) => each === client).length
    const isBusy = running.length >= maxAtOnce || own >= maxAtOnceOfClient
    return tooMany(counted > 0 ? counted : isBusy ? timeLimitMs / 1000 : 0)
  }

  async function check(c: Context, task: CheckTask): Promise<CheckPage> {
    // Counted for all only here: no client closes the page with requests that are refused.
    const refused = tooMany(limit('all', maxOfAll))
    if (refused) return refused
    const client = clientOf(c)
    running.push(client)
    const signal = AbortSignal.timeout(timeLimitMs)
    const late = failed(422, `The check took more than ${timeLimitMs / 1000} seconds.`)
    try {
      const { status, html } = await run(task, signal)
      return signal.aborted && status !== 200
        ? late
        : { status, main: raw(html), retryAfterSeconds: 0 }
    } catch (error) {
      if (signal.aborted) return late
      throw error
    } finally {
      running.splice(running.indexOf(client), 1)
    }
  }

  async function respond(c: Context, asked: Asked, { status, main, retryAfterSeconds }: CheckPage) {
    const wait = retryAfterSeconds > 0 && { 'Retry-After': String(retryAfterSeconds) }
    return c.html(await checkPage(view, asked, main), status, { ...headers, ...wait })
  }

  const app = new Hono()
  const path = `${site.basePath}/check/`
  app.get(path.slice(0, -1), (c) => c.redirect(`${path}${new URL(c.req.url).search}`, 301))
  app.get(path, async (c) => {
    const asked = { address: (c.req.query('address') ?? '').trim() }
    if (asked.address === '') return c.html(await checkPage(view, asked, ''), 200, headers)
    if (findOversize(c.req.raw)) return respond(c, nothing, failed(414, 'The address is too long.'))
    const key = JSON.stringify(asked)
    const known = answers.get(key)
    const refused = known ? null : refuse(c)
    if (refused) return respond(c, asked, refused)
    const address = toAddress(asked.address)
    if (address === null) return respond(c, asked, failed(422, notAnAddress))
    const answer = known ?? check(c, { address })
    if (!known) answers.set(key, answer)
    const isReport = await answer.then(
      ({ status }) => status === 200,
      () => false,
    )
    if (!isReport) answers.delete(key)
    return respond(c, asked, await answer)
  })
  app.post(path, async (c) => {
    const refused = refuse(c)
    if (refused) return respond(c, nothing, refused)
    const form = await readForm(c.req.raw, 3 * maxDocumentBytes)
    const text = form?.get('document') ?? ''
    if (form === null || text.length > maxDocumentBytes)
      return respond(c, nothing, failed(413, 'Paste at most a million characters.'))
    if (text.trim() === '')
      return respond(c, nothing, failed(400, 'Nothing was pasted. Paste the text of a feed.'))
    return respond(c, nothing, await check(c, { text: text.trim() }))
  })
  app.onError((error, c) => {
    log(`${c.req.method} /check/ failed`, error, { event: 'check.failed', request: c.req.raw })
    return respond(c, nothing, failed(500, 'The check failed, and the operator was told.'))
  })
  return app
}
