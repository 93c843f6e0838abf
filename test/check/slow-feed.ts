/** A signed feed whose text was replaced by one that takes minutes to verify. */
import { renderFeed } from '../../src/feed/render-feed.ts'
import {
  buildArticle,
  buildSelection,
  buildSite,
  buildSnapshot,
  feedShowing,
} from '../fixtures/build-article.ts'
import { signedArticle, withStatements } from '../signed/signing.ts'

export async function buildSlowFeed(): Promise<string> {
  const [site, article] = [buildSite(), buildArticle()]
  const feed = renderFeed(
    feedShowing(site, buildSelection(), buildSnapshot({ articles: [article] })),
    'json',
  )
  const signed = JSON.parse(withStatements(feed, [await signedArticle(article, site)]))
  signed.items[0].content_html = `<p${' class ='.repeat(40_000)}`
  return JSON.stringify(signed)
}
