/**
 * Answers of the API: JSON that nobody keeps, and problem documents (RFC 9457) with all that is
 * wrong.
 */
import { pageMediaType, pageSafety } from '../../core/documents/fixed.ts'
import { dataSafety } from '../../core/http/headers.ts'
import type { Problem } from '../../core/http/problem.ts'
import type { Site } from '../../core/settings/site.ts'
import { scriptJson } from '../../core/text/xml.ts'
import type { Fault, Refused } from './faults.ts'

export type Answer<Body = object> = {
  readonly status: number
  readonly body: Body
  readonly headers?: Readonly<Record<string, string>>
}

/** Only pages of this origin may read answers: no CORS, and nothing is kept on the way. */
const safety = {
  ...dataSafety,
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Cache-Control': 'no-store',
} as const

export const jsonLdMediaType = 'application/ld+json'

/** JSON-LD is safe in the `<script>` of a page as it is. */
export function toResponse(request: Request, { status, body, headers }: Answer): Response {
  const isJsonLd = '@context' in body
  const mediaType = isJsonLd
    ? jsonLdMediaType
    : status < 400
      ? 'application/json'
      : 'application/problem+json'
  const text = new TextEncoder().encode(`${isJsonLd ? scriptJson(body) : JSON.stringify(body)}\n`)
  return new Response(request.method === 'HEAD' ? null : text, {
    status,
    headers: {
      ...safety,
      'Content-Type': mediaType,
      'Content-Length': String(text.byteLength),
      ...headers,
    },
  })
}

const titles: Readonly<Record<number, string>> = {
  400: 'Bad request',
  401: 'Token required',
  403: 'Not allowed',
  404: 'Not found',
  409: 'Conflict',
  412: 'Precondition failed',
  413: 'Body too large',
  415: 'JSON required',
  422: 'The body breaks rules',
  429: 'Too many requests',
  500: 'Internal error',
  503: 'Temporarily unavailable',
}

type ApiProblem = Omit<Problem, 'title'> & {
  readonly title?: string
  readonly faults?: readonly Fault[]
}

/**
 * A 422 without faults is not about the body: an `Idempotency-Key` of another request, for example.
 */
const titleOf = (status: number, faults: readonly Fault[]) =>
  status === 422 && faults.length === 0
    ? 'Unprocessable request'
    : (titles[status] ?? 'Not possible')

export const problemOf = ({ status, message, faults, headers }: Refused) =>
  ({
    status,
    title: titleOf(status, faults),
    detail: message,
    faults,
    headers,
  }) satisfies ApiProblem

export const maxFaults = 100

/**
 * `base` is the address of the API: each fault says where its rule is explained. Only the first
 * `max` faults are listed.
 */
export function toProblem(base: string, problem: ApiProblem, max = maxFaults): Answer {
  const { status, faults = [], retryAfterSeconds, headers } = problem
  const { title = titleOf(status, faults) } = problem
  const left = faults.length - max
  const detail = left > 0 ? `${problem.detail} ${left} more are not listed.` : problem.detail
  const errors = faults
    .slice(0, max)
    .map((fault) => ({ ...fault, see: `${base}/errors/${fault.code}` }))
  return {
    status,
    body: { title, status, detail, ...(errors.length > 0 && { errors }) },
    headers: {
      ...headers,
      ...(retryAfterSeconds !== undefined && { 'Retry-After': String(retryAfterSeconds) }),
    },
  }
}

export const refusalOf = (base: string, refused: Refused, max = maxFaults): Answer =>
  toProblem(base, problemOf(refused), max)

/**
 * A page that concerns the newsroom itself: kept by nobody, and not for the scripts of other sites.
 * `body` is UTF-8.
 */
export const respondUnkept = (
  { method }: Request,
  site: Site,
  body: Uint8Array<ArrayBuffer>,
): Response =>
  new Response(method === 'HEAD' ? null : body, {
    headers: {
      ...pageSafety(site),
      'X-Content-Type-Options': 'nosniff',
      'Content-Type': pageMediaType,
      'Content-Length': String(body.byteLength),
      'Cache-Control': 'no-store',
    },
  })
