/**
 * `/check/`: a form, and a report at an address that checks again. Nothing is stored but five
 * minutes of answers, in memory.
 */
import { type Markup, markup, nothing, trusted } from 'candor-disclosure/text/markup.ts'
import { CannotCheck } from '../check-document.ts'
import { networkOf } from '../ip-address.ts'
import { type CheckOutcome, type CheckTask, toAddress } from '../run-task.ts'
import { createLimit, createShelf } from './limits.ts'
import { type Asked, checkPage } from './page.ts'
import { readField } from './read-form.ts'
import { failurePart } from './report-part.ts'
import { style } from './style.ts'

export type CheckParts = {
  /** The path of the site, `''` or as `/news`. */
  readonly basePath: string
  /** Runs a check. On Node in a thread: nothing here reads what strangers sent. `signal` ends it. */
  readonly run: (task: CheckTask, signal: AbortSignal) => Promise<CheckOutcome>
  readonly logError: (message: string, error: unknown) => void
  /** For a whole check. */
  readonly timeLimitMs?: number
  /** Checks that run at a time. */
  readonly maxAtOnce?: number
  /** Milliseconds above 0. */
  readonly clock: () => number
}

/** `client` is the address of the client, as far as it is known. */
export type AnswerCheck = (request: Request, client: string | null) => Promise<Response>

type CheckPage = {
  readonly status: number
  readonly main: Markup
  /** 0 where waiting is no use. */
  readonly retryAfterSeconds: number
}

const answerMs = 300_000
const maxAnswers = 100
const maxOfClient = 10
const maxOfAll = 60
const maxAtOnceOfClient = 2
const maxDocumentBytes = 1_000_000
const maxUrlLength = 2500

/** The page runs no script, and loads its style alone. */
const headers = {
  'Content-Type': 'text/html; charset=utf-8',
  'Content-Security-Policy':
    "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
  ...{ 'X-Content-Type-Options': 'nosniff', 'Referrer-Policy': 'no-referrer' },
  ...{ 'Cache-Control': 'no-store', 'X-Robots-Tag': 'noindex' },
}

const failed = (status: number, text: string, retryAfterSeconds = 0): CheckPage => ({
  ...{ status, retryAfterSeconds, main: failurePart(text) },
})
const nobody: Asked = { address: '' }
const notAnAddress = 'Give the http or https address of a feed, without a user name or password.'

/** Answers at `/check/` below the base path. */
export function createCheck(parts: CheckParts): AnswerCheck {
  const { basePath, run, logError, clock, timeLimitMs = 10_000, maxAtOnce = 4 } = parts
  const path = `${basePath}/check/`
  const limit = createLimit(clock)
  const answers = createShelf<Promise<CheckPage>>(clock, maxAnswers, answerMs)
  /** The client of each check that runs. */
  const running: string[] = []

  const tooMany = (seconds: number): CheckPage | null =>
    seconds > 0
      ? failed(429, `Too many checks at once. Retry in ${seconds} seconds.`, seconds)
      : null

  /** Counts the request for its client alone. `null` if the client may have a check now. */
  function refuse(client: string): CheckPage | null {
    const counted = limit(client, maxOfClient)
    const own = running.filter((each) => each === client && client !== unknown).length
    const isBusy = running.length >= maxAtOnce || own >= maxAtOnceOfClient
    return tooMany(counted > 0 ? counted : isBusy ? timeLimitMs / 1000 : 0)
  }

  async function check(client: string, task: CheckTask): Promise<CheckPage> {
    // Counted for all only here: no client closes the page with requests that are refused.
    const refused = tooMany(limit('all', maxOfAll))
    if (refused) return refused
    running.push(client)
    const signal = AbortSignal.timeout(timeLimitMs)
    const late = failed(422, `The check took more than ${timeLimitMs / 1000} seconds.`)
    try {
      const { output } = await run(task, signal)
      return { status: 200, main: trusted(output), retryAfterSeconds: 0 }
    } catch (error) {
      if (signal.aborted) return late
      if (error instanceof CannotCheck) return failed(422, error.message)
      throw error
    } finally {
      running.splice(running.indexOf(client), 1)
    }
  }

  function respond(asked: Asked, { status, main, retryAfterSeconds }: CheckPage): Response {
    const wait = retryAfterSeconds > 0 && { 'Retry-After': String(retryAfterSeconds) }
    return new Response(checkPage(path, asked, main), { status, headers: { ...headers, ...wait } })
  }

  async function answerAddress(request: Request, client: string): Promise<Response> {
    if (request.url.length > maxUrlLength)
      return respond(nobody, failed(414, 'The address is too long.'))
    const asked = { address: (new URL(request.url).searchParams.get('address') ?? '').trim() }
    if (asked.address === '')
      return respond(asked, { status: 200, main: nothing, retryAfterSeconds: 0 })
    const known = answers.get(asked.address)
    const refused = known ? null : refuse(client)
    if (refused) return respond(asked, refused)
    const address = toAddress(asked.address)
    if (address === null) return respond(asked, failed(422, notAnAddress))
    const answer = known ?? check(client, { as: 'page', address })
    if (!known) answers.set(asked.address, answer)
    const isReport = await answer.then(
      ({ status }) => status === 200,
      () => false,
    )
    if (!isReport) answers.delete(asked.address)
    return respond(asked, await answer)
  }

  async function answerDocument(request: Request, client: string): Promise<Response> {
    const refused = refuse(client)
    if (refused) return respond(nobody, refused)
    const text = await readField(request, 'document', 3 * maxDocumentBytes)
    if (text === null || text.length > maxDocumentBytes)
      return respond(nobody, failed(413, 'Paste at most a million characters.'))
    if (text.trim() === '')
      return respond(nobody, failed(400, 'Nothing was pasted. Paste the text of a feed.'))
    return respond(nobody, await check(client, { as: 'page', text: text.trim() }))
  }

  async function answer(request: Request, client: string): Promise<Response> {
    const { pathname, search } = new URL(request.url)
    const isRead = request.method === 'GET' || request.method === 'HEAD'
    if (pathname === path && isRead) return answerAddress(request, client)
    if (pathname === path && request.method === 'POST') return answerDocument(request, client)
    if (pathname === path.slice(0, -1) && isRead)
      return new Response(null, { status: 301, headers: { Location: `${path}${search}` } })
    if (pathname === `${path}style.css` && isRead) {
      const kept = { ...headers, 'Content-Type': 'text/css', 'Cache-Control': 'max-age=3600' }
      return new Response(style, { headers: kept })
    }
    if (pathname === path)
      return new Response(null, { status: 405, headers: { Allow: 'GET, HEAD, POST' } })
    const main = markup`<section role="status"><h2>There is no such page</h2></section>`
    return respond(nobody, { status: 404, main, retryAfterSeconds: 0 })
  }

  return async (request, client) => {
    try {
      return await answer(request, client === null ? unknown : networkOf(client))
    } catch (error) {
      logError(`${request.method} ${path} failed`, error)
      return respond(nobody, failed(500, 'The check failed, and the operator was told.'))
    }
  }
}

const unknown = 'unknown'
