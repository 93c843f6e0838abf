/** The feeds that a page links to, for its `<head>` and its `Link` header. */
import type { Feed } from '../feed/feed.ts'
import { allFormats, bareType } from '../request/formats.ts'
import { rootOf, type Site } from '../settings/site.ts'

/** The feed in each format; the site's own where a page has none. */
export const alternates = (site: Site, feed?: Pick<Feed, 'title' | 'selfUrls'>) =>
  allFormats.map(({ key, file, mediaType, name }) => ({
    href: feed?.selfUrls[key] ?? `${rootOf(site)}/${file}`,
    rel: 'alternate',
    type: bareType(mediaType),
    title: `${feed?.title ?? site.title} (${name})`,
  }))
