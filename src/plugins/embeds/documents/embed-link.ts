/**
 * The redirect to an article or to one of its sources. The request says which; where it leads, the
 * database.
 */
import { cacheClasses } from '../../../core/delivery/cache-classes.ts'
import type { Document } from '../../../core/documents/document.ts'
import { pageMaxAgeSeconds } from '../../../core/documents/fixed.ts'
import { noSuchArticle } from '../../../core/documents/missing.ts'
import { toEntry } from '../../../core/feed/to-entry.ts'
import { type Parameter, SelectionError, single } from '../../../core/request/parameter.ts'
import type { Site } from '../../../core/settings/site.ts'
import { articleAt } from '../article-addresses.ts'
import { urlParameter } from './embed.ts'

const sourceParameter: Parameter<number> = {
  name: 'source',
  expected: 'the number of a source of the article, from 1',
  parse: (text) => (/^[1-9]\d{0,2}$/.test(text) ? Number(text) : undefined),
}

/** @throws {SelectionError} for a missing or invalid `url`, and an invalid `source`. */
export function embedLinkDocument(site: Site, query: URLSearchParams): Document {
  const addresses = single(query, urlParameter)
  if (addresses === null)
    throw new SelectionError(`url is missing. Set it to ${urlParameter.expected}.`)
  const number = single(query, sourceParameter)
  const request = articleAt(addresses)
  return {
    key: `embed link ${number ?? ''} ${addresses[0]}`,
    families: [request.family],
    cache: cacheClasses.embed,
    maxAgeSeconds: pageMaxAgeSeconds,
    async make(store) {
      const { articles, state, readAt } = await store.latest(request)
      const [entry] = articles.map((article) => toEntry(article, site, 'summary'))
      const location = number === null ? entry?.url : entry?.sources[number - 1]?.url
      return {
        missing: location === undefined ? noSuchArticle : { status: 302, location },
        state,
        readAt,
      }
    },
  }
}
