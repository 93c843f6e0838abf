/** Links from a page to its feed in each format, for the `<head>` and the `Link` header. */
import type { Feed } from '../feed/feed.ts'
import { allFormats } from '../request/formats.ts'
import { rootOf, type Site } from '../settings/site.ts'

/** Without `feed`, links to the feed of all articles. */
export const alternates = (site: Site, feed?: Pick<Feed, 'title' | 'selfUrls'>) =>
  allFormats.map(({ key, file, type, name }) => ({
    href: feed?.selfUrls[key] ?? `${rootOf(site)}/${file}`,
    rel: 'alternate',
    type,
    title: `${feed?.title ?? site.title} (${name})`,
  }))
