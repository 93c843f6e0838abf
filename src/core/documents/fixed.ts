/**
 * Documents that do not depend on articles, such as style sheets and schemas, and the headers of
 * all pages.
 */
import type { Feed } from '../feed/feed.ts'
import { type Bytes, type Codec, type DocumentText, encode, type Rendered } from '../http/encode.ts'
import type { Link } from '../http/headers.ts'
import type { Responder } from '../http/respond.ts'
import type { Policy } from '../http/response-headers.ts'
import { alternates } from '../pages/page-parts.ts'
import { termsOf } from '../rights/ai-rights.ts'
import { licenceLink } from '../rights/statements.ts'
import { rootOf, type Site } from '../settings/site.ts'
import { siteHeadersOf } from './document.ts'

export type StaticFile = {
  /** Called for the first request. */
  readonly body: () => string | Bytes
  readonly mediaType: string
  readonly maxAgeSeconds: number
  /** Its name changes with its bytes. */
  readonly immutable?: boolean
}

export const pageMediaType = 'text/html; charset=utf-8'
export const pageMaxAgeSeconds = 60

/** A file that other sites may load. */
export const renderFile = (codec: Codec, { body, mediaType }: StaticFile): Promise<Rendered> =>
  encode(
    { text: body(), mediaType, safety: { 'Cross-Origin-Resource-Policy': 'cross-origin' } },
    codec,
  )

export const renderFixedPage = (
  codec: Codec,
  site: Site,
  path: string,
  html: string,
): Promise<Rendered> => encode(pageText(site, path, html), codec)

/** The headers of a fixed document: no `Last-Modified` and no `Age`. */
export function fixedPolicy(maxAgeSeconds: number, immutable = false): Policy {
  const unchanging = { now: new Date(0), ageSeconds: 0, immutable }
  return { ...unchanging, maxAgeSeconds, edgeSeconds: maxAgeSeconds, staleSeconds: maxAgeSeconds }
}

/**
 * Returns the response function of a fixed document, which is rendered once, for the first request.
 */
export function createFixed(
  respond: Responder['respond'],
  policy: Policy,
  make: () => Promise<Rendered>,
) {
  let made: Rendered | undefined
  return async (request: Request): Promise<Response> => {
    made ??= await make()
    return respond(request, made, policy)
  }
}

type PageParts = {
  readonly feed?: Pick<Feed, 'title' | 'selfUrls' | 'terms'>
  readonly links?: readonly Link[]
  readonly pictures?: readonly string[]
  readonly directives?: readonly string[]
}

/**
 * A page with its headers: links to itself, its feeds and the AI policy, and its security policy.
 * `path` is below the base path.
 */
export function pageText(
  site: Site,
  path: string,
  html: string,
  parts: PageParts = {},
): DocumentText {
  const { feed, links = [], pictures, directives } = parts
  const terms = feed ? feed.terms : termsOf(site)
  return {
    text: html,
    mediaType: pageMediaType,
    safety: pageSafety(site, pictures, directives),
    links: [
      { href: `${rootOf(site)}${path}`, rel: 'canonical' },
      ...alternates(site, feed),
      ...links,
      ...licenceLink(terms),
      { href: site.policyUrl, rel: 'describedby' },
    ],
    siteHeaders: siteHeadersOf(terms),
  }
}

/**
 * Security headers of pages. They allow scripts only with CSP `directives`, and no frames around a
 * page, which prevents clickjacking. Pictures load only from the hosts of those on the page: with
 * `https:`, markup that got through could send data to any host.
 */
export function pageSafety(
  site: Site,
  pictures: readonly string[] = [],
  directives: readonly string[] = [],
) {
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

/**
 * Each origin once, without hosts that have `;`, `,` or `*`: the URL Standard allows these, and
 * they would change the policy.
 */
function pictureSources(urls: readonly (string | null)[]): readonly string[] {
  const origins = urls.flatMap((url) => (url === null ? [] : [new URL(url).origin]))
  return [
    "'self'",
    ...new Set(origins.filter((origin) => /^https?:\/\/[\w.-]+(:\d+)?$/.test(origin))),
  ]
}
