/** The feed of corrections: each entry is a correction or a retraction, with what its article says now. */
import type { Article } from '../article.ts'
import type { Site } from '../settings/site.ts'
import type { Snapshot } from '../store/snapshot.ts'
import { markup } from '../text/markup.ts'
import type { WordTable } from '../words/language.ts'
import { openedTitle } from './content.ts'

/** The snapshot with each notice as an article of its own. Articles without a notice stay as they are. */
export const withNotices = (snapshot: Snapshot, { words }: Site): Snapshot => ({
  ...snapshot,
  articles: snapshot.articles.map((article) => asNotice(article, words)),
})

/**
 * The notice has an identity, a date and a title of its own; its text stands where an article has its standfirst. The
 * body is that of the article, but for a retracted one, whose text nobody should read; a link to the article follows.
 */
function asNotice(article: Article, words: WordTable): Article {
  const { notice, language, retraction, url } = article
  if (notice === null) return article
  const opened = notice.kind === 'retraction' ? 'retractionTitle' : 'correctionTitle'
  const link = markup`<p><a href="${url}">${article.title}</a></p>`.html
  return {
    ...article,
    guid: notice.guid,
    title: openedTitle(opened, article.title, null, language, words),
    standfirst: notice.text,
    publishedAt: notice.date,
    updatedAt: notice.date,
    bodyHtml: retraction === null ? `${article.bodyHtml}\n${link}` : link,
    picture: retraction === null ? article.picture : null,
    corrections: [],
    retraction: null,
  }
}
