/**
 * JSON Schemas of what the API answers. test/plugins/publish/app/described-answer.ts holds answers against them.
 */
import { authorshipModes, partnerContents } from '../../../schema/lists.ts'
import { messageTypes } from '../push/api/webhook-body.ts'
import { articleAnswers } from './article-answers.ts'
import {
  about,
  choice,
  type Described,
  dateTime,
  flag,
  list,
  nullable,
  number,
  ref,
  type Schema,
  text,
  whole,
} from './json-schema.ts'

const date: Schema<string> = { ...text, format: 'date' }
const day = about('In UTC.', date)
const totals = {
  requests: number,
  not_modified: about('Answered with 304.', number),
  bytes: number,
}
const aggregator = whole({
  name: text,
  subscribers: nullable(number),
  as_of: about('The day of that figure.', nullable(date)),
  ...totals,
})
const feed = whole({
  family: about('`all`, `topics/science`, …', text),
  readers: about('Subscribers and direct readers.', number),
  subscribers: about('The newest figures that aggregators told.', number),
  direct_readers: about('Estimated, on the newest day that is over.', number),
  ...totals,
  aggregators: list(aggregator),
})

const readerAnswers = {
  ReaderReport: whole({
    from: day,
    to: day,
    complete: about('`false` if products with few requests are left out.', flag),
    days: list(whole({ day, subscribers: number, direct_readers: number, ...totals })),
    feeds: list(feed),
    embeds: list(
      whole({ host: about('Empty if it is unknown.', text), family: text, requests: number }),
    ),
    errors: list(whole({ route: text, status: number, requests: number })),
  }),
}

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

const webhookAnswers = {
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

const count = (what: string) => about(`${what}, of the last 30 days.`, number)
const partner = {
  name: text,
  families: about('Feeds that it may read; all if null.', nullable(list(text))),
  content: choice(partnerContents),
  per_hour: about('Most requests in an hour.', nullable(number)),
  state: choice(['active', 'ended', 'revoked']),
  created_at: dateTime,
  ends_at: time,
  revoked_at: time,
  requests: count('Requests'),
  not_modified: count('Those that were answered with 304'),
  errors: count('Those that were refused or failed'),
  bytes: count('Bytes of bodies, as sent'),
  last_seen_at: time,
}

const partnerAnswers = {
  Partner: whole(partner),
  PartnerWithToken: whole({ ...partner, token: about('It is shown once.', text) }),
  PartnerList: whole({ partners: list(ref('Partner', whole(partner))) }),
}

/** By the names of their components. */
export const answers = { ...articleAnswers, ...readerAnswers, ...webhookAnswers, ...partnerAnswers }
export type Answers = { readonly [Name in keyof typeof answers]: Described<(typeof answers)[Name]> }
