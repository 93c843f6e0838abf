/**
 * `candor import` and `compare` of a feed at its address: everything it leads to is taken over, or
 * the command says why not.
 */
/// <reference types="vitest/importMeta" />
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { serve } from '@hono/node-server'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createApp } from '../../../../src/core/app.ts'
import { formats } from '../../../../src/core/request/address.ts'
import { parseSite } from '../../../../src/core/settings/site.ts'
import { createStore } from '../../../../src/core/store/store.ts'
import { openMigrated } from '../../../fixtures/open-migrated.ts'
import { type OpenEmpty, openCandor } from '../../../product/cli/running-candor.ts'

const human = ['--mode', 'human-only']

export function describeMoving(open: OpenEmpty): void {
  const { candor } = openCandor(open)
  const closing: (() => unknown)[] = []
  afterAll(async () => {
    for (const close of closing.reverse()) await close()
  })
  const listen = async (listener: RequestListener) => {
    const server = createServer(listener).listen(0, '127.0.0.1')
    await once(server, 'listening')
    closing.push(() => server.close())
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  }
  const openDatabase = async () => {
    const opened = await open()
    closing.push(opened.close)
    return opened.db
  }

  describe('a Candor feed of a newsroom with nine articles a month', () => {
    const count = 45
    let origin: string
    beforeAll(async () => {
      const folder = await mkdtemp(join(tmpdir(), 'candor-moving-'))
      closing.push(() => rm(folder, { recursive: true }))
      const items = Array.from({ length: count }, (_, at) => ({
        id: `urn:example:${at}`,
        url: `https://old.example.org/${at}`,
        title: `Number ${at}`,
        content_html: '<p>x</p>',
        date_published: new Date(Date.UTC(2020, Math.floor(at / 9), 1 + (at % 9))).toISOString(),
      }))
      const feed = {
        version: 'https://jsonfeed.org/version/1.1',
        title: 'Old',
        language: 'en',
        items,
      }
      await writeFile(join(folder, 'feed.json'), JSON.stringify(feed))
      const db = await openDatabase()
      expect((await candor(['import', join(folder, 'feed.json'), ...human], { db })).code).toBe(0)
      const server = serve({
        fetch: (request) => app.fetch(request),
        hostname: '127.0.0.1',
        port: 0,
      })
      await once(server, 'listening')
      closing.push(() => server.close())
      origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
      const app = createApp({
        site: parseSite({}, { origin }),
        store: () => createStore(db, () => {}),
        log: () => {},
      })
    })

    it.each(Object.values(formats).map(({ file }) => file))(
      'is taken over whole from %s, and can be redirected',
      async (file) => {
        const db = await openDatabase()
        const ran = await candor(['import', `${origin}/${file}`, ...human], { db })
        expect([ran.code, ran.err, ran.out]).toEqual([
          0,
          '',
          expect.stringContaining(`Articles: ${count} new.`),
        ])
        // The feed, and the closed parts of five months.
        expect(ran.out).toMatch(/^Pages read: 6\. The last one leads to no older one\.$/m)
        const compared = await candor(['compare', `${origin}/${file}`], { db })
        expect([compared.code, compared.err]).toEqual([0, ''])
        expect(compared.out).toMatch(
          /^45 articles in both feeds .*, 0 only in the new one\.\nOld feed: Pages read: 6\./,
        )
        expect(compared.out).toMatch(/^New feed: Pages read: 6\./m)
      },
    )
  })

  describe('a feed that leads in a circle', () => {
    const rss = (own: string, next: string) => `<?xml version="1.0"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel><title>Old</title><language>en</language>
<atom:link rel="prev-archive" href="${next}"/><item><title>${own}</title><link>https://old.example.org/${own}</link>
<guid>https://old.example.org/${own}</guid><pubDate>Fri, 01 Mar 2019 08:00:00 GMT</pubDate></item></channel></rss>`
    let feed: string
    beforeAll(async () => {
      feed = `${await listen(({ url }, response) =>
        response.end(url === '/feed' ? rss('new', '/old') : rss('older', '/old')),
      )}/feed`
    })

    it('is taken over as far as it leads, and the import says where it stopped, and fails', async () => {
      const db = await openDatabase()
      const ran = await candor(['import', feed, ...human], { db })
      expect(ran.code).toBe(2)
      expect(ran.err).toMatch(/missing.*\/old: the feed leads back/)
      expect(ran.out).toMatch(/Articles: 2 new\.[\s\S]*^Pages read: 2\. Not read: .*\/old: /m)
      expect(
        JSON.parse((await candor(['--json', 'import', feed, ...human], { db })).out).walk,
      ).toEqual({
        pages: 2,
        stopped: expect.stringContaining('/old: '),
      })
    })

    it.each(['old', 'new'])(
      'cannot be redirected if it is the %s one, and the comparison says why',
      async (side) => {
        const whole = `${await listen((_, response) => response.end(rss('older', '').replace(/<atom:link[^>]*>/, '')))}/feed`
        expect((await candor(['compare', whole, whole])).code).toBe(0)
        const compared = await candor([
          'compare',
          ...(side === 'old' ? [feed, whole] : [whole, feed]),
        ])
        expect([compared.code, compared.err]).toEqual([1, expect.stringContaining('not read')])
        const name = side === 'old' ? 'Old' : 'New'
        expect(compared.out).toMatch(
          new RegExp(`^${name} feed: Pages read: 2\\. Not read: .*/old: `, 'm'),
        )
      },
    )
  })
}

if (import.meta.vitest) describeMoving(openMigrated)
