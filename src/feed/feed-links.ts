/**
 * A feed's links for the `Link` header of its responses. WebSub clients look there first, and for JSON Feed only there.
 */

import { allFormats, bareType, type FormatKey } from '../request/formats.ts'
import type { Feed } from './feed.ts'

/** `self` is the format of the response. The other formats are `alternate`, with their media types. */
export function feedLinks(feed: Feed, key: FormatKey) {
  return [
    ...allFormats.map((format) => ({
      href: feed.selfUrls[format.key],
      rel: format.key === key ? 'self' : 'alternate',
      type: bareType(format.mediaType),
    })),
    { href: feed.homeUrl, rel: 'alternate', type: 'text/html' },
    ...archiveLinks(feed, key),
    ...(feed.hubUrl === null ? [] : [{ href: feed.hubUrl, rel: 'hub' }]),
    { href: feed.policyUrl, rel: 'describedby' },
    ...(feed.licenseUrl === null ? [] : [{ href: feed.licenseUrl, rel: 'license' }]),
  ]
}

/** RFC 5005 §4. Of these links, JSON Feed itself has only the previous one (`next_url`). */
function archiveLinks({ archive }: Feed, key: FormatKey) {
  if (archive === null) return []
  const { isPart, current, previous, next } = archive
  return [
    ...(isPart ? [{ href: current[key], rel: 'current' }] : []),
    ...(previous === null ? [] : [{ href: previous[key], rel: 'prev-archive' }]),
    ...(next === null ? [] : [{ href: next[key], rel: 'next-archive' }]),
  ]
}
