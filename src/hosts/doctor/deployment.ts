/**
 * Checks a deployment from outside, with the requests of readers, caches and monitors. Needs only
 * its URL.
 */

import {
  type AskWeb,
  askRobots,
  askThrough,
  type Fetch,
  type WebAnswer,
} from 'candor-check/ask-web.ts'
import { firstHeaders } from 'candor-check/delivery.ts'
import { mayFetch, parseRobots } from 'candor-check/robots-text.ts'
import { allFormats, formats } from '../../core/request/address.ts'
import {
  type Deployment,
  type Diagnosis,
  fault,
  isLocal,
  ok,
  warning,
} from '../../core/tools/check.ts'
import { tools } from '../../tools.ts'
import { clockFinding } from './clock.ts'
import { examineFeed } from './feed.ts'

const example = 'for example https://feeds.example.org'

/**
 * All findings about the deployment at `address`, base path included. The URL of a feed works too.
 * `root` is the address that readers use, if it differs.
 */
export async function examineDeployment(
  address: string,
  fetch: Fetch,
  now = new Date(),
  root?: string,
): Promise<Diagnosis[]> {
  if (!/^https?:\/\//i.test(address) || !URL.canParse(address)) {
    return [
      fault(
        `${JSON.stringify(address)} is not a web address.`,
        `Use an http or https URL, ${example}.`,
      ),
    ]
  }
  const url = new URL(address)
  if (url.username || url.password) {
    return [
      fault(
        'The address contains a user name or a password.',
        `Feeds are public: leave it out, ${example}.`,
      ),
    ]
  }
  const base = baseOf(url)
  const ask = askThrough(fetch)
  const askedAt = Date.now()
  const ready = await ask(`${base}/health/ready`)
  if (ready.failure !== null) {
    const todo = 'Check that the service is running, and its host name and port.'
    return [fault(`${base} does not answer: ${ready.failure}.`, todo)]
  }
  const clock = examineClock(ready, askedAt, Date.now())
  const findings = [examineScheme(url), examineReady(ready), ...examineIncomplete(ready), ...clock]
  // All other requests would end in the same way.
  if (gateway.includes(ready.status)) return findings
  const rss = await ask(`${base}/${formats.rss.file}`, firstHeaders)
  const pollMinutes = /<ttl>(\d+)<\/ttl>/.exec(rss.text)?.[1]
  const maxAgeSeconds = pollMinutes === undefined ? null : Number(pollMinutes) * 60
  for (const format of allFormats) {
    const url = `${base}/${format.file}`
    const answer = format === formats.rss ? rss : await ask(url, firstHeaders)
    const expected = { now, self: `${root ?? base}/${format.file}`, maxAgeSeconds }
    findings.push(...(await examineFeed(ask, format, url, answer, expected)))
  }
  return [
    ...findings,
    await examineRobots(ask, base),
    ...(await examineByTools({ ask, base, root: root ?? base, rss })),
  ]
}

async function examineByTools(deployment: Deployment): Promise<Diagnosis[]> {
  const findings: Diagnosis[] = []
  for (const load of tools.flatMap((each) => each.deployment ?? [])) {
    const check = await load()
    findings.push(...(await check(deployment)))
  }
  return findings
}

/** Nothing if no server says what time it is. */
function examineClock({ headers }: WebAnswer, askedAt: number, answeredAt: number): Diagnosis[] {
  const date = Date.parse(headers.get('Date') ?? '')
  if (Number.isNaN(date)) return []
  // The header has whole seconds.
  return [clockFinding('that of this machine', date + 500 - (askedAt + answeredAt) / 2)]
}

/**
 * RFC 9309 §2.3.1: a file that cannot be reached closes everything, and one that does not exist
 * nothing.
 */
async function examineRobots(ask: AskWeb, base: string): Promise<Diagnosis> {
  const { origin, pathname } = new URL(base)
  const { status, text, failure } = await askRobots(ask, origin)
  const address = `${origin}/robots.txt`
  if (failure !== null || status >= 500)
    return warning(
      `${address} ${failure ?? `answers ${status}`}: crawlers take all feeds for closed.`,
      'Let it answer 200, or 404.',
    )
  const robots = parseRobots(status === 200 ? text : '')
  const paths = allFormats.map(({ file }) => `${pathname.replace(/\/$/, '')}/${file}`)
  const closed = paths.filter((path) => !mayFetch(robots, '*', path))
  if (closed.length === 0) return ok(`${address} lets feed readers fetch the feeds.`)
  const todo = `Add "Allow: ${closed[0]}", and the same for the others, or remove the line that closes them.`
  return warning(`${address} closes ${closed.join(', ')} to all that obey it.`, todo)
}

/**
 * Statuses that proxies send when the server behind them does not answer; 52x are Cloudflare's.
 * Candor sends none of them.
 */
const gateway: readonly number[] = [502, 504, 520, 521, 522, 523, 524]

/** Candor's own answers are JSON: others are from what is in front of it. */
function examineReady({ status, headers, text }: WebAnswer): Diagnosis {
  const isCandors = /^application\/(problem\+)?json\b/.test(headers.get('Content-Type') ?? '')
  if (gateway.includes(status) || (status !== 200 && !isCandors)) {
    return fault(
      `A proxy in front of Candor answers ${status} at /health/ready; Candor does not.`,
      'Check that Candor runs at the address that the proxy forwards to (its /health/live), and the log of the proxy.',
    )
  }
  const since = /"status":"degraded","since":"([^"]+)"/.exec(text)?.[1]
  if (since) {
    const todo =
      'Feeds come from memory. Check the database; run candor doctor on the machine of the service.'
    return warning(`The database is away since ${since}.`, todo)
  }
  if (status === 200) return ok('/health/ready answers 200.')
  const todo = 'The service cannot read its database. Run candor doctor on its machine.'
  return fault(`/health/ready answers ${status}.`, todo)
}

/** Capabilities that lack settings, which /health/ready names. */
function examineIncomplete({ text }: WebAnswer): Diagnosis[] {
  const names = /"incomplete":\["([^[\]]*)"\]/.exec(text)?.[1]?.split('","') ?? []
  const todo = 'Its log says at the start what is missing: event setting.incomplete.'
  return names.map((name) => fault(`${name} is off, because it lacks settings.`, todo))
}

function baseOf({ origin, pathname }: URL): string {
  const files = allFormats.map(({ file }) => `/${file}`)
  const file = files.find((name) => pathname.endsWith(name)) ?? ''
  return `${origin}${pathname.slice(0, pathname.length - file.length).replace(/(?<!\/)\/+$/, '')}`
}

function examineScheme({ protocol, hostname }: URL): Diagnosis {
  if (protocol === 'https:') return ok('It is served over HTTPS.')
  if (isLocal(hostname)) return ok('It is served over HTTP, on this machine.')
  const todo = 'Set up TLS, as in deploy/nginx.conf: without it, feeds can be changed in transit.'
  return warning('It is served over HTTP.', todo)
}
