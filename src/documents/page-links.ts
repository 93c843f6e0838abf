/** The feeds and addresses that belong to a page: for its `<head>`, and for programs that read the `Link` header alone. */
import type { Feed } from '../feed/feed.ts'
import { allFormats, bareType } from '../feed/formats.ts'
import { type Link, linkHeader } from '../http/link-header.ts'
import { rootOf, type Site } from '../settings/site.ts'

/** The feed in each format; the site's own where a page has none. */
export const alternates = (site: Site, feed?: Pick<Feed, 'title' | 'selfUrls'>) =>
  allFormats.map(({ key, file, mediaType, name }) => ({
    href: feed?.selfUrls[key] ?? `${rootOf(site)}/${file}`,
    rel: 'alternate',
    type: bareType(mediaType),
    title: `${feed?.title ?? site.title} (${name})`,
  }))

/** The `Link` header: the page's own address, and what belongs to it, with `more` of that. `path` is below the base path. */
export const pageLinks = (
  site: Site,
  path: string,
  feed?: Pick<Feed, 'title' | 'selfUrls'>,
  more: readonly Link[] = [],
): string =>
  linkHeader([
    { href: `${rootOf(site)}${path}`, rel: 'canonical' },
    ...alternates(site, feed),
    ...more,
    { href: site.policyUrl, rel: 'describedby' },
  ])
