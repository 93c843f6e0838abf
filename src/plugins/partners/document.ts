/** The documents of a partner: every feed that a family has, at `/partners/{name}/…/rss.xml`. */

import { sameLanguage } from 'candor-disclosure/text/language.ts'
import { siteHeadersOf } from '../../core/documents/document.ts'
import type { FeedRenderer } from '../../core/documents/feed.ts'
import type { Listener } from '../../core/documents/observation.ts'
import { families } from '../../core/families/families.ts'
import type { Feed } from '../../core/feed/feed.ts'
import { familyPatterns, formats } from '../../core/request/address.ts'
import { filterParameters } from '../../core/request/selection.ts'
import { strictest, termsOf } from '../../core/rights/ai-rights.ts'
import type { Mount } from '../../core/routes/mount.ts'
import type { BodyCleaner } from '../../core/sanitize/clean-body.ts'
import { rootOf, type Site } from '../../core/settings/site.ts'
import type { Snapshot } from '../../core/store/snapshot.ts'
import { type PartnerItem, toPartnerItem } from './item.ts'
import { lacksLogo, type Partner, partnerPath, type RefusalReason } from './partner.ts'
import { dayMs, refusalsOf, startOfDay, tooOldFrom } from './refusals.ts'
import { fitting, renderPartner } from './render.ts'

/** Articles to choose from: many may be refused. A selection has at most so many. */
const maxExamined = 100

/** `rss.xml` of each family, but the corrections, which are notices and not articles. */
export function mountPartners(mount: Mount, partners: readonly Partner[]): void {
  const { routes, site, clean, listener, serveFamily } = mount
  for (const partner of partners.filter((each) => !lacksLogo(each, site))) {
    const renderer = partnerRenderer({ site, clean, onRefused: listener?.partner, partner })
    for (const family of families.filter(({ path }) => path !== 'corrections')) {
      const [own = ''] = familyPatterns(family)
      routes.get(`${partnerPath(partner)}${own}/rss.xml`, (c) => serveFamily(c, renderer, family))
    }
  }
}

type PartnerParts = {
  readonly site: Site
  readonly clean: BodyCleaner
  readonly onRefused: Listener['partner']
  readonly partner: Partner
}

/**
 * The document is out of date when the day of its reading ends: articles get too old, though no
 * data changed.
 */
export function partnerRenderer({ site, partner, clean, onRefused }: PartnerParts): FeedRenderer {
  const { mediaType, file } = formats.rss
  return {
    key: `partner ${partner.name}`,
    file,
    prefix: partnerPath(partner),
    preset: partner.name,
    query: (request) => {
      const filters = filterParameters(request)
      return filters.length === 0 ? '' : `?${filters.join('&')}`
    },
    parameters: 'filters',
    maxAgeSeconds: site.pollMinutes * 60,
    showsBodies: true,
    maxEntries: maxExamined,
    render(feed, snapshot, request) {
      const { readAt: day } = snapshot
      const head = { ...feed, updated: changedAt(partner, snapshot, day) }
      const refused: Record<string, number> = {}
      const items = itemsFor(partner, feed, snapshot, day, clean, (reasons) => {
        for (const { code } of reasons) refused[code] = (refused[code] ?? 0) + 1
      })
      // Counts of other feeds are among them. With private articles, the counts would depend on the
      // last reader.
      if (
        request.family === 'all' &&
        request.audience === undefined &&
        filterParameters(request).length === 0
      )
        onRefused?.(partner.name, refused)
      const self = ownAddress(site, partner, feed)
      // The terms of the articles in the feed, without those that the partner would refuse.
      const usual = termsOf(site)
      const values = items.map(({ entry }) => entry.terms?.value ?? null)
      const terms = usual && strictest(usual, values)
      const licenseUrl = terms ? terms.licenseUrl : site.licenseUrl
      return {
        text: renderPartner(partner, head, items),
        mediaType,
        changedAt: head.updated,
        changesAt:
          partner.articles.days === null ? undefined : new Date(startOfDay(day).getTime() + dayMs),
        links: links({ ...feed, licenseUrl }, self).filter(
          ({ rel }) => rel !== 'self' || !feed.isUnnamed,
        ),
        contentLocation: feed.isUnnamed ? '' : self,
        siteHeaders: siteHeadersOf(terms),
      }
    },
  }
}

/**
 * The items that the partner gets of a feed. The entries are those of the snapshot's articles, in
 * their order. `refused` is called for each article that the partner would refuse, until there are
 * enough for the feed.
 */
export function itemsFor(
  partner: Partner,
  feed: Feed,
  snapshot: Snapshot,
  day: Date,
  clean?: BodyCleaner,
  refused?: (reasons: readonly RefusalReason[]) => void,
): readonly PartnerItem[] {
  const items: PartnerItem[] = []
  for (const [index, entry] of feed.entries.entries()) {
    const article = snapshot.articles[index]
    if (items.length >= partner.feed.most) break
    if (!article || (partner.articles.oneLanguage && !sameLanguage(entry.language, feed.language)))
      continue
    const item = toPartnerItem(partner, entry, article, clean)
    // Where the address is the id, it must be that of one article: of several, the first one is
    // sent.
    if (partner.item.includes('permalink') && items.some((other) => other.entry.url === entry.url))
      continue
    const reasons = refusalsOf(item, partner, day, feed.publisher.name)
    if (reasons.length === 0) items.push(item)
    else refused?.(reasons)
  }
  return fitting(partner, feed, items)
}

/** The last change of the data, or the day on which an article got too old. */
function changedAt(partner: Partner, { changedAt: written, articles }: Snapshot, day: Date): Date {
  const today = startOfDay(day)
  const ends = articles.flatMap(({ publishedAt }) => tooOldFrom(publishedAt, partner) ?? [])
  return new Date(Math.max(written.getTime(), ...ends.filter((end) => end <= today).map(Number)))
}

/** The addresses in a feed are those of the family. */
const ownAddress = (site: Site, partner: Partner, { selfUrls: { rss } }: Feed): string =>
  `${rootOf(site)}${partnerPath(partner)}${rss.slice(rootOf(site).length)}`

const links = ({ homeUrl, policyUrl, licenseUrl }: Feed, self: string) => [
  { rel: 'self', type: formats.rss.type, href: self },
  { rel: 'describedby', href: policyUrl },
  ...(licenseUrl === null ? [] : [{ rel: 'license', href: licenseUrl }]),
  { rel: 'alternate', type: 'text/html', href: homeUrl },
]
