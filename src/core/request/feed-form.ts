/** The form that finds a feed: its fields → the feed and the address of its page, and back. */
import { authorshipModes } from 'candor-disclosure/disclosure/modes.ts'
import { familyOf, familyPath } from '../families/families.ts'
import { modeOf, registrableDomain } from '../families/members.ts'
import type { Site } from '../settings/site.ts'
import { otherFamiliesOf } from '../store/selection.ts'
import { SelectionError } from './parameter.ts'
import {
  canonicalQuery,
  type FeedRequest,
  filterParameters,
  parseSelection,
  wholeFamily,
} from './selection.ts'

/**
 * `made` is `any`, a mode, `reviewed` or `corrections`. `topic`, `source`, `language` and `without`
 * are the parameters of feeds; `source` can also be any URL of the publisher. Empty fields are
 * ignored.
 *
 * @throws {SelectionError} for a value that is not allowed.
 */
export function parseFeedForm(site: Site, query: URLSearchParams): FeedRequest {
  const chosen = new URLSearchParams()
  for (const name of ['topic', 'source', 'language', 'without']) {
    for (const value of query.getAll(name)) {
      const text =
        name === 'source' ? hostOf(value.trim()) : value.trim().toLowerCase().replace(/\s+/g, '-')
      if (text !== '') chosen.append(name, text)
    }
  }
  const base = madeFamily(query.get('made')?.trim() ?? '')
  const request = parseSelection(base, chosen, site.feedLength)
  return base === 'all' ? onlyFamily(request, site.feedLength) : request
}

/** Path and query string of the feed's page. */
export function feedFormTarget(site: Site, query: URLSearchParams): string {
  const request = parseFeedForm(site, query)
  return `${site.basePath}${familyPath(request.family)}${canonicalQuery(request, site.feedLength)}`
}

/**
 * The form's query string for a feed, with its `?`, or an empty string. `null` if the form cannot
 * express the feed: two topics in the form select articles of either topic, never only articles of
 * both.
 */
export function toFeedForm(request: FeedRequest): string | null {
  const { family, member } = familyOf(request.family)
  const { topics, sources, languages } = request
  const filters: Readonly<Record<string, readonly string[]>> = { topics, sources, languages }
  if ((filters[family.path] ?? []).length > 0) return null
  const own = family.path === '' ? [] : [formField(family.path, member)]
  const parameters = [...own, ...filterParameters(request)]
  return parameters.length === 0 ? '' : `?${parameters.join('&')}`
}

function formField(path: string, member: string): string {
  if (path === 'modes') return `made=${member}`
  return member === '' ? `made=${path}` : `${path.slice(0, -1)}=${member}`
}

/** The family of the member, if the request has exactly one filter value. */
function onlyFamily(request: FeedRequest, feedLength: number): FeedRequest {
  const [only, ...others] = otherFamiliesOf(request)
  const isFamily =
    only !== undefined &&
    others.length === 0 &&
    [...request.without, ...request.withoutParts].length === 0
  return isFamily ? wholeFamily(only, feedLength) : request
}

function madeFamily(made: string): string {
  if (made === '' || made === 'any') return 'all'
  if (made === 'reviewed' || made === 'corrections') return made
  const mode = modeOf.parse(made)
  if (mode !== undefined) return `modes/${mode}`
  throw new SelectionError(
    `made is "${made.slice(0, 40)}", but must be one of: any, reviewed, corrections, ${authorshipModes.join(', ')}.`,
  )
}

/** People paste URLs into the field for a domain. */
function hostOf(text: string): string {
  const url = URL.parse(/^https?:\/\//i.test(text) ? text : `https://${text}`)
  return url === null ? text : (registrableDomain.parse(url.hostname) ?? text)
}
