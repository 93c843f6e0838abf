/** Runs the suite of /mcp on Node, and an outage, which is alike on all runtimes. */
import { expect, it } from 'vitest'
import { StoreUnavailable } from '../../../src/core/store/errors.ts'
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
  const ask = async () => [await call('latest_articles'), await call('get_article', { url })]
  const last = await ask()
  expect(last).toMatchObject([{ articles: [{ url }] }, { article: { url } }])
  isAway = true
  expect(await ask()).toEqual(last)
  expect(await call('search_articles', { query: 'x' })).toMatch(/unavailable.*Retry in 10 seconds/)
  await running.close()
})
