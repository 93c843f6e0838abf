/** A pasted address → the feed of this site at that address. */

import { decoded } from 'candor-disclosure/text/web-address.ts'
import { families, familyKey } from '../../core/families/families.ts'
import { allFormats, filterParametersOf } from '../../core/request/address.ts'
import { SelectionError } from '../../core/request/parameter.ts'
import { type FeedRequest, parseSelection } from '../../core/request/selection.ts'
import type { Site } from '../../core/settings/site.ts'

/** Last segments of a feed's addresses: its page, and the file of each format. */
const lastSegments: readonly (string | undefined)[] = ['', ...allFormats.map(({ file }) => file)]

/**
 * The feed whose page or document is at this address, with its filters. http and https count as
 * equal, because sites move from one to the other. `null` for any other address: parts of archives,
 * searches, and filters that are not allowed.
 */
export function feedAt(site: Site, text: string): FeedRequest | null {
  const url = URL.parse(text)
  if (url === null || !/^https?:$/.test(url.protocol) || url.host !== new URL(site.origin).host)
    return null
  if (!`${url.pathname}/`.startsWith(`${site.basePath}/`)) return null
  const segments = url.pathname.slice(site.basePath.length + 1).split('/')
  const [path = '', given, ...others] = lastSegments.includes(segments.at(-1))
    ? segments.slice(0, -1)
    : segments
  const family = families.find((each) => each.path === path)
  if (!family || others.length > 0 || (given === undefined) !== (family.member === null))
    return null
  const member = given === undefined ? null : family.member?.parse(decoded(given))
  if (member === undefined) return null
  try {
    return parseSelection(
      familyKey(family, member),
      filterParametersOf(url.searchParams),
      site.feedLength,
    )
  } catch (error) {
    if (error instanceof SelectionError) return null
    throw error
  }
}
