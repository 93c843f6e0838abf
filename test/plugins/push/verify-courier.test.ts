/**
 * Attempts to verify a request to the hub: how often and when a callback that does not answer is
 * asked again.
 */
import { expect, it } from 'vitest'
import type { VerifyRequest } from '../../../src/plugins/push/store/deliveries.ts'
import { createVerifyCourier } from '../../../src/plugins/push/verify-courier.ts'

const request: VerifyRequest = {
  ...{ id: 1, mode: 'subscribe', askedTopic: 'https://news.example.org/rss.xml', reason: null },
  ...{ leaseSeconds: 600, verifyToken: null },
}

it('a callback that does not answer is asked three times, 20 seconds apart', async () => {
  const courier = createVerifyCourier(
    () => Promise.reject(new Error('connection refused')),
    () => {
      throw new Error('nothing is written')
    },
  )
  const target = {
    url: 'https://reader.example.net/',
    host: 'example.net',
    doubtful: false,
    secret: null,
  }
  const attempt = (attempts: number) =>
    courier({ ...target, id: 3, kind: 'verify', reasons: 1, attempts, request })
  for (const attempts of [1, 2]) {
    expect(await attempt(attempts)).toMatchObject({ result: 'failed', retryAfterSeconds: 20 })
  }
  expect(await attempt(3)).toMatchObject({ result: 'refused', error: 'connection refused' })
})
