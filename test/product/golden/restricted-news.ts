/** A newsroom that lets machines do everything, and some articles that do not: one on the feed's own origin, one elsewhere. */
import {
  buildArticle,
  buildSelection,
  buildSite,
  buildSnapshot,
} from '../../fixtures/build-article.ts'
import type { News } from './news.ts'

export function buildRestrictedNews(): News {
  return {
    site: buildSite({
      aiRights: 'open',
      licenseUrl: 'https://creativecommons.org/licenses/by/4.0/',
    }),
    selection: buildSelection(),
    snapshot: buildSnapshot({
      articles: [
        buildArticle({ guid: 'urn:x:usual', url: 'https://news.example.org/usual' }),
        buildArticle({
          guid: 'urn:x:own',
          url: 'https://news.example.org/own',
          aiRights: 'no-training',
        }),
        buildArticle({
          guid: 'urn:x:agency',
          url: 'https://elsewhere.example.org/agency',
          aiRights: 'search-only',
        }),
      ],
    }),
  }
}
