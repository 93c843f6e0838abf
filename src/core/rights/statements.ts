/** The terms as headers, as lines of robots.txt, as links, and as the file of TDMRep. */
import type { Terms } from './ai-rights.ts'
import { rslMediaType } from './rsl.ts'

const yes = (allowed: boolean) => (allowed ? 'yes' : 'no')
const y = (allowed: boolean) => (allowed ? 'y' : 'n')

/**
 * `Content-Usage`, a dictionary (RFC 9651 §3.2) with the labels of draft-ietf-aipref-vocab-08
 * (2026-09-14) §6.1. A label that is not there is "unknown", so all are.
 */
export const contentUsage = ({ train, input, search }: Terms): string =>
  `train-ai=${y(train)}, ai-use=${y(input)}, search=${y(search)}`

/**
 * `Content-Signal` of Cloudflare's Content Signals Policy (https://contentsignals.org/,
 * 2025-09-24).
 */
export const contentSignal = ({ train, input, search }: Terms): string =>
  `search=${yes(search)}, ai-input=${yes(input)}, ai-train=${yes(train)}`

/**
 * TDMRep (W3C Community Group, final report of 2024-05-10) §4: one bit for all of text and data
 * mining, so it is reserved unless every use is free. The policy is where a licence can be had.
 */
const reservation = ({
  train,
  input,
  licenseUrl,
  rsl,
}: Terms): Readonly<Record<string, string | number>> => ({
  'tdm-reservation': train && input ? 0 : 1,
  ...(rsl.licensed !== null && licenseUrl !== null && { 'tdm-policy': licenseUrl }),
})

/** `/.well-known/tdmrep.json`: TDMRep §5.1. */
export const tdmrepPath = '/.well-known/tdmrep.json'

export const tdmrepJson = (terms: Terms): string =>
  `${JSON.stringify([{ location: `${terms.basePath}/`, ...reservation(terms) }], null, 2)}\n`

/**
 * Headers of every document: `Content-Usage` (draft-ietf-aipref-attach-05, 2026-08-19, §2) and
 * TDMRep §5.2.
 */
export const rightsHeaders = (terms: Terms): Readonly<Record<string, string>> => ({
  'Content-Usage': contentUsage(terms),
  ...Object.fromEntries(
    Object.entries(reservation(terms)).map(([name, value]) => [name, String(value)]),
  ),
})

/** For the `Link` header of every document (RSL 1.0 §4.5), and for pages (§4.6.1). */
export const rslLink = ({ documentUrl }: Terms) =>
  ({ rel: 'license', type: rslMediaType, href: documentUrl }) as const

/** For the head of a page: the RSL document, and the licence for people. */
export const termsLinks = (
  terms: Terms,
): readonly { rel: string; type?: string; href: string }[] => [
  rslLink(terms),
  ...licenceLink(terms),
]

/** The licence for people. */
export const licenceLink = (terms: Terms | null): readonly { rel: string; href: string }[] =>
  terms === null || terms.licenseUrl === null ? [] : [{ rel: 'license', href: terms.licenseUrl }]

/** Before the first group of robots.txt, where it holds for all crawlers: RSL 1.0 §4.4. */
export const robotsLicense = ({ documentUrl }: Terms): string => `License: ${documentUrl}\n`

/** In a group of robots.txt: draft-ietf-aipref-attach-05 §3 and the Content Signals Policy. */
export const robotsRules = (terms: Terms): string =>
  `Content-Signal: ${contentSignal(terms)}\nContent-Usage: ${terms.basePath}/ ${contentUsage(terms)}\n`
