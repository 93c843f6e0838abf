/** The page of the feed of corrections, to which other feeds and corrected entries lead. */
import { familyPath } from '../families/families.ts'
import { covers } from '../request/feed-names.ts'
import { rootOf, type Site } from '../settings/site.ts'

/** The key of the family. */
export const correctionsFamily = 'corrections'

/**
 * The feed is there without any correction, too. `null` if it needs the token of a partner: then
 * the page is for nobody else.
 */
export const correctionsUrl = (site: Site): string | null =>
  site.partnerFeeds !== null && covers(site.partnerFeeds, correctionsFamily)
    ? null
    : `${rootOf(site)}${familyPath(correctionsFamily)}`
