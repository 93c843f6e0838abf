/**
 * What people see on single pages: links in errors, passages of a search, the tables of readers.
 */
import { expect, it } from 'vitest'
import { errorPage } from '../../../src/core/pages/error-page.ts'
import { feedPage } from '../../../src/core/pages/feed-page.ts'
import { searchPage } from '../../../src/core/pages/search-page.ts'
import { tell } from '../../../src/core/words/problems.ts'
import type { ReadershipReport } from '../../../src/plugins/readers/report.ts'
import { statsPage } from '../../../src/plugins/readers/stats-page.ts'
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

it('the page of readers has one table of aggregators, with links to feeds by their names', async () => {
  const totals = { requests: 10, not_modified: 5, bytes: 1000 }
  const aggregators = [{ name: 'Feedly', subscribers: 3, as_of: '2026-05-01', ...totals }]
  const feeds = ['all', 'modes/ai-assisted', 'topics/science', 'languages/fi'].map((family) => {
    return { family, readers: 3, subscribers: 3, direct_readers: 0, aggregators, ...totals }
  })
  const report = {
    from: '2026-05-01',
    to: '2026-05-02',
    days: [],
    feeds,
    embeds: [],
    errors: [],
  } as unknown as ReadershipReport
  const page = parsePage(await statsPage(view, report, new Map([['science', 'Science']])))
  expect(page.all('table')).toHaveLength(2)
  const links = page.all('th').flatMap((each) => (each.get('scope') === 'row' ? [each.text] : []))
  expect(links).toEqual(
    Array(2)
      .fill(['Example News', 'Written with AI, reviewed by a human', 'Science', 'Finnish (Suomi)'])
      .flat(),
  )
})
