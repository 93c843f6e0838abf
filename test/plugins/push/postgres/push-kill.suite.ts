/// <reference types="vitest/importMeta" />
/**
 * Two workers in processes of their own, one of which is killed again and again, while 1,000
 * deliveries run: each arrives.
 */
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { openFresh } from '../../../core/store/fresh-database.ts'
import { insertArticle } from '../../../fixtures/insert-article.ts'
import { seed } from '../../../fixtures/runs.ts'
import { seeded } from '../../../fixtures/seeded.ts'
import { killAll, run } from '../../../product/processes/candor.ts'
import { insertSubscriptions, insertTopic } from '../push-rows.ts'
import { startReceiver } from '../receivers.ts'

const subscribers = 1000
/** Deliveries of one worker that can be on their way, or have arrived and are not settled. */
const maxLost = 8 + 64

export function describeKilledWorkers(kills: number): void {
  describe('workers that are killed', () => {
    const random = seeded(seed)
    let fresh: Awaited<ReturnType<typeof openFresh>>

    beforeAll(async () => {
      fresh = await openFresh()
    })
    afterAll(async () => {
      await killAll()
      await fresh.close()
    })

    it(`deliver all that there is, although one is killed ${kills} times`, async () => {
      const receiver = await startReceiver((response) => void setTimeout(() => response.end(), 20))
      await insertTopic(fresh.sql)
      await insertSubscriptions(fresh.sql, receiver.url, subscribers)
      const start = () =>
        run(['test/plugins/push/postgres/push-process.ts'], { DATABASE_URL: fresh.url })
      let changes = 0
      const change = async () => {
        changes += 1
        await insertArticle(fresh.db, { title: `Change ${changes}.` })
      }
      await change()
      const steady = start()
      for (let round = 0; round < kills; round += 1) {
        if (isDone()) await change()
        const victim = start()
        // Until it delivers: what arrives is from both, so it may also be killed while it starts.
        const before = receiver.arrivals.length
        await vi.waitUntil(() => receiver.arrivals.length > before + 20 || isDone(), {
          timeout: 30_000,
          interval: 5,
        })
        await new Promise((resolve) => setTimeout(resolve, random(1500)))
        await victim.end('SIGKILL')
      }
      await vi.waitUntil(
        async () => (await fresh.sql('select id from push_deliveries')).length === 0,
        {
          timeout: 60_000,
          interval: 200,
        },
      )
      await steady.end('SIGTERM')
      await receiver.close()

      const last = new Set(
        receiver.arrivals
          .filter(({ body }) => body.includes(`Change ${changes}.`))
          .map(({ path }) => path),
      )
      expect(last.size).toBe(subscribers)
      const first = new Set(receiver.arrivals.map(({ path }) => path))
      expect(first.size).toBe(subscribers)
      const duplicates = receiver.arrivals.length - subscribers * changes
      expect(duplicates).toBeLessThanOrEqual(kills * maxLost)
      // No two workers have the same delivery at the same time.
      expect(receiver.maxAtOnce()).toBe(1)

      function isDone(): boolean {
        return receiver.arrivals.length >= subscribers * changes
      }
    }, 1_800_000)
  })
}

if (import.meta.vitest) describeKilledWorkers(3)
