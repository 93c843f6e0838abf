/** An address that somebody pasted → the feed of ours that is there. */

import { families, familyKey } from '../families/families.ts'
import type { Site } from '../settings/site.ts'
import { filtersOf } from './address.ts'
import { allFormats } from './formats.ts'
import { SelectionError } from './parameter.ts'
import { type FeedRequest, parseSelection } from './selection.ts'

/** Ends of the addresses of one feed: that of its page, and of each format. */
const ends: readonly (string | undefined)[] = ['', ...allFormats.map(({ file }) => file)]

/**
 * The feed of a family whose page or document is at this address, with what chooses its articles; http and https are
 * alike, because sites move from one to the other. `null` for all else: parts of archives, searches, and filters that are
 * not allowed.
 */
export function feedAt(site: Site, text: string): FeedRequest | null {
  const url = URL.parse(text)
  if (url === null || !/^https?:$/.test(url.protocol) || url.host !== new URL(site.origin).host) return null
  if (!`${url.pathname}/`.startsWith(`${site.basePath}/`)) return null
  const segments = url.pathname.slice(site.basePath.length + 1).split('/')
  const [path = '', given, ...others] = ends.includes(segments.at(-1)) ? segments.slice(0, -1) : segments
  const family = families.find((each) => each.path === path)
  if (!family || others.length > 0 || (given === undefined) !== (family.member === null)) return null
  const member = given === undefined ? null : family.member?.parse(decoded(given))
  if (member === undefined) return null
  try {
    return parseSelection(familyKey(family, member), filtersOf(url.searchParams), site.feedLength)
  } catch (error) {
    if (error instanceof SelectionError) return null
    throw error
  }
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment)
  } catch {
    return segment
  }
}
