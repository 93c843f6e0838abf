/** A newsroom that says what machines may do with its articles: one on the feed's own origin, and one elsewhere. */
import {
  buildArticle,
  buildSelection,
  buildSite,
  buildSnapshot,
} from '../../fixtures/build-article.ts'
import type { News } from './news.ts'

export function buildRightsNews(): News {
  return {
    site: buildSite({
      aiRights: 'open',
      licenseUrl: 'https://creativecommons.org/licenses/by/4.0/',
    }),
    selection: buildSelection(),
    snapshot: buildSnapshot({
      articles: [
        buildArticle({ url: 'https://news.example.org/2026/05/own?a=1&b=2' }),
        buildArticle({
          guid: 'urn:uuid:5e1f0a3c-7b2d-4c1e-9f60-8a7b6c5d4e3f',
          url: 'https://elsewhere.example.org/2026/05/other',
        }),
      ],
    }),
  }
}
