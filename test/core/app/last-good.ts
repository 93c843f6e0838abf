/** An app for tests of an outage after a change, and what each document does then. */
import { expect, it } from 'vitest'
import { createApp } from '../../../src/core/app.ts'
import type { Opened } from '../../../src/core/plugin.ts'
import { parseDeliverySettings } from '../../../src/core/settings/site.ts'
import { StoreUnavailable } from '../../../src/core/store/errors.ts'
import { buildArticle, buildSite, buildSnapshot } from '../../fixtures/build-article.ts'
import { noFamilies } from '../../fixtures/no-families.ts'

/** `FRESH_MS` is a minute: nothing here depends on the speed of the test. */
export function serve(plugins: readonly Opened[] = []) {
  const database = { state: '1 a', titles: ['One'], isAway: false }
  const answer = async () => {
    if (database.isAway) throw new StoreUnavailable('the database gave no answer')
    const articles = database.titles.map((title) =>
      buildArticle({ title, guid: `urn:example:${title}` }),
    )
    return buildSnapshot({ articles, state: database.state })
  }
  const app = createApp({
    site: buildSite(),
    settings: parseDeliverySettings({ FRESH_MS: '60000' }),
    store: () => ({ ...noFamilies, latest: answer, findMarker: answer }),
    log: () => {},
    plugins,
  })
  return {
    database,
    get: async (path: string, headers: Record<string, string> = {}) =>
      app.request(path, { headers }),
  }
}

/** Serves these paths as they were before an addition, whole to every client. */
export function describeAdditions(paths: readonly string[], plugins: readonly Opened[] = []): void {
  it.each(paths)('serves %s as it was before an addition, whole to every client', async (path) => {
    const { database, get } = serve(plugins)
    const first = await get(path)
    const text = await first.text()
    Object.assign(database, { state: '2 a', titles: ['Two', 'One'] })
    expect(await (await get('/atom.xml')).text()).toContain('Two')
    database.isAway = true
    const conditions = [
      {},
      { 'If-None-Match': first.headers.get('ETag') ?? '' },
      { 'If-None-Match': '*' },
      { 'If-Modified-Since': new Date().toUTCString() },
    ]
    for (const headers of [...conditions, ...conditions]) {
      const response = await get(path, headers)
      expect([headers, response.status]).toEqual([headers, 200])
      for (const name of ['ETag', 'Cache-Control', 'Last-Modified'])
        expect(response.headers.get(name)).toBe(first.headers.get(name))
      expect(await response.text()).toBe(text)
    }
    // What is as it was last found is confirmed as ever.
    const atom = await get('/atom.xml', { 'If-None-Match': '*' })
    expect(atom.status).toBe(304)
  })
}

/** Answers 503 for these paths after a withdrawal, whatever else was added. */
export function describeWithdrawals(
  paths: readonly string[],
  plugins: readonly Opened[] = [],
): void {
  it.each(paths)('answers 503 for %s after a withdrawal, whatever else was added', async (path) => {
    const { database, get } = serve(plugins)
    await get(path)
    Object.assign(database, { state: '2 b', titles: ['Two'] })
    await get('/atom.xml')
    database.isAway = true
    for (const headers of [{}, { 'If-None-Match': '*' }] as Record<string, string>[])
      expect((await get(path, headers)).status).toBe(503)
    expect((await get('/atom.xml')).status).toBe(200)
  })
}
