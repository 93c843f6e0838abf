/**
 * The data of webhooks: an item says what its own article says, whatever others changed with it.
 */
import { expect, it } from 'vitest'
import { toItems } from '../../../src/plugins/push/event-data.ts'
import { buildArticle, buildSite, buildSnapshot } from '../../fixtures/build-article.ts'

const site = buildSite({ aiRights: 'open' })
const usual = buildArticle({ guid: 'urn:x:usual' })
const strict = buildArticle({ guid: 'urn:x:strict', aiRights: 'no-training' })
const rightsIn = (text = '{}') =>
  (JSON.parse(text) as { _candor?: { ai_rights?: string } })._candor?.ai_rights

it('has the rights of a stricter article, and is the same beside it as alone', () => {
  const tombstones = [{ guid: 'urn:x:gone', deletedAt: new Date('2026-05-02T00:00:00Z') }]
  const both = toItems(site, buildSnapshot({ articles: [usual, strict], tombstones }))
  expect([...both.keys()]).toEqual(['urn:x:usual', 'urn:x:strict'])
  for (const article of [usual, strict]) {
    const alone = toItems(site, buildSnapshot({ articles: [article] }))
    expect(both.get(article.guid)).toEqual(alone.get(article.guid))
  }
  expect(rightsIn(both.get('urn:x:strict')?.text)).toBe('no-training')
  expect(rightsIn(both.get('urn:x:usual')?.text)).toBeUndefined()
})
