/**
 * What people see on single pages: links in errors, passages of a search.
 */
import { expect, it } from 'vitest'
import { errorPage } from '../../../src/core/pages/error-page.ts'
import { feedPage } from '../../../src/core/pages/feed-page.ts'
import { searchPage } from '../../../src/core/pages/search-page.ts'
import { tell } from '../../../src/core/words/problems.ts'
import {
  buildArticle,
  buildSelection,
  buildSite,
  buildSnapshot,
  buildSource,
  feedShowing,
} from '../../fixtures/build-article.ts'
import { parsePage } from './read-page.ts'

const view = { site: buildSite(), demo: false }

it('an error links the feeds that it suggests, and neither the missing one nor another site', async () => {
  const offered = ['/topics/science/', '//evil.example/', '/topics/a"b/']
  const problem = tell('noFeed', { values: { path: '/topics/sience/' }, offered })
  const page = parsePage(await errorPage(view, problem))
  const standfirst = page.all('p').find((each) => each.get('class') === 'standfirst')
  expect(standfirst?.text).toBe(problem.detail)
  const links = page.all('a').filter((each) => each.get('href') === each.text)
  expect(links.map(({ text }) => text)).toEqual(['/topics/science/', '/topics/a"b/'])
})

it.each([
  ['ends with an ellipsis where it is cut', 'traffic again after', 'traffic again after …'],
  ['ends as its sentence does', 'to traffic.', 'to traffic.'],
  ['is not shown where the standfirst has it', 'bridge carries traffic', undefined],
])('a passage of a search %s', async (_, text, shown) => {
  const article = buildArticle({ standfirst: 'The stone bridge carries traffic again.' })
  const request = buildSelection({ words: 'traffic' })
  const [before = '', after = ''] = text.split('traffic')
  const excerpt = [before, 'traffic', after].map((part) => ({
    text: part,
    found: part === 'traffic',
  }))
  const snapshot = buildSnapshot({
    articles: [article],
    excerpts: new Map([[article.id, excerpt]]),
  })
  const page = parsePage(
    await searchPage(view, feedShowing(view.site, request, snapshot), snapshot, request),
  )
  expect(page.all('blockquote')[0]?.text).toBe(shown)
})

it('a source names its publisher once', async () => {
  const sources = [
    buildSource({ title: 'WebSub', publisher: 'W3C' }),
    buildSource({ title: 'WebSub at Example Wiki', publisher: 'Example Wiki' }),
    buildSource({ title: 'WebSub', publisher: null }),
  ]
  const request = buildSelection()
  const snapshot = buildSnapshot({ articles: [buildArticle({ sources })] })
  const page = parsePage(
    await feedPage(view, feedShowing(view.site, request, snapshot), snapshot, request),
  )
  const drewOn = page.all('p').find((each) => each.get('class') === 'drew')
  expect(drewOn?.text).toBe('Sources: WebSub, W3C · WebSub at Example Wiki · WebSub')
})
