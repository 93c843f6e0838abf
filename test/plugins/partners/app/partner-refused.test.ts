/** What `candor_partner_refused_articles` counts when articles become private and public again. */
import { expect, it, onTestFinished } from 'vitest'
import { createStore } from '../../../../src/core/store/store.ts'
import { basic, makePartner } from '../../../core/app/partner-client.ts'
import { insertArticle } from '../../../fixtures/insert-article.ts'
import { openShared } from '../../../fixtures/open-migrated.ts'
import { serveOnNode } from '../../../product/app/on-node.ts'

it('counts public articles only, also after the partner read its private ones', async () => {
  const { db, sql } = await openShared()
  const msn = await makePartner(sql, { name: 'msn' })
  const events: (readonly [string, Readonly<Record<string, number>>])[] = []
  const store = createStore(db, () => {})
  const running = await serveOnNode(() => store, {
    environment: { PARTNERS: 'msn', PARTNER_FEEDS: 'none' },
    listener: { partner: (...event) => void events.push(event) },
  })
  onTestFinished(() => running.close())
  const read = async (headers = {}) =>
    (await running.fetch('/partners/msn/rss.xml', { headers })).text()

  // MSN takes no article that an AI wrote alone.
  const published = { publishedAt: new Date() }
  await insertArticle(db, { ...published, guid: 'urn:example:stays' })
  await insertArticle(db, { ...published, guid: 'urn:example:moves' })
  await read()
  expect(events.at(-1)).toEqual(['msn', { mode_is_refused: 2 }])
  await sql(`update articles set audience = '{msn}' where guid = 'urn:example:moves'`)
  await read(basic(msn))
  expect(events).toHaveLength(1)
  await read()
  expect(events.at(-1)).toEqual(['msn', { mode_is_refused: 1 }])
  await sql(`update articles set audience = null where guid = 'urn:example:moves'`)
  await read()
  expect(events.at(-1)).toEqual(['msn', { mode_is_refused: 2 }])
})
