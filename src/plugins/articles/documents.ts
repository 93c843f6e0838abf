/** Documents of the pages of articles: a page, and the sitemap of all of them. */
import { cacheClasses } from '../../core/delivery/cache-classes.ts'
import type { Reader } from '../../core/documents/admission.ts'
import { type Document, siteHeadersOf } from '../../core/documents/document.ts'
import { pageMaxAgeSeconds, pageText } from '../../core/documents/fixed.ts'
import { buildFeed } from '../../core/feed/build-feed.ts'
import type { Entry, Feed } from '../../core/feed/feed.ts'
import type { DocumentText } from '../../core/http/encode.ts'
import type { View } from '../../core/pages/layout.ts'
import { articlePath } from '../../core/request/article-path.ts'
import { wholeFamily } from '../../core/request/selection.ts'
import { licenceLink } from '../../core/rights/statements.ts'
import type { BodyCleaner } from '../../core/sanitize/clean-body.ts'
import { rootOf, type Site } from '../../core/settings/site.ts'
import { familiesOf } from '../../core/store/selection.ts'
import type { Snapshot } from '../../core/store/snapshot.ts'
import { rfc3339 } from '../../core/text/dates.ts'
import { renderXml } from '../../core/text/xml.ts'
import { tell } from '../../core/words/problems.ts'
import { alternatesOf, articlePage, pageFeed } from './page.ts'
import { pageSources } from './page-sources.ts'
import type { PageForm } from './points.ts'

/** The forms that plugins add, and the one that is asked for; `null` for the page itself. */
type Forms = { readonly all: readonly PageForm[]; readonly form: PageForm | null }

/**
 * The page of the article with this external id, whose address must be its own. A partner sees its
 * private articles, and no text if it gets summaries alone. Deleted and withheld articles are gone;
 * before its embargo ends, an article is not found.
 */
export function articleDocument(
  view: View,
  clean: BodyCleaner,
  externalId: string,
  reader: Reader | null,
  { all, form }: Forms,
): Document {
  const { site } = view
  const path = articlePath(externalId)
  const audience = reader?.hasPrivate ? { audience: reader.name } : {}
  const url = [`${rootOf(site)}${path}`]
  const content = reader?.content ?? 'full'
  const selection = {
    ...wholeFamily('all', 1),
    whole: false,
    url,
    externalId,
    ...audience,
    content,
  }
  return {
    key: `article ${form?.key ?? ''} ${path} ${content}${reader?.hasPrivate ? ` for ${reader.name}` : ''}`,
    families: familiesOf(selection),
    cache: cacheClasses.variant,
    maxAgeSeconds: pageMaxAgeSeconds,
    isPrivate: reader !== null,
    async make(store) {
      const snapshot = await store.latest(selection)
      const { articles, tombstones, state, readAt } = snapshot
      const [article] = articles
      if (article === undefined) {
        const values = { path: `${site.basePath}${path}` }
        const missing = tell(tombstones.length > 0 ? 'removed' : 'noPage', { values })
        return { missing, state, readAt }
      }
      const feed = buildFeed({
        site,
        request: selection,
        snapshot,
        clean,
        hasExcerpts: content === 'full',
      })
      const [entry] = feed.entries as readonly [Entry]
      if (form !== null) return { ...(await formText(form, feed, snapshot, site)), state, readAt }
      const html = await articlePage(view, article, entry, path, all)
      const parts = { feed: pageFeed(site, entry), links: alternatesOf(view, entry, all) }
      return { ...pageText(site, path, html, { ...parts, ...pageSources(entry) }), state, readAt }
    },
  }
}

const formText = async (
  form: PageForm,
  feed: Feed,
  snapshot: Snapshot,
  site: Site,
): Promise<DocumentText> => {
  const [{ url }] = feed.entries as readonly [Entry]
  return {
    text: await form.render(feed, snapshot, site),
    // JSON has no charset (RFC 8259 §11).
    mediaType: form.mediaType.replace(/^text\/.*/, '$&; charset=utf-8'),
    contentLocation: `${url}${form.file}`,
    links: [
      { href: url, rel: 'canonical' },
      ...licenceLink(feed.terms),
      { href: feed.policyUrl, rel: 'describedby' },
    ],
    siteHeaders: siteHeadersOf(feed.terms),
  }
}

/** Newest first; an article is in it as long as feeds have it. */
export const sitemapDocument = (site: Site, path: string): Document => ({
  key: `articles ${path}`,
  families: ['all'],
  cache: cacheClasses.variant,
  maxAgeSeconds: pageMaxAgeSeconds,
  async make(store) {
    const { rows, ...read } = await store.findPages(`${rootOf(site)}/articles/`)
    const text = renderXml({
      urlset: {
        _attributes: { xmlns: 'http://www.sitemaps.org/schemas/sitemap/0.9' },
        url: rows.map(({ url, changedAt }) => ({
          loc: url,
          lastmod: rfc3339(new Date(changedAt)),
        })),
      },
    })
    return { text, mediaType: 'application/xml; charset=utf-8', ...read }
  },
})
