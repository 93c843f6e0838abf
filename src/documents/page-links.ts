/** The `Link` header of a page, for clients that read only headers. */

import type { Feed } from '../feed/feed.ts'
import { type Link, linkHeader } from '../http/link-header.ts'
import { alternates } from '../pages/alternates.ts'
import { termsOf } from '../rights/ai-rights.ts'
import { licenceLink } from '../rights/statements.ts'
import { rootOf, type Site } from '../settings/site.ts'

/** Links to the page itself, its feeds, the AI policy and `more`. `path` is below the base path. */
export const pageLinks = (
  site: Site,
  path: string,
  feed?: Pick<Feed, 'title' | 'selfUrls' | 'terms'>,
  more: readonly Link[] = [],
): string =>
  linkHeader([
    { href: `${rootOf(site)}${path}`, rel: 'canonical' },
    ...alternates(site, feed),
    ...more,
    ...licenceLink(feed ? feed.terms : termsOf(site)),
    { href: site.policyUrl, rel: 'describedby' },
  ])
