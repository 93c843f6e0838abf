/** Text → Response for what the newsroom does not change: pages of our own, the stylesheet, the vocabulary's files. */
import { gzipOnly } from '../http/gzip.ts'
import { represent } from '../http/represent.ts'
import { respond } from '../http/respond.ts'
import type { Site } from '../site.ts'

export type StaticFile = {
  readonly body: string
  readonly mediaType: string
  /** How long it may be kept without asking. */
  readonly maxAgeSeconds: number
}

export const pageMediaType = 'text/html; charset=utf-8'
/** How long a page may be kept without asking. */
export const pageMaxAgeSeconds = 60

/** The answer to GET and HEAD: 200, or 304 for a matching ETag. */
export async function respondFile(
  request: Request,
  { body, mediaType, maxAgeSeconds }: StaticFile,
  safety: Readonly<Record<string, string>> = {},
): Promise<Response> {
  const policy = { now: new Date(0), ageSeconds: 0, outdated: false, edgeSeconds: maxAgeSeconds }
  return respond(request, await represent(body, { mediaType, safety }, gzipOnly), { ...policy, maxAgeSeconds })
}

/** A page of ours: HTML that may load our stylesheet and pictures, and nothing else. */
export async function respondPage(request: Request, site: Site, body: string): Promise<Response> {
  return respondFile(request, { body, mediaType: pageMediaType, maxAgeSeconds: pageMaxAgeSeconds }, pageSafety(site))
}

/** The headers of every page. No script at all, and no frame around us: nobody can dress a page of ours up. */
export function pageSafety(site: Site): Readonly<Record<string, string>> {
  const pictures = [site.origin, site.logoUrl, site.iconUrl].flatMap((url) =>
    url === null ? [] : [new URL(url).origin],
  )
  const policy = [
    "default-src 'none'",
    "style-src 'self'",
    `img-src 'self' ${[...new Set(pictures)].join(' ')}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ]
  return {
    'Content-Security-Policy': policy.join('; '),
    'Referrer-Policy': 'strict-origin-when-cross-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
  }
}
