/**
 * An entry as a partner gets it: its texts in the lengths and the HTML that the partner's table
 * asks for.
 */

import { modes } from 'candor-disclosure/disclosure/modes.ts'
import { legalLine } from 'candor-disclosure/text/single-spaced.ts'
import { webAddress } from 'candor-disclosure/text/web-address.ts'
import type { Article } from '../../core/article.ts'
import type { Entry, EntryPicture } from '../../core/feed/feed.ts'
import { type BodyCleaner, cleanBody } from '../../core/sanitize/clean-body.ts'
import { hasTextIn, reduceHtml } from './html.ts'
import type { Partner } from './partner.ts'

export type PartnerItem = {
  readonly entry: Entry
  /** The article's address, also if it is no web address. */
  readonly address: string
  /** On one line. */
  readonly title: string
  /** Plain text on one line. */
  readonly summary: string
  readonly contentHtml: string
  /** The article has a text besides Candor's disclosure. */
  readonly hasText: boolean
  readonly categories: readonly string[]
}

/**
 * `entry` is that of `article`, with its content. `clean` has cleaned its body for that, and may
 * have kept it.
 */
export function toPartnerItem(
  partner: Partner,
  entry: Entry,
  article: Article,
  clean: BodyCleaner = cleanBody,
): PartnerItem {
  const { retraction } = article
  const text =
    retraction === null ? clean(article.bodyHtml, entry.url).opening : retraction.reason.trim()
  const contentHtml = reduceHtml(entry.contentHtml ?? '', {
    ...partner.content,
    pictureUrl: entry.picture?.url ?? null,
  })
  return {
    entry,
    address: webAddress(article.url) ?? article.url,
    title: legalLine(entry.feedTitle),
    summary: filledUp(
      ownSummary(partner, entry, article),
      retraction === null ? legalLine(text) : '',
      partner.leastSummary,
    ),
    contentHtml,
    // A caption may be all the text that there is, and go with its picture.
    hasText: text !== '' && hasTextIn(contentHtml),
    categories: [...entry.topics.map(({ label }) => label), ...aiCategories(partner, entry)],
  }
}

/**
 * The label of a picture by AI, which partners show nowhere else, and its credit; `null` without
 * both.
 */
export const creditOf = ({ credit, label }: EntryPicture): string | null =>
  [label?.text ?? '', legalLine(credit ?? '')].filter((each) => each !== '').join(' · ') || null

/**
 * The beginning of the text is no summary to go on from: that would be the same beginning again.
 */
function ownSummary(
  { leastSummary }: Partner,
  { summary, disclosure }: Entry,
  { standfirst, corrections }: Article,
): string {
  const text = legalLine(summary)
  const isExcerpt =
    legalLine(standfirst) === '' && corrections.length === 0 && (disclosure?.label ?? null) === null
  return isExcerpt && lengthOf(text) < leastSummary ? '' : text
}

/** A summary that is too short goes on with the beginning of the text, up to the end of a word. */
function filledUp(summary: string, text: string, least: number): string {
  const missing = least - lengthOf(summary)
  if (missing <= 0 || text === '') return summary
  const characters = Array.from(text)
  const end = characters.indexOf(' ', missing)
  const opening = end === -1 ? text : `${characters.slice(0, end).join('')}…`
  return summary === '' ? opening : `${summary} ${opening}`
}

/** Characters as people count them. */
export const lengthOf = (text: string): number => Array.from(text).length

/**
 * IPTC's source types of pictures in which generative AI took part; `algorithmicMedia` is drawn
 * without training.
 */
const madeByAi = /trainedAlgorithmic|compositeSynthetic/i

function aiCategories({ aiCategory }: Partner, { disclosure, picture }: Entry): readonly string[] {
  if (aiCategory === null) return []
  const text = disclosure !== null && modes[disclosure.mode].podcast
  return text || madeByAi.test(picture?.digitalSourceType ?? '') ? [aiCategory] : []
}
