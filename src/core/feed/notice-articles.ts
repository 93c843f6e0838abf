/**
 * The feed of corrections: each entry is a correction or a retraction, with what its article says
 * now.
 */

import { markup } from '../../packages-to-be/text/markup.ts'
import type { Article } from '../article.ts'

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
