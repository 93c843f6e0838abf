/** Renderers of pages: the page of a feed and the results of a search. */

import type { Feed } from '../feed/feed.ts'
import type { Link } from '../http/link-header.ts'
import { feedPage, feedPageEmbeds, feedPagePath, feedPagePictures } from '../pages/feed-page.ts'
import type { View } from '../pages/layout.ts'
import { searchPage } from '../pages/search-page.ts'
import { everywhereOf } from './everywhere.ts'
import { type FeedRenderer, feedQuery } from './feed.ts'
import { pageLinks, pageMaxAgeSeconds, pageMediaType, pageSafety } from './fixed.ts'

export const feedPageRenderer = (view: View): FeedRenderer =>
  pageRenderer(view, 'page', feedPage, feedPagePictures, feedPageEmbeds)

export const searchPageRenderer = (view: View): FeedRenderer =>
  pageRenderer(
    view,
    'search page',
    searchPage,
    () => [],
    () => [],
  )

function pageRenderer(
  view: View,
  key: string,
  render: typeof feedPage,
  pictures: (feed: Feed) => readonly string[],
  embeds: (view: View, feed: Feed) => readonly Link[],
): FeedRenderer {
  return {
    key,
    file: '',
    query: feedQuery(view.site),
    parameters: 'filters',
    isEmbed: false,
    maxAgeSeconds: pageMaxAgeSeconds,
    showsBodies: false,
    maxEntries: null,
    render: async (feed: Feed, snapshot, request) => ({
      text: await render(view, feed, snapshot, request),
      mediaType: pageMediaType,
      safety: pageSafety(view.site, { pictures: pictures(feed) }),
      link: pageLinks(view.site, feedPagePath(view, feed), feed, embeds(view, feed)),
      everywhere: everywhereOf(feed.terms),
    }),
  }
}
