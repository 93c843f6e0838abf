/** Attempts to verify a request to the hub: how often and when a callback that does not answer is asked again. */
import { expect, it } from 'vitest'
import { createVerifyCourier } from '../../src/push/verify-courier.ts'
import type { ClaimedDelivery } from '../../src/writer/push-deliveries.ts'

const request: Extract<ClaimedDelivery, { kind: 'verify' }>['request'] = {
  ...{ id: 1, mode: 'subscribe', askedTopic: 'https://news.example.org/rss.xml', reason: null },
  ...{ topic: 'https://news.example.org/rss.xml', family: 'all', callback: 'https://reader.example.net/' },
  ...{ leaseSeconds: 600, verifyToken: null },
}

it('a callback that does not answer is asked three times, 20 seconds apart', async () => {
  const given: unknown[] = []
  const courier = createVerifyCourier({
    send: () => Promise.reject(new Error('connection refused')),
    db: () => ({ execute: async (statement: unknown) => given.push(statement) }) as never,
  })
  const attempt = (attempts: number) => courier({ id: 3, kind: 'verify', reasons: 1, attempts, request })
  for (const attempts of [1, 2]) {
    expect(await attempt(attempts)).toMatchObject({ result: 'failed', retryAfterSeconds: 20 })
  }
  expect(given).toEqual([])
  expect(await attempt(3)).toMatchObject({ result: 'refused', error: 'connection refused' })
  expect(given).toHaveLength(1)
})
