/** JSON Schemas of what the API answers about webhooks and their deliveries. */
import { authorshipModes } from 'candor-disclosure/disclosure/modes.ts'
import {
  type AnswersOf,
  about,
  choice,
  components,
  dateTime,
  list,
  nullable,
  number,
  text,
  whole,
} from '../../publish/json-schema.ts'
import { messageTypes } from './body.ts'

const time = nullable(dateTime)

const nullableList = (values: readonly string[], description: string) =>
  about(description, nullable(list(choice(values))))
const outcome = {
  last_status: about('Of HTTP, in the last attempt.', nullable(number)),
  last_error: about('Why the last attempt failed.', nullable(text)),
}
const webhook = {
  id: number,
  name: text,
  url: text,
  families: list(text),
  events: nullableList(messageTypes, 'Messages that are sent; all if null.'),
  modes: nullableList(authorshipModes, 'Modes of disclosure of the articles; all if null.'),
  state: choice(['active', 'paused', 'revoked']),
  waiting: about('Messages that have not arrived yet.', number),
  created_at: dateTime,
  delivered_at: about('When a message arrived last.', time),
  failing_since: time,
  paused_at: about(
    'It failed for five days, or answered 410: nothing is sent until it is resumed.',
    time,
  ),
  revoked_at: time,
  ...outcome,
}
const delivery = whole({
  id: number,
  message_id: about('`webhook-id` of the message.', text),
  type: choice([...messageTypes, 'webhook.test']),
  guid: about('Of the article.', nullable(text)),
  state: choice(['pending', 'done', 'failed']),
  attempts: number,
  created_at: dateTime,
  next_at: about('When it is tried next.', time),
  done_at: time,
  ...outcome,
})

const described = {
  Webhook: whole(webhook),
  WebhookWithSecret: whole({
    ...webhook,
    secret: about('Signs the messages. It is shown once.', text),
  }),
  WebhookList: whole({ webhooks: list(whole(webhook)) }),
  Delivery: delivery,
  DeliveryList: whole({ deliveries: list(delivery), next: nullable(text) }),
  Replayed: whole({ replayed: about('Messages that are sent again.', number) }),
}

export const webhookAnswers = components(described)
export type WebhookAnswers = AnswersOf<typeof described>
