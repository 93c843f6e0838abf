/** Builds the neutral feed from a snapshot of the newsroom. Pure: no clock, no environment. */

import { markup } from 'candor-disclosure/text/markup.ts'
import type { Article } from '../article.ts'
import type { FeedRequest } from '../request/selection.ts'
import { strictest, termsOf } from '../rights/ai-rights.ts'
import { type BodyCleaner, cleanBody } from '../sanitize/clean-body.ts'
import { rootOf, type Site } from '../settings/site.ts'
import type { Snapshot } from '../store/snapshot.ts'
import { embedWordsIn } from '../words/embed-words.ts'
import { wordsFor } from '../words/spoken.ts'
import { type Feed, generatorName, generatorVersion } from './feed.ts'
import { toFeedHead } from './feed-head.ts'
import { toEntry } from './to-entry.ts'

type FeedParts = {
  readonly site: Site
  readonly request: FeedRequest
  /** The result of the request. */
  readonly snapshot: Snapshot
  readonly clean?: BodyCleaner
  /** Entries have full texts, if the request is for them. */
  readonly showsBodies?: boolean
  /** The beginning of a text may stand for its summary. */
  readonly hasExcerpts?: boolean
  /** For an address with a token, which no document names. */
  readonly isUnnamed?: boolean
}

/** Entries and deletions keep the order of the snapshot, newest first. */
export function buildFeed(parts: FeedParts): Feed {
  const {
    site,
    request,
    snapshot,
    clean = cleanBody,
    showsBodies = true,
    isUnnamed = false,
    hasExcerpts = true,
  } = parts
  const content = showsBodies ? request.content : 'summary'
  const head = toFeedHead(site, request, snapshot)
  const root = rootOf(site)
  const usual = termsOf(site)
  const articles = snapshot.articles.map(asNotice)
  const terms =
    usual &&
    strictest(
      usual,
      articles.map(({ aiRights }) => aiRights),
    )
  const languages = [head.language, ...articles.map(({ language }) => language)]
  const spoken = new Map(
    [...new Set(languages)].map((language) => [language, wordsFor(language, site.words)]),
  )
  const guids = new Set(articles.map((article) => article.guid))
  return {
    ...head,
    ...(isUnnamed && { isUnnamed, hubUrls: [], archive: null }),
    updated: snapshot.changedAt,
    publisher: { name: site.title, url: `${root}/`, email: site.contactEmail },
    rights: site.rights,
    policyUrl: site.policyUrl,
    licenseUrl: terms ? terms.licenseUrl : site.licenseUrl,
    terms,
    termsDiffer: terms?.value !== usual?.value,
    logoUrl: site.logoUrl,
    iconUrl: site.iconUrl,
    webfeeds: webfeedsOf(site),
    pollMinutes: site.pollMinutes,
    vocabularyUrl: `${root}/ns/1.0`,
    words: embedWordsIn(languages, site.words),
    generator: { name: generatorName, version: generatorVersion, url: `${root}/ns/1.0` },
    entries: articles.map((article) =>
      toEntry(article, site, content, clean, spoken.get(article.language), hasExcerpts),
    ),
    // An article that was published again is not deleted, and a document must not list it as both.
    deletions: snapshot.tombstones.filter((tombstone) => !guids.has(tombstone.guid)),
  }
}

function webfeedsOf({
  feedlyCoverUrl: coverUrl,
  feedlyLogoUrl: logoUrl,
  feedlyColor: accentColor,
}: Site): Feed['webfeeds'] {
  return [coverUrl, logoUrl, accentColor].every((each) => each === null)
    ? null
    : { coverUrl, logoUrl, accentColor }
}

/**
 * The notice of an article as an article of its own, and other articles as they are. The notice has
 * its own identity and date; its text precedes that of the article (content.ts), unless the article
 * is retracted. A link to the article follows. `titleOf` opens the title.
 */
export function asNotice(article: Article): Article {
  const { notice, retraction, url } = article
  if (notice === null) return article
  const link = markup`<p><a href="${url}">${article.title}</a></p>`.html
  return {
    ...article,
    guid: notice.guid,
    standfirst: retraction === null ? article.standfirst : '',
    publishedAt: notice.date,
    updatedAt: notice.date,
    bodyHtml: retraction === null ? `${article.bodyHtml}\n${link}` : link,
    picture: retraction === null ? article.picture : null,
    corrections: [],
    retraction: null,
  }
}

/**
 * The article as the entry that its retraction, or else its last correction, is in the feed of
 * corrections; `null` if it has neither.
 */
export function lastNotice(article: Article): Article | null {
  const { guid: about, retraction, corrections } = article
  const shared = { guid: about, about }
  const last = corrections.at(-1)
  if (retraction !== null)
    return asNotice({
      ...article,
      notice: {
        ...shared,
        kind: 'retraction',
        text: retraction.reason,
        date: retraction.date,
        url: null,
      },
    })
  return last ? asNotice({ ...article, notice: { ...shared, kind: 'correction', ...last } }) : null
}
