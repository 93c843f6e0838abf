/**
 * Replays of webhooks while a worker runs: `candor webhook replay` beside messages that wait for
 * their retry.
 */
/// <reference types="vitest/importMeta" />
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { runWorker } from '../../../src/plugins/push/run-worker.ts'
import type { Bench } from '../../core/store/bench.ts'
import { runOnPglite } from '../../core/store/on-pglite.ts'
import { pushEnvironment, pushKey } from '../../fixtures/ask-hub.ts'
import { insertArticle, updateArticle } from '../../fixtures/insert-article.ts'
import { openCandor } from '../../product/cli/running-candor.ts'
import { openWorker } from './open-worker.ts'
import { deliveriesOf, emptyPush } from './push-rows.ts'
import { startReceiver } from './receivers.ts'

export function describeReplays(bench: () => Bench): void {
  const sql = (text: string) => bench().sql(text)
  const db = () => bench().db

  describe('a replay while a worker runs', () => {
    const { candor } = openCandor(async () => ({ db: db(), close: async () => {} }))
    const closers: (() => Promise<void>)[] = []
    /**
     * Titles, in the order in which they came, with the `webhook-id` of the last message with each.
     */
    const received: string[] = []
    const ids = new Map<string, string>()
    /** A message with this title is to be sent again after an hour. */
    let refused = ''
    let article = ''

    const webhook = async (...args: string[]) => {
      const { code, err } = await candor(['webhook', ...args], { environment: pushEnvironment })
      expect([code, args, err]).toEqual([0, args, expect.any(String)])
    }
    const replayAfter = (title: string) =>
      webhook('replay', 'partner', '--after', ids.get(title) ?? '')
    const expectTitles = (titles: readonly string[]) =>
      expect.poll(() => received, { interval: 20 }).toEqual(titles)
    const events = async () =>
      Number((await sql('select count(*)::int as count from push_events'))[0]?.['count'])
    /** Resolves when a worker has found it. */
    const change = async (title: string) => {
      const before = await events()
      await updateArticle(db(), article, { title })
      await expect.poll(events, { interval: 20 }).toBe(before + 1)
    }

    beforeEach(async () => {
      await emptyPush(sql)
      received.length = 0
      refused = ''
      const receiver = await startReceiver((response, { body, headers }) => {
        const title = String(JSON.parse(body).data.title).replace(/.* /, '')
        received.push(title)
        ids.set(title, String(headers['webhook-id']))
        if (title === refused) response.writeHead(503, { 'Retry-After': '3600' }).end()
        else response.writeHead(204).end()
      })
      closers.push(receiver.close)
      await webhook('create', '--name', 'partner', '--url', receiver.url, '--families', 'all')
      const { stop } = runWorker({ worker: openWorker({ db, key: pushKey }), log: () => {} })
      closers.push(stop)
      // What was there before its first look is not told.
      await vi.waitUntil(async () => (await sql('select from push_state')).length > 0, {
        timeout: 10_000,
      })
      article = await insertArticle(db(), { title: 'One' })
      await expectTitles(['One'])
    })
    afterEach(async () => {
      for (const close of closers.splice(0).toReversed()) await close()
    })

    it('leaves messages behind an earlier one about the article that waits', async () => {
      refused = 'Two'
      await change('Two')
      await expectTitles(['One', 'Two'])
      await change('Three')
      await replayAfter('Two')
      // Two looks of the worker.
      await new Promise((resolve) => setTimeout(resolve, 500))
      expect(received).toEqual(['One', 'Two'])
      refused = ''
      await sql('update push_deliveries set next_at = now() where attempts > 0')
      await expectTitles(['One', 'Two', 'Two', 'Three'])
      await replayAfter('One')
      await expectTitles(['One', 'Two', 'Two', 'Three', 'Two', 'Three'])
    })

    it('sends a message that waits in its turn, once and with its id', async () => {
      await change('Two')
      refused = 'Three'
      await change('Three')
      await expectTitles(['One', 'Two', 'Three'])
      const id = ids.get('Three')
      await change('Four')
      refused = ''
      await replayAfter('One')
      await expectTitles(['One', 'Two', 'Three', 'Two', 'Three', 'Four'])
      expect(ids.get('Three')).toBe(id)
      // Two has both.
      await expect
        .poll(() => deliveriesOf(sql, 'state'), { interval: 20 })
        .toEqual(Array(5).fill('done'))
      expect(received).toHaveLength(6)
    })
  })
}

if (import.meta.vitest) runOnPglite(describeReplays)
