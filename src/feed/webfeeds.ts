/**
 * Feedly's elements of a channel, by settings: `webfeeds:cover`, `icon`, `logo` and `accentColor`. Feedly's own page, “10 ways to
 * optimize your feed for Feedly” (2013), could not be read on 2026-11-26, so the names and forms are those of public feeds: the
 * cover is an attribute, the logo an SVG or a picture, the colour six hexadecimal digits without `#`.
 */
import type { XmlElement } from '../text/xml.ts'
import type { Feed } from './feed.ts'

const namespace = 'http://webfeeds.org/rss/1.0'

/** Declares the namespace only where an element uses it. */
export const webfeedsNamespace = ({ webfeeds }: Feed): Readonly<Record<string, string>> =>
  webfeeds === null ? {} : { 'xmlns:webfeeds': namespace }

export function webfeedsElements({ webfeeds, iconUrl }: Feed): XmlElement {
  if (webfeeds === null) return {}
  const { coverUrl, logoUrl, accentColor } = webfeeds
  return {
    'webfeeds:cover': coverUrl === null ? undefined : { _attributes: { image: coverUrl } },
    'webfeeds:icon': iconUrl ?? undefined,
    'webfeeds:logo': logoUrl ?? undefined,
    'webfeeds:accentColor': accentColor ?? undefined,
  }
}
