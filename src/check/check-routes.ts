/** `/check/`: a form, and a report at an address that checks again. Nothing is stored but five minutes of answers, in memory. */
import { type Context, Hono } from 'hono'
import { LRUCache } from 'lru-cache'
import { pageSafety } from '../documents/fixed.ts'
import { findOversize } from '../http/limits.ts'
import { createRateLimit } from '../http/rate-limit.ts'
import { readBytes } from '../http/read-bytes.ts'
import type { Log } from '../log/log.ts'
import type { Html, View } from '../pages/layout.ts'
import { networkOf } from '../text/ip-address.ts'
import { hasLogin } from '../text/web-address.ts'
import { askStrangers } from './ask-strangers.ts'
import type { Fetch } from './ask-web.ts'
import { type AddressOptions, checkAddress } from './check-address.ts'
import { CannotCheck, examine as examineHere } from './check-document.ts'
import { type Asked, checkPage, failurePart, reportPart } from './page.ts'
import type { Report } from './report.ts'

export type Examiner = { readonly examine: NonNullable<AddressOptions['examine']>; readonly close: () => void }

export type CheckParts = {
  readonly view: View
  /** Of other sites: to public addresses only. */
  readonly fetch: Fetch
  /** Of this site, without a network. */
  readonly own: Fetch
  readonly clientAddress: (c: Context) => string | null
  /** Where documents are examined, for one check; here without one. */
  readonly openExaminer?: (signal: AbortSignal) => Examiner
  readonly log: Log
  /** For a whole check. */
  readonly timeLimitMs?: number
  /** Milliseconds above 0. */
  readonly clock: () => number
}

type Answer = {
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

const failed = (status: Answer['status'], text: string, retryAfterSeconds = 0): Answer => ({
  ...{ status, retryAfterSeconds, main: failurePart(text) },
})
const nothing: Asked = { address: '' }

/** The app, at `/check/` below the base path. */
export function createCheck(parts: CheckParts): Hono {
  const { view, fetch, own, clientAddress, openExaminer, log, clock, timeLimitMs = 10_000 } = parts
  const { site } = view
  const headers = {
    ...pageSafety(site),
    ...{ 'Referrer-Policy': 'no-referrer', 'Cache-Control': 'no-store', 'X-Robots-Tag': 'noindex' },
  }
  const limit = createRateLimit(windowMs, clock)
  const clocked = { ttl: answerMs, perf: { now: clock }, ttlResolution: 0 }
  const answers = new LRUCache<string, Promise<Answer>>({ max: 100, ...clocked })
  /** The client of each check that runs. */
  const running: (string | null)[] = []

  const clientOf = (c: Context): string | null => {
    const address = clientAddress(c)
    return address === null ? null : networkOf(address)
  }

  const tooMany = (seconds: number): Answer | null =>
    seconds > 0 ? failed(429, `Too many checks at once. Retry in ${seconds} seconds.`, seconds) : null

  /** Counts the request for its client alone. `null` if the client may have a check now. */
  function refuse(c: Context): Answer | null {
    const client = clientOf(c)
    const counted = limit(client ?? '', maxOfClient)
    const own = client === null ? 0 : running.filter((each) => each === client).length
    const isBusy = running.length >= maxAtOnce || own >= maxAtOnceOfClient
    return tooMany(counted > 0 ? counted : isBusy ? timeLimitMs / 1000 : 0)
  }

  async function run(
    c: Context,
    work: (examine: Examiner['examine'], signal: AbortSignal, now: Date) => Promise<Report>,
  ): Promise<Answer> {
    // Counted for all only here: no client closes the page with requests that are refused.
    const refused = tooMany(limit('all', maxOfAll))
    if (refused) return refused
    const [client, now] = [clientOf(c), new Date()]
    running.push(client)
    const signal = AbortSignal.timeout(timeLimitMs)
    const examiner = openExaminer?.(signal) ?? { examine: examineHere, close() {} }
    try {
      const report = await work(examiner.examine, signal, now)
      return { status: 200, main: await reportPart(report, now), retryAfterSeconds: 0 }
    } catch (error) {
      if (signal.aborted) return failed(422, `The check took more than ${timeLimitMs / 1000} seconds.`)
      if (error instanceof CannotCheck) return failed(422, error.message)
      throw error
    } finally {
      running.splice(running.indexOf(client), 1)
      examiner.close()
    }
  }

  async function checkAt(c: Context, { address: asked }: Asked): Promise<Answer> {
    const address = /^[a-z][a-z\d+.-]*:\/\//i.test(asked) ? asked : `https://${asked}`
    if (!/^https?:\/\//i.test(address) || !URL.canParse(address) || hasLogin(address))
      return failed(422, 'Give the http or https address of a feed, without a user name or password.')
    return run(c, (examine, signal, now) => {
      const ask = askStrangers(site, fetch, own, signal)
      return checkAddress(new URL(address).href, ask, { now, examine })
    })
  }

  async function respond(c: Context, asked: Asked, { status, main, retryAfterSeconds }: Answer) {
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
    const answer = known ?? checkAt(c, asked)
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
    const bytes = await readBytes(c.req.raw, 3 * maxDocumentBytes)
    const text = new URLSearchParams(new TextDecoder().decode(bytes ?? undefined)).get('document') ?? ''
    if (bytes === null || text.length > maxDocumentBytes)
      return respond(c, nothing, failed(413, 'Paste at most a million characters.'))
    if (text.trim() === '') return respond(c, nothing, failed(400, 'Nothing was pasted. Paste the text of a feed.'))
    const document = { text: text.trim(), address: null }
    return respond(c, nothing, await run(c, async (examine, _, now) => (await examine(document, { now })).report))
  })
  app.onError((error, c) => {
    log(`${c.req.method} /check/ failed`, error, { event: 'check.failed', request: c.req.raw })
    return respond(c, nothing, failed(500, 'The check failed, and the operator was told.'))
  })
  return app
}
