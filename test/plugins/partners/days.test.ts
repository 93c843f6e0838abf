/** Articles get too old without a change of the data: a document is of its day, also in memory. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { createApp } from '../../../src/core/app.ts'
import { parseDeliverySettings } from '../../../src/core/settings/site.ts'
import { StoreUnavailable } from '../../../src/core/store/errors.ts'
import { presets } from '../../../src/plugins/partners/presets.ts'
import {
  buildArticle,
  buildDisclosure,
  buildSite,
  buildSnapshot,
} from '../../fixtures/build-article.ts'
import { noFamilies } from '../../fixtures/no-families.ts'
import { openPlugins } from '../../product/app/open-plugins.ts'

const disclosure = buildDisclosure({ mode: 'human-only' })
const title = 'Bridge over the river reopens'
const articles = [
  buildArticle({
    guid: 'urn:uuid:new',
    title,
    disclosure,
    publishedAt: new Date('2026-05-01T12:00:00Z'),
  }),
  buildArticle({
    guid: 'urn:uuid:old',
    title,
    disclosure,
    publishedAt: new Date('2025-05-10T12:00:00Z'),
  }),
]

let away = false
let reads = 0
function open() {
  const answer = async () => {
    reads += 1
    if (away) throw new StoreUnavailable('the database is away')
    return buildSnapshot({ articles, readAt: new Date() })
  }
  return createApp({
    site: buildSite(),
    plugins: openPlugins({ partners: [presets.msn] }),
    settings: { ...parseDeliverySettings({ FRESH_MS: '0' }) },
    store: () => ({ latest: answer, findMarker: answer, ...noFamilies }),
    log: () => {},
  })
}

beforeEach(() => {
  away = false
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-05-09T23:00:00Z') })
})
afterEach(() => void vi.useRealTimers())

const read = async (app: ReturnType<typeof open>, headers: Record<string, string> = {}) => {
  const response = await app.request('/partners/msn/rss.xml', { headers })
  const text = await response.text()
  return {
    response,
    guids: [...text.matchAll(/<guid[^>]*>(.*?)<\/guid>/g)].map(([, guid]) => guid),
  }
}

it('an article leaves the feed at midnight, and the validators tell', async () => {
  const app = open()
  const before = await read(app)
  expect(before.guids).toEqual(['urn:uuid:new', 'urn:uuid:old'])
  const etag = before.response.headers.get('ETag') ?? ''
  expect((await read(app, { 'If-None-Match': etag })).response.status).toBe(304)
  vi.setSystemTime(new Date('2026-05-10T01:00:00Z'))
  const after = await read(app, { 'If-None-Match': etag })
  expect([after.response.status, after.guids]).toEqual([200, ['urn:uuid:new']])
})

it('a document is rendered once a day, and checked otherwise', async () => {
  const app = open()
  await read(app)
  reads = 0
  await read(app)
  expect(reads).toBe(1)
})

it('the feed of yesterday is served while the database is away', async () => {
  const app = open()
  await read(app)
  vi.setSystemTime(new Date('2026-05-10T01:00:00Z'))
  away = true
  const { response, guids } = await read(app)
  expect([response.status, guids]).toEqual([200, ['urn:uuid:new', 'urn:uuid:old']])
})
