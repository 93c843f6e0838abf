/** The `Link` header of pages: what a program finds without reading the page. */
import type { Feed } from '../feed/feed.ts'
import { allFormats } from '../feed/formats.ts'
import { linkHeader } from '../http/link-header.ts'
import type { Site } from '../site.ts'

/** The page's own address, and the feeds that belong to it: the site's where it names none. `path` is below the base path. */
export function pageLinks(site: Site, path: string, feed?: Pick<Feed, 'selfUrls'>): string {
  const root = `${site.origin}${site.basePath}`
  return linkHeader([
    { href: `${root}${path}`, rel: 'canonical' },
    ...allFormats.map(({ key, file, mediaType }) => ({
      href: feed?.selfUrls[key] ?? `${root}/${file}`,
      rel: 'alternate',
      type: mediaType.replace(/;.*/, ''),
    })),
    { href: site.policyUrl, rel: 'describedby' },
  ])
}
