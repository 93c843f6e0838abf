/** Makes the entry of an article. */

import { legalText } from 'candor-disclosure/text/legal-text.ts'
import { webAddress } from 'candor-disclosure/text/web-address.ts'
import type { Article } from '../article.ts'
import { labelled, labelSentence } from '../disclosure/entry-labels.ts'
import type { Label } from '../disclosure/labels.ts'
import { pictureLabel } from '../disclosure/picture-labels.ts'
import { entryDisclosure } from '../disclosure/statements.ts'
import type { FeedRequest } from '../request/selection.ts'
import { strictest, termsOf } from '../rights/ai-rights.ts'
import { type BodyCleaner, cleanBody } from '../sanitize/clean-body.ts'
import { rootOf, type Site } from '../settings/site.ts'
import { type Spoken, wordsFor } from '../words/spoken.ts'
import { contentHtml } from './content.ts'
import { excerptOf } from './excerpt.ts'
import type { Entry, EntryCorrection } from './feed.ts'
import { leadOf, openedTitle, type TitleOpening } from './openings.ts'

/**
 * Replaces invalid URLs: the article's with the site's root, others with `null`. Omits sources with
 * an invalid URL.
 */
export function toEntry(
  article: Article,
  site: Site,
  content: FeedRequest['content'] = 'full',
  clean: BodyCleaner = cleanBody,
  spoken = wordsFor(article.language, site.words),
  hasExcerpt = true,
): Entry {
  const { language, retraction, notice } = article
  const url = webAddress(article.url) ?? `${rootOf(site)}/`
  const disclosure =
    article.disclosure &&
    entryDisclosure(
      article.disclosure,
      language,
      notice ? { ...site, titleLabel: 'all' } : site,
      spoken,
    )
  // The label is about the article, so a notice has it in the title.
  const label = (notice === null && disclosure?.label) || null
  const ownLead = leadOf(article, spoken, site.title)
  // A label alone is a summary, and nothing is none.
  const hasNone = label === null && legalText(ownLead).trim() === ''
  // A partner that gets summaries alone gets no part of a text.
  const lead = hasNone && hasExcerpt ? excerptOf(clean(article.bodyHtml, url).opening) : ownLead
  const usual = termsOf(site)
  return {
    id: article.guid,
    url,
    title: titleOf(article, spoken),
    feedTitle: titleOf(article, spoken, disclosure?.titleLabel),
    published: article.publishedAt,
    updated: article.updatedAt,
    summary: summary(label, lead, article, spoken),
    lead,
    contentHtml:
      content === 'full' ? contentHtml({ ...article, url }, disclosure, site, clean, spoken) : null,
    author: author(article, site),
    language,
    topics: article.topics,
    disclosure,
    sources: citable(article),
    picture: retraction === null ? publishable(article, spoken) : null,
    corrections: correctionsOf(article),
    status: retraction === null ? 'usable' : 'canceled',
    terms: usual && strictest(usual, [article.aiRights]),
    statement: article.statement && {
      jws: article.statement.jws,
      url: `${rootOf(site)}/statements/${article.statement.address}`,
    },
  }
}

function correctionsOf({ corrections, notice }: Article): Entry['corrections'] {
  const own: EntryCorrection[] = corrections.map((each) => ({ ...each, ref: null, kind: null }))
  if (notice !== null) {
    const { text, date, url, about: ref, kind } = notice
    own.push({ text, date, url, ref, kind })
  }
  return own.map((each) => ({
    ...each,
    url: each.url === null ? null : webAddress(each.url),
  }))
}

/**
 * The title for people, in plain text: with `label`, and for retracted articles and notices with
 * the words that say so.
 */
export function titleOf(article: Article, spoken: Spoken, label: Label | null = null): string {
  const { title, language } = article
  const opened = titleOpening(article)
  return opened === null
    ? labelled(label, title, language)
    : openedTitle(opened, title, label, language, spoken)
}

function titleOpening({ notice, retraction }: Article): TitleOpening | null {
  if (notice !== null) return notice.kind === 'retraction' ? 'retractionTitle' : 'correctionTitle'
  return retraction === null ? null : 'retractedTitle'
}

/**
 * A blank byline is no author: Atom requires a name (RFC 4287 §3.2.1). A byline with the site's
 * title is none either: readers show the feed's title beside the author.
 */
function author({ byline, bylineUrl }: Article, { title }: Site): Entry['author'] {
  const name = legalText(byline ?? '').trim()
  if (byline === null || name === '' || (name === title && bylineUrl === null)) return null
  return { name: byline, url: bylineUrl === null ? null : webAddress(bylineUrl) }
}

function summary(label: Label | null, lead: string, { language }: Article, spoken: Spoken): string {
  if (label === null || legalText(lead).trim() !== '') return labelled(label, lead, language)
  return labelSentence(label, spoken)
}

/** The sources with a valid URL. The full text names the others too. */
function citable({ sources }: Article): Entry['sources'] {
  return sources.flatMap((source) => {
    const url = webAddress(source.url)
    return url === null ? [] : [{ ...source, url }]
  })
}

function publishable({ picture }: Article, spoken: Spoken): Entry['picture'] {
  const url = picture === null ? null : webAddress(picture.url)
  if (picture === null || url === null) return null
  return { ...picture, url, label: pictureLabel(picture.digitalSourceType, spoken) }
}
