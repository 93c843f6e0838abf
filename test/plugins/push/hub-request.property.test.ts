/**
 * Requests to the hub: secrets of odd bytes sign as they are or are refused, and addresses count by
 * their network.
 */
import { createHmac } from 'node:crypto'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { hubSignature } from '../../../src/plugins/push/feed-courier.ts'
import { parseHubRequest, WrongRequest } from '../../../src/plugins/push/hub-request.ts'
import { createSecretBox } from '../../../src/plugins/push/secret-box.ts'
import { runs } from '../../fixtures/runs.ts'

const box = createSecretBox(new Uint8Array(32).fill(9))
const right =
  'hub.mode=subscribe&hub.topic=https://news.example.org/rss.xml&hub.callback=https://reader.example/'

/** A body as the hub reads it, with the secret's bytes percent-encoded. */
function formOf(secret: Uint8Array): URLSearchParams {
  const encoded = Array.from(secret, (byte) => `%${byte.toString(16).padStart(2, '0')}`).join('')
  return new URLSearchParams(`${right}&hub.secret=${encoded}`)
}

const bytes = fc.oneof(
  fc.uint8Array({ maxLength: 220 }),
  fc.string({ unit: 'binary', maxLength: 120 }).map((text) => new TextEncoder().encode(text)),
)

it('a secret signs with the very bytes that the subscriber sent, or is refused', async () => {
  let signed = 0
  await fc.assert(
    fc.asyncProperty(bytes, async (secret) => {
      let request: ReturnType<typeof parseHubRequest>
      try {
        request = parseHubRequest(formOf(secret), false)
      } catch (error) {
        expect(error).toBeInstanceOf(WrongRequest)
        const text = new TextDecoder().decode(secret)
        expect(secret.byteLength > 199 || /[\0\ufffd]/.test(text)).toBe(true)
        return
      }
      expect(request.secret === null).toBe(secret.byteLength === 0)
      if (request.secret === null) return
      signed += 1
      const opened = await box.open(await box.seal(request.secret))
      const body = new TextEncoder().encode('<rss/>')
      const expected = createHmac('sha256', secret).update(body).digest('hex')
      expect(await hubSignature(opened, body)).toBe(`sha256=${expected}`)
    }),
    runs(2000, 300),
  )
  expect(signed).toBeGreaterThan(20)
})

it('counts callbacks in one IPv6 network for one host', () => {
  const hostOf = (address: string) =>
    parseHubRequest(
      new URLSearchParams({
        'hub.mode': 'subscribe',
        'hub.topic': 'https://news.example.org/rss.xml',
        'hub.callback': `http://${address}/callback`,
      }),
      false,
    ).host
  expect(hostOf('[2606:4700:1:2::5]:81')).toBe(hostOf('[2606:4700:1:2:ffff::6]:82'))
  expect(hostOf('[2606:4700:1:3::5]')).not.toBe(hostOf('[2606:4700:1:2::5]'))
})
