/** Articles of the demo that editors publish: found by their guid once readers see them. */
import { expect, it } from 'vitest'
import { findPublished } from '../../../demo/published.ts'
import { createStore } from '../../../src/core/store/store.ts'
import { insertArticle, updateArticle } from '../../fixtures/insert-article.ts'
import { openShared } from '../../fixtures/open-migrated.ts'

it('finds an article from its publication on, and also once it is retracted', async () => {
  const { db } = await openShared()
  const store = createStore(db, () => {})
  const find = (guid: string) => findPublished(db, store, guid)
  const id = await insertArticle(
    db,
    { guid: 'urn:example:waiting', title: 'Waiting', status: 'draft' },
    { topics: ['works'] },
  )
  expect(await find('urn:example:waiting')).toBeNull()
  expect(await find('urn:example:none')).toBeNull()
  await updateArticle(db, id, { status: 'published' })
  expect(await find('urn:example:waiting')).toMatchObject({
    title: 'Waiting',
    topics: [{ slug: 'works' }],
    retraction: null,
  })
  await updateArticle(db, id, {
    status: 'retracted',
    retractionReason: 'Wrong.',
    retractedAt: new Date(),
  })
  expect(await find('urn:example:waiting')).toMatchObject({ retraction: { reason: 'Wrong.' } })
  const embargo = new Date(Date.now() + 3_600_000)
  await insertArticle(db, { guid: 'urn:example:later', publishedAt: embargo })
  expect(await find('urn:example:later')).toBeNull()
})
