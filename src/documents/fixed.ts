/** Text → Response for documents that do not depend on articles: fixed pages, style sheets, schemas. */

import type { Feed } from '../feed/feed.ts'
import type { Bytes, Codec } from '../http/codec.ts'
import { encode, type Rendered } from '../http/encode.ts'
import { type Link, linkHeader } from '../http/link-header.ts'
import type { Policy, Responder } from '../http/respond.ts'
import { alternates } from '../pages/alternates.ts'
import { termsOf } from '../rights/ai-rights.ts'
import { licenceLink } from '../rights/statements.ts'
import { rootOf, type Site } from '../settings/site.ts'

export type StaticFile = {
  readonly body: string | Bytes
  readonly mediaType: string
  /** How long clients may use it without revalidation. */
  readonly maxAgeSeconds: number
  /** Whether the name changes with the bytes. */
  readonly immutable?: boolean
}

export const pageMediaType = 'text/html; charset=utf-8'
/** How long clients may use a page without revalidation. */
export const pageMaxAgeSeconds = 60

/** A file that other sites may load. */
export const renderFile = (codec: Codec, { body, mediaType }: StaticFile): Promise<Rendered> =>
  encode({ text: body, mediaType, safety: { 'Cross-Origin-Resource-Policy': 'cross-origin' } }, codec)

/** A fixed page. `path` is below the base path. */
export const renderFixedPage = (codec: Codec, site: Site, path: string, text: string): Promise<Rendered> =>
  encode({ text, mediaType: pageMediaType, safety: pageSafety(site), link: pageLinks(site, path) }, codec)

/** The headers of a fixed document: no `Last-Modified` and no `Age`. */
export function fixedPolicy(maxAgeSeconds: number, immutable = false): Policy {
  const unchanging = { now: new Date(0), ageSeconds: 0, immutable }
  return { ...unchanging, maxAgeSeconds, edgeSeconds: maxAgeSeconds, staleSeconds: maxAgeSeconds }
}

/** Returns the response function of a fixed document, which is rendered once, for the first request. */
export function createFixed(respond: Responder['respond'], policy: Policy, make: () => Promise<Rendered>) {
  let made: Rendered | undefined
  return async (request: Request): Promise<Response> => {
    made ??= await make()
    return respond(request, made, policy)
  }
}

/** The `Link` header of a page: the page itself, its feeds, the AI policy and `more`. `path` is below the base path. */
export const pageLinks = (
  site: Site,
  path: string,
  feed?: Pick<Feed, 'title' | 'selfUrls' | 'terms'>,
  more: readonly Link[] = [],
): string =>
  linkHeader([
    { href: `${rootOf(site)}${path}`, rel: 'canonical' },
    ...alternates(site, feed),
    ...more,
    ...licenceLink(feed ? feed.terms : termsOf(site)),
    { href: site.policyUrl, rel: 'describedby' },
  ])

/** What a page needs beyond what all pages may do. */
type PageNeeds = {
  /** Addresses of the pictures on it. */
  readonly pictures?: readonly string[]
  /** More directives of its policy. */
  readonly directives?: readonly string[]
}

/**
 * Security headers of pages. They allow scripts only with CSP `directives`, and no frames around a page, which prevents
 * clickjacking. Pictures load only from the hosts of those on the page: with `https:`, markup that got through could send
 * data to any host.
 */
export function pageSafety(site: Site, { pictures = [], directives = [] }: PageNeeds = {}) {
  const policy = [
    "default-src 'none'",
    "style-src 'self'",
    `img-src ${pictureSources([site.origin, site.logoUrl, site.iconUrl, ...pictures]).join(' ')}`,
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    ...directives,
  ]
  return {
    'Content-Security-Policy': policy.join('; '),
    'Referrer-Policy': 'strict-origin-when-cross-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
  }
}

/** Each origin once. The URL Standard allows `;`, `,` and `*` in a host, which would change the policy: those are left out. */
function pictureSources(urls: readonly (string | null)[]): readonly string[] {
  const origins = urls.flatMap((url) => (url === null ? [] : [new URL(url).origin]))
  return ["'self'", ...new Set(origins.filter((origin) => /^https?:\/\/[\w.-]+(:\d+)?$/.test(origin)))]
}
