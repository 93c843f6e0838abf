/** What the suites of the hub share: a service with push, requests to its hub, and a worker that verifies them. */
import { expect } from 'vitest'
import { replyBytes, type Send } from '../../src/push/courier.ts'
import { createVerifyCourier } from '../../src/push/verify-courier.ts'
import { claimDeliveries } from '../../src/writer/push-deliveries.ts'
import { settleDeliveries } from '../../src/writer/push-settlements.ts'
import { origin } from './newsroom.ts'
import type { Row, Running, Runtime } from './running.ts'

/** 32 bytes. */
export const pushKey = Uint8Array.from({ length: 32 }, (_, index) => index)

export const pushEnvironment = {
  PUSH: 'on',
  PUSH_KEY: btoa(String.fromCharCode(...pushKey)),
  PUSH_PRIVATE_CALLBACKS: 'on',
  HUB_REQUESTS_PER_MINUTE: '1000000',
}

type Form = Readonly<Record<string, string>> | string

/** A POST to the hub. Text of any length is sent as it is. */
export async function post(
  running: Running,
  form: Form,
  headers: Readonly<Record<string, string>> = {},
  path = '/hub',
) {
  const body = typeof form === 'string' ? form : new URLSearchParams(form).toString()
  const type = { 'Content-Type': 'application/x-www-form-urlencoded' }
  const response = await running.fetch(path, { method: 'POST', headers: { ...type, ...headers }, body })
  return { status: response.status, headers: response.headers, text: await response.text() }
}

export const subscribe = (
  running: Running,
  topic: string,
  callback: string,
  more: Readonly<Record<string, string>> = {},
  path?: string,
) =>
  post(
    running,
    {
      'hub.mode': 'subscribe',
      'hub.topic': topic.startsWith('/') ? `${origin}${topic}` : topic,
      'hub.callback': callback,
      ...more,
    },
    {},
    path,
  )

/** Like the Send of each runtime, without its checks of addresses. */
const send: Send = async ({ method, url, headers, body }) => {
  const response = await fetch(url, { method, headers, redirect: 'manual', ...(body !== undefined && { body }) })
  const text = (await response.text()).slice(0, replyBytes)
  return { status: response.status, retryAfter: response.headers.get('Retry-After'), text }
}

/** Does what a worker does with all verifications that are due. Retries are due at once. */
export async function verify(db: Runtime['db']): Promise<void> {
  const courier = createVerifyCourier({ send, db: () => db })
  const limits = { most: 100, leaseSeconds: 60, mostOfHost: 100, busy: new Map<string, number>(), mostDoubtful: 100 }
  for (;;) {
    const claimed = await claimDeliveries(db, { kinds: ['verify'], ...limits })
    if (claimed.length === 0) return
    for (const { delivery } of claimed) {
      const outcome = await courier(delivery)
      const { id, attempts, reasons } = delivery
      const error = outcome.result === 'arrived' ? null : outcome.error
      await settleDeliveries(db, [
        { id, attempts, reasons, result: outcome.result, status: outcome.status, error, delayMs: 0, ends: false },
      ])
    }
  }
}

/** Callback and topic of each subscription, and the seconds of its lease that are left. */
export async function subscriptions(sql: Runtime['sql'], callback: string): Promise<readonly Row[]> {
  expect(callback).not.toContain("'")
  return sql(`select topic, encode(secret, 'hex') as secret, round(extract(epoch from ends_at - now()))::int as seconds
    from push_subscriptions where callback = '${callback}' order by id`)
}
