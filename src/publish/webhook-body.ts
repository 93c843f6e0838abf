/** The body that makes a webhook, and what the API shows of webhooks and deliveries. */

import { check, type InferOutput, metadata, nullish, picklist, pipe, string } from 'valibot'
import { authorshipModes } from '../../schema/lists.ts'
import { isFamilyKey } from '../families/families.ts'
import { messageId, testId } from '../push/webhook-courier.ts'
import { eventTypes } from '../writer/push-events.ts'
import type { StoredDelivery, StoredWebhook } from '../writer/push-webhooks.ts'
import { list } from './list.ts'
import { isOneLineName } from './one-line-name.ts'
import { strict } from './strict.ts'

/** In one webhook. */
const maxEntries = 100
const longestUrl = 2000

/** Types of messages by types of events. */
const wireType = (type: string) => `article.${type}`
export const messageTypes = eventTypes.map(wireType)

const text = string('type_is_wrong')

export const webhookBody = strict({
  name: pipe(
    text,
    check(isOneLineName, 'name_is_one_line'),
    metadata({ description: 'For you, in addresses and lists.' }),
  ),
  url: pipe(
    text,
    check((url) => url.length <= longestUrl && URL.canParse(url), 'webhook_url_is_public'),
    metadata({ description: 'Where the messages are sent.' }),
  ),
  families: pipe(
    list(pipe(text, check(isFamilyKey, 'family_is_known')), maxEntries),
    check((families) => families.length > 0, 'list_is_not_empty'),
    metadata({ description: 'Articles of any of these feeds, such as `topics/science`; `all` is all articles.' }),
  ),
  events: nullish(
    pipe(
      list(picklist(messageTypes, 'event_is_known'), maxEntries),
      check((events) => events.length > 0, 'list_is_not_empty'),
    ),
  ),
  modes: nullish(
    pipe(
      list(picklist(authorshipModes, 'mode_is_known'), maxEntries),
      check((modes) => modes.length > 0, 'list_is_not_empty'),
    ),
  ),
})

export type WebhookBody = InferOutput<typeof webhookBody>

const once = <T>(values: readonly T[]) => [...new Set(values)]

/** Columns of `push_webhooks`. */
export const toColumns = ({ name, url, families, events, modes }: WebhookBody) => ({
  name,
  url: new URL(url).href,
  families: once(families),
  events: events ? once(events).map((type) => type.slice('article.'.length)) : null,
  modes: modes ? once(modes) : null,
})

export const toWebhook = ({ events, ...webhook }: StoredWebhook) => ({
  ...webhook,
  events: events?.map(wireType) ?? null,
})

export const toDelivery = ({ id, event, type, ...delivery }: StoredDelivery) => ({
  id,
  message_id: event === null ? testId(id) : messageId(event),
  type: event === null ? 'webhook.test' : wireType(type),
  ...delivery,
})
