/** Document of the page where a partner configures an embed. */
import { cacheClasses } from '../../../core/delivery/cache-classes.ts'
import { TooBusy } from '../../../core/delivery/queue.ts'
import { readDirectory } from '../../../core/directory/directory.ts'
import type { Document } from '../../../core/documents/document.ts'
import { nameOnly, readFeed } from '../../../core/documents/feed.ts'
import { pageMaxAgeSeconds, pageText } from '../../../core/documents/fixed.ts'
import { toFeedHead } from '../../../core/feed/feed-head.ts'
import type { View } from '../../../core/pages/layout.ts'
import { parseFeedForm } from '../../../core/request/feed-form.ts'
import { canonicalQuery } from '../../../core/request/selection.ts'
import { familiesOf } from '../../../core/store/selection.ts'
import { embedPage } from '../embed-page.ts'
import { embedQuery } from '../embed-url.ts'
import { allowedOptions, embedMaxAgeSeconds } from './embed.ts'

/** Feeds that the form lists: the largest ones of each group. Partners can type any other. */
const offered = {
  groups: ['topics', 'sources', 'languages'],
  like: '',
  page: 1,
  perPage: 100,
} as const

/** CSP directives for the preview and for the script that updates it. */
const previewDirectives = ["frame-src 'self'", "script-src 'self'", "connect-src 'self'"]

/**
 * `freshMs` is how long delivery serves a feed without a query.
 *
 * @throws {SelectionError} for a parameter that is not allowed.
 */
export function embedMakerDocument(view: View, query: URLSearchParams, freshMs: number): Document {
  const { site } = view
  const request = parseFeedForm(site, query)
  // A form sends an empty value for each option that is not set.
  const options = allowedOptions((name) => query.getAll(name).filter((value) => value !== ''))
  const path = '/embed/new'
  const beside = familiesOf(request).filter((family) => family !== 'all')
  // A browser may show a frame for twice its `max-age`, because of `stale-while-revalidate`, and
  // the edge once.
  const freshSeconds = 3 * embedMaxAgeSeconds + Math.ceil(freshMs / 1000)
  return {
    key: `${path} ${request.family} ${canonicalQuery(request, site.feedLength)} ${embedQuery([], options)}`,
    families: ['all', ...beside],
    cache: cacheClasses.variant,
    maxAgeSeconds: pageMaxAgeSeconds,
    absent() {
      throw new TooBusy('too many requests for feeds that do not exist')
    },
    async make(store) {
      const { state, readAt } = await store.findMarker('all', ...beside)
      const directory = await readDirectory(site, store, offered)
      const { snapshot, missing } = await readFeed(site, store, nameOnly(site), request)
      const { title } = toFeedHead(site, request, snapshot)
      const problem =
        missing &&
        ('detail' in missing ? missing.detail : `This feed is now at ${missing.location}.`)
      const page = {
        chosen: { request, options, title },
        missing: problem,
        groups: directory.groups,
        freshSeconds,
      }
      const text = pageText(site, path, await embedPage(view, page), {
        directives: previewDirectives,
      })
      return { ...text, state, readAt }
    },
  }
}
