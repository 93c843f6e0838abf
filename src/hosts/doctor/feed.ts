/** Checks a feed of a deployment: one finding for each thing that readers and caches need. */

import type { AskWeb, WebAnswer } from 'candor-check/ask-web.ts'
import { readDocument } from 'candor-check/check-document.ts'
import { codes } from 'candor-check/codes.ts'
import { observeDelivery } from 'candor-check/delivery.ts'
import type { CheckedFeed } from 'candor-check/facts.ts'
import { readFeed } from 'candor-check/read-feed.ts'
import type { ReadItem, Reading } from 'candor-disclosure/disclosure/declaration.ts'
import type { Format } from '../../core/request/address.ts'
import { type Diagnosis, expect, fault, ok, warning } from '../../core/tools/check.ts'
import { demoFinding, isDemo, newestFinding } from './newsroom.ts'

const proxyTodo = 'A proxy or CDN may remove or change it: check its configuration.'

/**
 * `self` is the URL that the feed should state as its own, `maxAgeSeconds` that of Candor, if it is
 * known.
 */
type Expected = { readonly self: string; readonly now: Date; readonly maxAgeSeconds: number | null }

/**
 * All findings about the feed at `url`. `answer` is the one to `firstHeaders`: uncompressed, so
 * that the text has the bytes that Candor wrote. Sends several more requests.
 */
export async function examineFeed(
  ask: AskWeb,
  format: Format,
  url: string,
  answer: WebAnswer,
  expected: Expected,
): Promise<Diagnosis[]> {
  const name = `${format.name} (${url})`
  // PARTNER_FEEDS.
  const isClosed = answer.headers.get('WWW-Authenticate')?.startsWith('Basic realm="Candor: ')
  if (answer.status === 401 && isClosed) return [ok(`${url} needs the token of a partner.`)]
  if (answer.status !== 200)
    return [fault(`${name} ${resultOf(answer)}.`, 'Check the log of the service.')]
  const type = answer.headers.get('Content-Type')
  const { feed } = readFeed(answer.text)
  const reading = readDocument({ text: answer.text, address: url })
  if (feed === null || reading === null || feed.format.split('-')[0] !== format.key)
    return [
      fault(
        `${name} is not ${format.name}, but ${type}.`,
        'Check which service answers at this address.',
      ),
    ]
  const findings = [
    expect(
      type === format.mediaType,
      `It is served as ${type}.`,
      `It should be ${format.mediaType}. ${proxyTodo}`,
    ),
    ...examineDocument(feed, reading, expected),
    ...(await examineDelivery(ask, url, answer, expected)),
  ]
  return [
    ok(`${name} answers 200.`),
    ...findings.map((finding) => ({ ...finding, text: about(format, finding.text) })),
  ]
}

const about = ({ name }: Format, text: string) =>
  `${name}: ${text.charAt(0).toLowerCase()}${text.slice(1)}`

const resultOf = ({ status, failure }: WebAnswer) =>
  failure === null ? `answers ${status}` : `does not answer: ${failure}`

/** The day in the rule unknown_is_from_before_the_duty. */
const duty = Date.parse('2026-08-02T00:00:00Z')

/** Findings about the content of a feed. */
function examineDocument(
  { self, items }: CheckedFeed,
  reading: Reading,
  expected: Expected,
): Diagnosis[] {
  const ids = items.map(({ id }) => id ?? '')
  const findings = [
    expect(
      self === expected.self,
      `Its link to itself is ${self}.`,
      'Set SITE_ORIGIN and BASE_PATH to the address that readers use.',
    ),
    ids.length > 0
      ? ok(`It has ${ids.length} items.`)
      : warning('It is empty.', 'Check the database: candor doctor, without an address.'),
  ]
  if (ids.length === 0) return findings
  const newest = Math.max(...reading.items.map(timeOf).filter((time) => !Number.isNaN(time)))
  const isDisclosed = ({ found }: ReadItem) =>
    found.some(({ vocabulary, says }) => vocabulary === 'candor' && says.mode)
  return [
    ...findings,
    ids.every(isDemo) ? demoFinding : newestFinding(new Date(newest), expected.now),
    new Set(ids).size === ids.length
      ? ok('All items have different guids.')
      : fault(
          'Several items have the same guid.',
          'Readers show only one of them. Please report this as a bug.',
        ),
    expect(
      reading.items.every((item) => isDisclosed(item) || timeOf(item) < duty),
      `${reading.items.filter(isDisclosed).length} of ${ids.length} items have a disclosure.`,
      'Every item since 2 August 2026 must have one: check what rewrites the feed.',
    ),
  ]
}

const timeOf = ({ published }: ReadItem) => Date.parse(published ?? '')

/** Candor does all of it, so what is missing was lost on the way. */
async function examineDelivery(
  ask: AskWeb,
  url: string,
  answer: WebAnswer,
  expected: Expected,
): Promise<Diagnosis[]> {
  const { observations } = await observeDelivery(ask, url, answer)
  return observations.map(({ code, holds, detail }) => {
    if (code === 'caching-missing') return examineCaching(answer, expected)
    if (holds) return ok(detail)
    if (code === 'reader-blocked')
      return fault(
        detail,
        `${codes[code].fix} docs/deploy-cloudflare.md, "Never challenge a reader".`,
      )
    return (code === 'compression-missing' ? warning : fault)(
      detail,
      `${codes[code].fix} ${proxyTodo}`,
    )
  })
}

/** The form of all feeds, whatever the settings. */
const candorCaching =
  /^(?:public|private), max-age=(\d+), stale-while-revalidate=\d+, stale-if-error=\d+$/

/** A longer time than Candor's shows withdrawn text for longer; a shorter one is a load. */
function examineCaching({ headers }: WebAnswer, { maxAgeSeconds }: Expected): Diagnosis {
  const value = headers.get('Cache-Control')
  const [, seconds] = candorCaching.exec(value ?? '') ?? []
  const holds = seconds !== undefined && Number(seconds) === (maxAgeSeconds ?? Number(seconds))
  const own = `public, max-age=${maxAgeSeconds ?? '…'}, stale-while-revalidate=…, stale-if-error=…`
  const todo = `Candor sends ${own}. Let no proxy or CDN rewrite it. On Cloudflare, set Browser Cache TTL to "Respect Existing Headers".`
  return expect(
    holds,
    value === null ? 'It has no Cache-Control.' : `Its Cache-Control is ${value}.`,
    todo,
  )
}
