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
  pageRenderer(view, 'page', feedPage, (feed) => ({
    pictures: feedPagePictures(feed),
    embeds: feedPageEmbeds(view, feed),
  }))

export const searchPageRenderer = (view: View): FeedRenderer => pageRenderer(view, 'search page', searchPage)

function pageRenderer(
  view: View,
  key: string,
  render: typeof feedPage,
  shows: (feed: Feed) => { readonly pictures?: readonly string[]; readonly embeds?: readonly Link[] } = () => ({}),
): FeedRenderer {
  return {
    key,
    file: '',
    query: feedQuery(view.site),
    parameters: 'filters',
    maxAgeSeconds: pageMaxAgeSeconds,
    async render(feed, snapshot, request) {
      const { pictures = [], embeds } = shows(feed)
      return {
        text: await render(view, feed, snapshot, request),
        mediaType: pageMediaType,
        safety: pageSafety(view.site, { pictures }),
        link: pageLinks(view.site, feedPagePath(view, feed), feed, embeds),
        everywhere: everywhereOf(feed.terms),
      }
    },
  }
}
