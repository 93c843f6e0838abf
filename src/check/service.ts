/** `/check/`: a form, and a report at an address that checks again. Nothing is stored but five minutes of answers, in memory. */
import { type Context, Hono } from 'hono'
import { LRUCache } from 'lru-cache'
import { pageSafety } from '../documents/fixed.ts'
import { findOversize } from '../http/limits.ts'
import { createRateLimit } from '../http/rate-limit.ts'
import { readBytes } from '../http/read-bytes.ts'
import type { Log } from '../log/log.ts'
import type { Html, View } from '../pages/layout.ts'
import { presets } from '../partners/presets.ts'
import { networkOf } from '../push/public-address.ts'
import { hasLogin } from '../text/web-address.ts'
import { askStrangers } from './ask-strangers.ts'
import type { Fetch } from './ask-web.ts'
import { type AddressOptions, CannotCheck, checkAddress } from './check-address.ts'
import { examine as examineHere } from './check-document.ts'
import { type Asked, checkPage, failurePart, reportPart } from './page.ts'

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
  /** Milliseconds above 0. */
  readonly clock: () => number
}

type Answer = {
  readonly status: 200 | 400 | 413 | 414 | 422 | 429 | 500
  readonly main: Html
  readonly retryAfterSeconds?: number
}

const answerMs = 300_000
const windowMs = 60_000
const maxOfClient = 10
const maxOfAll = 60
const maxAtOnce = 4
const maxDocumentBytes = 1_000_000
/** Of a whole check. */
const timeLimitMs = 10_000

const busy = (seconds: number): Answer => ({
  ...{ status: 429, retryAfterSeconds: seconds },
  main: failurePart(`Too many checks at once. Retry in ${seconds} seconds.`),
})
const unreadable = (status: 400 | 413, text: string): Answer => ({ status, main: failurePart(text) })

/** The app, at `/check/` below the base path. */
export function createCheck({ view, fetch, own, clientAddress, openExaminer, log, clock }: CheckParts): Hono {
  const { site } = view
  const limit = createRateLimit(windowMs, clock)
  const answers = new LRUCache<string, Promise<Answer>>({
    max: 200,
    ttl: answerMs,
    perf: { now: clock },
    ttlResolution: 0,
  })
  let running = 0

  /** Counts the check for its client and for all. `null` if it may run. */
  function refuse(c: Context): Answer | null {
    const seconds = Math.max(limit(networkOf(clientAddress(c) ?? ''), maxOfClient), limit('all', maxOfAll))
    return seconds > 0 ? busy(seconds) : running >= maxAtOnce ? busy(10) : null
  }

  async function run(work: (examiner: Examiner, signal: AbortSignal) => Promise<Answer>): Promise<Answer> {
    running += 1
    const signal = AbortSignal.timeout(timeLimitMs)
    const examiner = openExaminer?.(signal) ?? { examine: examineHere, close() {} }
    try {
      return await work(examiner, signal)
    } catch (error) {
      if (signal.aborted)
        return { status: 422, main: failurePart(`The check took more than ${timeLimitMs / 1000} seconds.`) }
      if (!(error instanceof CannotCheck)) throw error
      return { status: 422, main: failurePart(error.message) }
    } finally {
      running -= 1
      examiner.close()
    }
  }

  function checkAt({ address, partner }: Asked): Promise<Answer> {
    return run(async ({ examine }, signal) => {
      if (!/^https?:\/\//i.test(address) || !URL.canParse(address) || hasLogin(address))
        throw new CannotCheck('Give the http or https address of a feed, without a user name or password.')
      const partners = Object.values(presets).filter(({ name }) => name === partner)
      const ask = askStrangers(site, fetch, own, signal)
      const report = await checkAddress(new URL(address).href, ask, { now: new Date(), partners, examine })
      return { status: 200, main: await reportPart(report) }
    })
  }

  async function respond(c: Context, asked: Asked, { status, main, retryAfterSeconds }: Answer) {
    return c.html(await checkPage(view, asked, main), status, {
      ...pageSafety(site),
      'Referrer-Policy': 'no-referrer',
      'Cache-Control': 'no-store',
      'X-Robots-Tag': 'noindex',
      ...(retryAfterSeconds && { 'Retry-After': String(retryAfterSeconds) }),
    })
  }

  const app = new Hono()
  const path = `${site.basePath}/check/`
  app.get(path.slice(0, -1), (c) => c.redirect(`${path}${new URL(c.req.url).search}`, 301))
  app.get(path, async (c) => {
    const asked = { address: (c.req.query('address') ?? '').trim(), partner: c.req.query('partner') ?? '' }
    if (asked.address === '') return respond(c, asked, { status: 200, main: '' })
    if (findOversize(c.req.raw))
      return respond(c, { ...asked, address: '' }, { status: 414, main: failurePart('The address is too long.') })
    const key = JSON.stringify(asked)
    const known = answers.get(key)
    const refused = known ? null : refuse(c)
    if (refused) return respond(c, asked, refused)
    const answer = known ?? checkAt(asked)
    if (!known) answers.set(key, answer)
    // A failure of ours is no answer. The client gets it all the same.
    if (!known) answer.catch(() => answers.delete(key))
    return respond(c, asked, await answer)
  })
  app.post(path, async (c) => {
    const none = { address: '', partner: '' }
    const refused = refuse(c)
    if (refused) return respond(c, none, refused)
    const bytes = await readBytes(c.req.raw, 3 * maxDocumentBytes)
    const text = bytes && new URLSearchParams(new TextDecoder().decode(bytes)).get('document')
    if (text === null || text.length > maxDocumentBytes)
      return respond(
        c,
        none,
        unreadable(bytes && text === null ? 400 : 413, 'Paste a document of at most a million characters.'),
      )
    const answer = await run(async ({ examine }) => {
      const { report } = await examine({ text: text.trim(), address: null }, { now: new Date() })
      return { status: 200, main: await reportPart(report) }
    })
    return respond(c, none, answer)
  })
  app.onError((error, c) => {
    log(`${c.req.method} /check/ failed`, error, { event: 'check.failed', request: c.req.raw })
    return respond(
      c,
      { address: '', partner: '' },
      { status: 500, main: failurePart('The check failed, and the operator was told.') },
    )
  })
  return app
}
