/** Compression by cache class on Node: the best coding for feeds, the fast one for variants. */
import { expect, it } from 'vitest'
import { createApp } from '../../../src/core/app.ts'
import { nodeCodec } from '../../../src/hosts/node/codec.ts'
import { buildSite, buildSnapshot } from '../../fixtures/build-article.ts'
import { noFamilies } from '../../fixtures/no-families.ts'

const store = {
  latest: async () => buildSnapshot(),
  findMarker: async () => buildSnapshot(),
  ...noFamilies,
}
const runtime = { codec: nodeCodec, sharesPromises: true }
const app = createApp({ site: buildSite(), runtime, store: () => store, log: () => {} })

it.each([
  ['/rss.xml', 'br'],
  ['/atom.xml', 'br'],
  ['/rss.xml?limit=5', 'gzip'],
])('sends %s in the coding of its class', async (path, coding) => {
  const response = await app.request(path, { headers: { 'Accept-Encoding': 'gzip, br' } })
  expect([response.status, response.headers.get('Content-Encoding')]).toEqual([200, coding])
})
