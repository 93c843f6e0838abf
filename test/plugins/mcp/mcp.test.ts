/** Runs the suite of /mcp on Node, and an outage, which is alike on all runtimes. */
import { expect, it } from 'vitest'
import { StoreUnavailable } from '../../../src/core/store/errors.ts'
import type { Store } from '../../../src/core/store/store.ts'
import { rfc3339 } from '../../../src/core/text/dates.ts'
import { buildArticle, buildSnapshot } from '../../fixtures/build-article.ts'
import { noFamilies } from '../../fixtures/no-families.ts'
import { describeMcp } from './mcp.suite.ts'
import { clientOf, openOnNode, serveStore } from './open-mcp.ts'

describeMcp(await openOnNode())

it('answers as last while the database is away, and says when to search again', async () => {
  let isAway = false
  const answer = async () => {
    if (isAway) throw new StoreUnavailable('away')
    return buildSnapshot({ articles: [buildArticle()] })
  }
  const running = await serveStore(() => ({ ...noFamilies, latest: answer, findMarker: answer }))
  const { call } = clientOf(() => running)
  const { url } = buildArticle()
  const quote = 'The stone bridge carries traffic again.'
  const ask = async () => [
    await call('latest_articles'),
    await call('get_article', { url }),
    await call('check_quote', { url, quote }),
  ]
  const last = await ask()
  const as_of = rfc3339(buildSnapshot().readAt)
  const [listed, read] = [{ articles: [{ url }] }, { article: { url }, as_of }]
  expect(last).toMatchObject([listed, read, { verdict: 'found', as_of }])
  isAway = true
  expect(await ask()).toEqual(last)
  expect(await call('search_articles', { query: 'x' })).toMatch(/unavailable.*Retry in 10 seconds/)
  await running.close()
})

it('says that the article of a notice is retracted once it is gone', async () => {
  const guids = { guid: 'urn:example:notice', about: 'urn:example:gone' }
  const facts = { text: 'An ebb.', date: new Date(0), url: null }
  const articles = [buildArticle({ notice: { ...guids, ...facts, kind: 'correction' } })]
  const findMarker = async () => buildSnapshot()
  const latest: Store['latest'] = async ({ url }) =>
    buildSnapshot({ articles: url ? [] : articles })
  const running = await serveStore(() => ({ ...noFamilies, latest, findMarker }))
  const { call } = clientOf(() => running)
  const { articles: listed } = await call('latest_articles', { feed: 'corrections' })
  expect(listed).toMatchObject([{ retracted: true }])
  await running.close()
})
