/** The routes of partners: `rss.xml` of each family, but the corrections, which are notices and not articles. */
import type { Context, Hono } from 'hono'
import type { Document } from '../documents/document.ts'
import type { FeedAddresses } from '../documents/feed-addresses.ts'
import type { Listener } from '../documents/observation.ts'
import { families } from '../families/families.ts'
import type { BodyCleaner } from '../feed/content.ts'
import type { ResponseOrPromise } from '../http/respond.ts'
import { familyPatterns } from '../request/address.ts'
import type { Site } from '../settings/site.ts'
import { partnerRenderer } from './document.ts'
import { lacksLogo, type Partner, partnerPath } from './partner.ts'

export type PartnerRoutes = {
  readonly site: Site
  readonly partners: readonly Partner[]
  readonly clean: BodyCleaner
  readonly told: Listener['partner']
  readonly feeds: FeedAddresses
  readonly serve: (c: Context, document: Document) => ResponseOrPromise
}

export function addPartnerRoutes(routes: Hono, parts: PartnerRoutes): void {
  const { partners, feeds, serve } = parts
  for (const partner of partners.filter((each) => !lacksLogo(each, parts.site))) {
    const renderer = partnerRenderer({ ...parts, partner })
    for (const family of families.filter(({ path }) => path !== 'corrections')) {
      const [own = ''] = familyPatterns(family)
      routes.get(`${partnerPath(partner)}${own}/rss.xml`, (c) =>
        feeds.answerAddress(c, renderer, family, (document) => serve(c, document)),
      )
    }
  }
}
