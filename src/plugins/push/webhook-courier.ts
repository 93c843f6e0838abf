/** Sends webhooks, as Standard Webhooks has them: signed messages of a type, a time and data. */

import type { Send } from '../../core/host.ts'
import { attempt, type Courier, toOutcome } from './courier.ts'
import { goneData, parseItem } from './event-data.ts'
import type { SecretBox } from './secret-box.ts'
import type { Delivery } from './store/deliveries.ts'
import { secretsOf, signMessage } from './webhook-secret.ts'

type WebhookParts = {
  readonly send: Send
  readonly box: SecretBox
  readonly clock: () => Date
}

/** 2xx has arrived, 410 pauses the webhook, and all else is tried again. */
export function createWebhookCourier({ send, box, clock }: WebhookParts): Courier<'webhook'> {
  return async (delivery) => {
    const { url, secret } = delivery
    const now = clock()
    const message = { ...toMessage(delivery, now), timestamp: Math.floor(now.getTime() / 1000) }
    const headers = {
      'Content-Type': 'application/json',
      'webhook-id': message.id,
      'webhook-timestamp': String(message.timestamp),
      'webhook-signature': await signMessage(secretsOf(await box.open(secret), now), message),
    }
    return attempt(send, { method: 'POST', url, headers, body: message.body }, (reply) =>
      toOutcome(reply, clock()),
    )
  }
}

/** The id is the same in every attempt and replay. The item is put in as it is: JSON in JSON. */
function toMessage({ id, event }: Delivery & { readonly kind: 'webhook' }, now: Date) {
  if (event === null)
    return { id: testId(id), body: toBody('webhook.test', now.toISOString(), '{}') }
  // An article that left the families of this webhook is in others still: its event has the whole
  // item.
  const data = event.type === 'deleted' ? goneData(parseItem(event.data)) : event.data
  return { id: messageId(event.id), body: toBody(`article.${event.type}`, event.at, data) }
}

/** `webhook-id` of an event. */
export const messageId = (event: number): string => `evt_${event}`

/** `webhook-id` of a test message, which has no event. */
export const testId = (delivery: number): string => `test_${delivery}`

const toBody = (type: string, timestamp: string, data: string) =>
  `{"type":${JSON.stringify(type)},"timestamp":${JSON.stringify(timestamp)},"data":${data}}`
