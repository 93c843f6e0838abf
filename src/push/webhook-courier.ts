/** Sends webhooks, as Standard Webhooks has them: signed messages of a type, a time and data. */
import { attempt } from './attempt.ts'
import type { Courier, Send } from './courier.ts'
import { goneData, parseItem } from './event-data.ts'
import { toOutcome } from './retry.ts'
import type { SecretBox } from './secret-box.ts'
import { secretsOf, signMessage } from './webhook-secret.ts'

export type WebhookParts = {
  readonly send: Send
  readonly box: SecretBox
  readonly clock: () => Date
}

type Webhook = Parameters<Courier<'webhook'>>[0]

/** 2xx has arrived, 410 pauses the webhook, and all else is tried again. */
export function createWebhookCourier({ send, box, clock }: WebhookParts): Courier<'webhook'> {
  return async (delivery) => {
    const { url, secret } = delivery.webhook
    const now = clock()
    const message = { ...toMessage(delivery, now), timestamp: Math.floor(now.getTime() / 1000) }
    const headers = {
      'Content-Type': 'application/json',
      'webhook-id': message.id,
      'webhook-timestamp': String(message.timestamp),
      'webhook-signature': await signMessage(secretsOf(await box.open(secret), now), message),
    }
    return attempt(send, { method: 'POST', url, headers, body: message.body }, (reply) => toOutcome(reply, clock()))
  }
}

/** The id is the same in every attempt and replay. The item is put in as it is: JSON in JSON. */
function toMessage({ id, event }: Webhook, now: Date): { readonly id: string; readonly body: string } {
  if (event === null) return { id: testId(id), body: toBody('webhook.test', now.toISOString(), '{}') }
  const data = event.type === 'deleted' ? toGone(event.data) : event.data
  return { id: messageId(event.id), body: toBody(`article.${event.type}`, event.at, data) }
}

/** `webhook-id` of an event. */
export const messageId = (event: number): string => `evt_${event}`

/** That of a test message, which has none. */
export const testId = (delivery: number): string => `test_${delivery}`

const toBody = (type: string, timestamp: string, data: string) =>
  `{"type":${JSON.stringify(type)},"timestamp":${JSON.stringify(timestamp)},"data":${data}}`

/** An article that left the families of this webhook is in others still: its event has the whole item. */
function toGone(data: string): string {
  const { id, url } = parseItem(data)
  return goneData(id, url)
}
