/**
 * The courier of webhooks: what it sends, as the receiver of Standard Webhooks (npm) sees it, and
 * what replies mean.
 */

import { RefusedAddress } from 'candor-check/public-address.ts'
import { Webhook } from 'standardwebhooks'
import { describe, expect, it } from 'vitest'
import type { Outgoing, Reply } from '../../../src/core/host.ts'
import { createSecretBox, WrongKey } from '../../../src/plugins/push/secret-box.ts'
import { createWebhookCourier } from '../../../src/plugins/push/webhook-courier.ts'
import {
  makeSecret,
  maxSecrets,
  replaceSecret,
  secretsOf,
} from '../../../src/plugins/push/webhook-secret.ts'

const key = (byte: number) => new Uint8Array(32).fill(byte)
const box = createSecretBox(key(1))
const event = {
  id: 7,
  at: '2026-11-26T08:00:00Z',
  type: 'updated',
  data: '{"id":"g","url":"https://a.example/","title":"x"}',
}

const target = {
  ...({ kind: 'webhook', webhookId: 1 } as const),
  ...{ id: 3, attempts: 1, reasons: 1, url: 'https://partner.example/hook' },
  ...{ host: 'partner.example', doubtful: false },
}

/** Sends one message, and returns what was sent. */
async function send(parts: {
  readonly secret?: string
  readonly own?: typeof event | null
  readonly now?: Date
  readonly reply?: Partial<Reply>
}) {
  const { secret = makeSecret(), own = event, now = new Date(), reply } = parts
  const sent: Outgoing[] = []
  const courier = createWebhookCourier({
    box,
    clock: () => now,
    send: async (request) => {
      sent.push(request)
      return { status: 200, retryAfter: null, text: '', ...reply }
    },
  })
  const webhook = { ...target, secret: await box.seal(secret) }
  const outcome = await courier({ ...webhook, event: own })
  const [request] = sent
  if (!request) throw new Error('it sends a request')
  return {
    outcome,
    request,
    verify: (by = secret) => new Webhook(by).verify(String(request.body), { ...request.headers }),
  }
}

describe('the courier of webhooks', () => {
  it('sends the data as it is', async () => {
    const { request, verify } = await send({})
    expect(request).toMatchObject({ method: 'POST', url: 'https://partner.example/hook' })
    expect(request.body).toBe(
      `{"type":"article.updated","timestamp":"${event.at}","data":${event.data}}`,
    )
    expect(verify()).toMatchObject({ type: 'article.updated' })
  })

  it('signs each attempt with its own time, and the same id', async () => {
    const now = new Date()
    const [early, late] = [
      await send({ now: new Date(now.getTime() - 3_600_000) }),
      await send({ now }),
    ]
    expect(() => early.verify()).toThrow('old')
    expect(late.verify()).toMatchObject({ type: 'article.updated' })
    expect([early.request.headers['webhook-id'], late.request.headers['webhook-id']]).toEqual([
      'evt_7',
      'evt_7',
    ])
  })

  it('says only the id and the address of what is gone', async () => {
    const { request } = await send({ own: { ...event, type: 'deleted' } })
    expect(JSON.parse(String(request.body)).data).toEqual({ id: 'g', url: 'https://a.example/' })
    const without = await send({ own: { ...event, type: 'deleted', data: '{"id":"g"}' } })
    expect(JSON.parse(String(without.request.body)).data).toEqual({ id: 'g' })
  })

  it('sends a test without an event', async () => {
    const { request, verify } = await send({ own: null })
    expect(verify()).toMatchObject({ type: 'webhook.test', data: {} })
    expect(request.headers['webhook-id']).toBe('test_3')
  })

  it('knows what replies mean', async () => {
    const outcomeOf = async (status: number, retryAfter: string | null = null) =>
      (await send({ reply: { status, retryAfter } })).outcome
    expect(await outcomeOf(204)).toEqual({ result: 'arrived', status: 204 })
    expect(await outcomeOf(410)).toMatchObject({ result: 'refused', ends: true })
    for (const status of [301, 400, 401, 404, 422, 429, 500, 503])
      expect(await outcomeOf(status)).toMatchObject({ result: 'failed', status })
    expect(await outcomeOf(429, '120')).toMatchObject({ retryAfterSeconds: 120 })
  })

  it('is tried again after no answer, but not at an address that is refused', async () => {
    const webhook = { ...target, secret: await box.seal(makeSecret()) }
    const outcomeOf = (error: Error) =>
      createWebhookCourier({ box, clock: () => new Date(), send: () => Promise.reject(error) })({
        ...{ ...webhook, event },
      })
    expect(await outcomeOf(new Error('connection refused'))).toMatchObject({
      result: 'failed',
      status: null,
    })
    expect(await outcomeOf(new RefusedAddress('10.0.0.1 is private'))).toMatchObject({
      result: 'refused',
      status: null,
    })
  })

  it('fails loudly if PUSH_KEY has changed', async () => {
    const sealed = await createSecretBox(key(2)).seal(makeSecret())
    const courier = createWebhookCourier({
      box,
      clock: () => new Date(),
      send: () => Promise.reject(new Error('sent')),
    })
    const webhook = { ...target, secret: sealed }
    await expect(courier({ ...webhook, event })).rejects.toThrow(WrongKey)
  })
})

describe('a secret', () => {
  const now = new Date('2026-11-26T08:00:00Z')
  const later = (hours: number) => new Date(now.getTime() + hours * 3_600_000)

  it('is new each time, of 32 bytes', () => {
    expect(makeSecret()).not.toBe(makeSecret())
    expect(atob(makeSecret().slice('whsec_'.length))).toHaveLength(32)
  })

  const replaced = (held: string, next: string, at: Date) => {
    const result = replaceSecret(held, next, at)
    if ('from' in result) throw new Error(`refused until ${result.from.toISOString()}`)
    return result.held
  }

  it('that was replaced signs for another day, also if the next one is replaced too', () => {
    const held = replaced('whsec_one', 'whsec_two', now)
    expect(secretsOf('whsec_one', now)).toEqual(['whsec_one'])
    expect(secretsOf(held, later(23.9))).toEqual(['whsec_two', 'whsec_one'])
    expect(secretsOf(held, later(24.1))).toEqual(['whsec_two'])
    const again = replaced(held, 'whsec_three', later(1))
    expect(secretsOf(again, later(23.9))).toEqual(['whsec_three', 'whsec_two', 'whsec_one'])
    expect(secretsOf(again, later(24.1))).toEqual(['whsec_three', 'whsec_two'])
    expect(secretsOf(again, later(25.1))).toEqual(['whsec_three'])
  })

  it('is refused while five sign', () => {
    let held = 'whsec_0'
    for (let count = 1; count < maxSecrets; count += 1)
      held = replaced(held, `whsec_${count}`, later(count))
    expect(secretsOf(held, later(5))).toHaveLength(5)
    const refused = replaceSecret(held, 'whsec_5', later(5))
    expect(refused).toEqual({ from: later(25) })
    expect(secretsOf(replaced(held, 'whsec_5', later(25)), later(25))).toHaveLength(5)
  })

  it('that was replaced verifies by either', async () => {
    const [one, two] = [makeSecret(), makeSecret()]
    const { verify } = await send({ secret: replaced(one, two, new Date()) })
    expect([verify(one), verify(two)]).toHaveLength(2)
    expect(() => verify(makeSecret())).toThrow('signature')
  })
})
