/**
 * Documents with private articles in memory: kept for whom they are, and rendered once for all who
 * may see the same.
 */
import { beforeAll, expect, it } from 'vitest'
import { createApp } from '../../../src/core/app.ts'
import { parseDeliverySettings, parseSite } from '../../../src/core/settings/site.ts'
import { createStore } from '../../../src/core/store/store.ts'
import { insertArticle } from '../../fixtures/insert-article.ts'
import { openShared } from '../../fixtures/open-migrated.ts'
import { origin } from './newsroom.ts'
import { bearer, makePartner, type TestPartner } from './partner-client.ts'

let opened: Awaited<ReturnType<typeof openShared>>
let partners: { acme: TestPartner; beta: TestPartner; plain: TestPartner }

beforeAll(async () => {
  opened = await openShared()
  const named = (name: string) => makePartner(opened.sql, { name })
  partners = { acme: await named('acme'), beta: await named('beta'), plain: await named('plain') }
  await insertArticle(opened.db, { title: 'public one', guid: 'urn:example:1' })
  await insertArticle(
    opened.db,
    { title: 'for acme', guid: 'urn:example:2', audience: ['acme'] },
    { topics: ['hidden'] },
  )
  await insertArticle(opened.db, { title: 'for beta', guid: 'urn:example:3', audience: ['beta'] })
})

/** Answers of a new app, which finds everything in memory from the second request on. */
function openApp() {
  const rendered: string[] = []
  const store = createStore(opened.db, () => {})
  const app = createApp({
    site: parseSite({ SITE_ORIGIN: origin, PARTNER_FEEDS: 'none' }),
    settings: parseDeliverySettings({ FRESH_MS: '60000' }),
    store: () => store,
    log: () => {},
    plugins: [{ listener: { request: () => {}, render: (name) => void rendered.push(name) } }],
  })
  const read = async (path: string, partner?: TestPartner) =>
    app.fetch(new Request(`${origin}${path}`, { headers: partner ? bearer(partner) : {} }))
  const titles = async (partner?: TestPartner) => {
    const response = await read('/feed.json', partner)
    const { items } = (await response.json()) as { items: { title: string }[] }
    return items.map(({ title }) => title).toSorted()
  }
  return { read, titles, rendered }
}

it('gives each partner its own, and renders once what several may see', async () => {
  const { titles, rendered } = openApp()
  const { acme, beta, plain } = partners
  for (const partner of [acme, beta, plain, undefined, beta, undefined, acme, plain]) {
    const own = partner === acme ? ['for acme'] : partner === beta ? ['for beta'] : []
    expect(await titles(partner)).toEqual([...own, 'public one'])
  }
  expect(rendered).toHaveLength(3)
})

it('finds a topic of private articles also while many ask for topics that do not exist', async () => {
  const { read } = openApp()
  for (let number = 0; number < 20; number += 1)
    expect((await read(`/topics/none-${number}/rss.xml`)).status).toBe(404)
  expect((await read('/topics/hidden/rss.xml', partners.acme)).status).toBe(200)
  expect((await read('/topics/hidden/rss.xml', partners.beta)).status).toBe(404)
  expect((await read('/topics/hidden/rss.xml')).status).toBe(404)
})
