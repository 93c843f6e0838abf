/** The `Link` header of a page: for programs that read headers alone. */

import type { Feed } from '../feed/feed.ts'
import { type Link, linkHeader } from '../http/link-header.ts'
import { alternates } from '../pages/alternates.ts'
import { rootOf, type Site } from '../settings/site.ts'

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
