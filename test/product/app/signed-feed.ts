/** A feed of one article with its statement, as the service signs it. */
import type { Article } from '../../../src/core/article.ts'
import { renderFeed } from '../../../src/core/feed/render-feed.ts'
import type { Site } from '../../../src/core/settings/site.ts'
import { buildSelection, buildSnapshot, feedShowing } from '../../fixtures/build-article.ts'
import { signedArticle, withStatements } from '../../plugins/signing/signing.ts'

export async function signedFeed(article: Article, site: Site): Promise<string> {
  const shown = feedShowing(site, buildSelection(), buildSnapshot({ articles: [article] }))
  return withStatements(renderFeed(shown, 'rss'), [await signedArticle(article, site)])
}
