/** A service whose connections go silent: readers, the API, push, hub, signing and desk recover. */
import { randomBytes } from 'node:crypto'
import { afterAll, describe, expect, it, vi } from 'vitest'
import { digestOfToken, toToken } from '../../../src/core/text/token.ts'
import { scopes } from '../../../src/plugins/publish/scopes.ts'
import { insertToken } from '../../../src/plugins/publish/store/tokens.ts'
import { createKey } from '../../../src/plugins/signing/signer.ts'
import { insertSigningKey } from '../../../src/plugins/signing/store/signing-keys.ts'
import { openFresh } from '../../core/store/fresh-database.ts'
import { insertArticle } from '../../fixtures/insert-article.ts'
import { startSubscriber } from '../../plugins/push/subscriber.ts'
import { freePort, killAll, start } from '../processes/candor.ts'
import { startProxy } from './tcp-proxy.ts'

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/** The statement of the article that was published while connections were silent. */
const signed = `select from statements s join signed_articles a on a.statement_id = s.id
  join articles on articles.guid = a.guid where title = 'Meanwhile'`

afterAll(killAll)

/** All that needs a database, behind one proxy. Only readers have the limit of production. */
async function startEverything() {
  const fresh = await openFresh()
  const proxy = await startProxy(fresh.url)
  const signing = await createKey()
  await insertSigningKey(fresh.db, signing.kid, signing.x, false)
  const token = toToken(randomBytes(32))
  const unlimited = { modes: null, reviewers: null, expiresAt: null }
  await insertToken(fresh.db, {
    name: 'test',
    digest: await digestOfToken(token),
    scopes,
    ...unlimited,
  })
  const port = await freePort()
  const quick = `${proxy.url}?statement_timeout=1500`
  const service = await start({
    ...{ HOST: '127.0.0.1', PORT: String(port), FRESH_MS: '300', DATABASE_URL: proxy.url },
    ...{
      WRITER_DATABASE_URL: quick,
      SERVICE_DATABASE_URL: quick,
      EDITORS_DATABASE_URL: quick,
      DESK: 'on',
    },
    ...{ PUSH: 'on', PUSH_KEY: randomBytes(32).toString('base64'), PUSH_PRIVATE_CALLBACKS: 'on' },
    SIGNING_KEY: signing.text,
  })
  const origin = `http://127.0.0.1:${port}`
  const close = async () => {
    await service.end('SIGTERM')
    await proxy.close()
    await fresh.close()
  }
  return { fresh, proxy, token, origin, desk: `http://localhost:${port}`, close }
}

describe.concurrent('a service', () => {
  it.each(['all', 'half'] as const)(
    'recovers when %s of its connections go silent',
    async (which) => {
      const { fresh, proxy, token, origin, desk, close } = await startEverything()
      const get = async (path: string) => (await fetch(origin + path)).text()
      const subscriber = await startSubscriber('secret')
      await subscriber.subscribe(`${origin}/hub`, `${origin}/rss.xml`)
      const id = await insertArticle(fresh.db, { title: 'Withdrawn' })
      const headers = { Authorization: `Bearer ${token}` }
      const write = (path: string) =>
        fetch(`${origin}/api/1${path}`, {
          method: 'DELETE',
          headers,
          signal: AbortSignal.timeout(5000),
        })
      const options = () =>
        fetch(`${desk}/desk/login/options`, { method: 'POST', headers: { Origin: desk } })
      const hub = () =>
        fetch(`${origin}/hub`, {
          method: 'POST',
          body: new URLSearchParams({
            'hub.mode': 'subscribe',
            'hub.topic': `${origin}/atom.xml`,
            'hub.callback': subscriber.url,
          }),
        })
      const all = [1, 2, 3, 4, 5]
      // Each has open connections, and readers all of theirs.
      await Promise.all(all.map((limit) => get(`/embed/fragment.html?limit=${limit}`)))
      await Promise.all([
        ...all.map(() => write('/articles/none')),
        ...all.map(hub),
        ...all.map(options),
      ])
      await vi.waitUntil(() => subscriber.received().length > 0, { timeout: 20_000, interval: 20 })

      proxy.freeze(which)
      const started = performance.now()
      await insertArticle(fresh.db, { title: 'Meanwhile' })
      await fresh.sql(`delete from articles where id = '${id}'`)
      const since = () => performance.now() - started
      /** When it first succeeds, asked again and again. */
      const until = async (succeeds: () => Promise<boolean>) => {
        while (!(await succeeds().catch(() => false))) {
          if (since() > 20_000) return Number.POSITIVE_INFINITY
          await pause(50)
        }
        return since()
      }
      const reads = until(async () => (await get('/rss.xml')).includes('Meanwhile'))
      const statuses = [
        until(async () => (await write('/articles/none')).status === 404),
        until(async () => (await hub()).status === 202),
        until(async () => (await options()).status === 200),
        until(async () => subscriber.received().some(({ body }) => body.includes('Meanwhile'))),
        until(async () => (await fresh.sql(signed)).length > 0),
      ]
      await reads
      for (const text of await Promise.all(all.map(() => get('/rss.xml')))) {
        expect(text).toContain('Meanwhile')
        expect(text).not.toContain('Withdrawn')
      }
      // 2 to 5 seconds, where nothing else runs.
      expect(Math.max(...(await Promise.all([reads, ...statuses])))).toBeLessThan(8000)
      await close()
      await subscriber.close()
    },
  )
})
