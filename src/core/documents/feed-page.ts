/** Renderers of pages: the page of a feed and the results of a search. */
import { feedPage, feedPageAlternates, feedPagePath, feedPagePictures } from '../pages/feed-page.ts'
import type { View } from '../pages/layout.ts'
import { searchPage } from '../pages/search-page.ts'
import { type FeedRenderer, feedQuery } from './feed.ts'
import { pageMaxAgeSeconds, pageText } from './fixed.ts'

const pageRenderer = (view: View, key: string, render: FeedRenderer['render']): FeedRenderer => ({
  key,
  file: '',
  query: feedQuery(view.site),
  parameters: 'filters',
  maxAgeSeconds: pageMaxAgeSeconds,
  render,
})

export const feedPageRenderer = (view: View): FeedRenderer =>
  pageRenderer(view, 'page', async (feed, snapshot, request) => {
    const [pictures, links] = [feedPagePictures(feed), feedPageAlternates(view, feed)]
    const html = await feedPage(view, feed, snapshot, request)
    return pageText(view.site, feedPagePath(view, feed), html, { feed, pictures, links })
  })

export const searchPageRenderer = (view: View): FeedRenderer =>
  pageRenderer(view, 'search page', async (feed, snapshot, request) =>
    pageText(view.site, feedPagePath(view, feed), await searchPage(view, feed, snapshot, request), {
      feed,
    }),
  )
