/** The body that makes a webhook, and what the API shows of webhooks and deliveries. */
import { type InferOutput, nullish, picklist } from 'valibot'
import { authorshipModes } from '../../schema/lists.ts'
import { isFamilyKey } from '../families/families.ts'
import { messageId, testId } from '../push/webhook-courier.ts'
import { eventTypes } from '../writer/push-events.ts'
import type { StoredDelivery, StoredWebhook } from '../writer/push-webhooks.ts'
import { isOneLineName } from './one-line-name.ts'
import { about, someOf, strict, textThat } from './strict.ts'

const longestUrl = 2000

/** Types of messages by types of events. */
const wireType = (type: string) => `article.${type}`
export const messageTypes = eventTypes.map(wireType)

const isUrl = (url: string) => url.length <= longestUrl && URL.canParse(url)

export const webhookBody = strict({
  name: about('For you, in addresses and lists.', textThat(isOneLineName, 'name_is_one_line')),
  url: about('Where the messages are sent.', textThat(isUrl, 'webhook_url_is_public')),
  families: about(
    'Articles of any of these feeds, such as `topics/science`; `all` is all articles.',
    someOf(textThat(isFamilyKey, 'family_is_known')),
  ),
  events: nullish(someOf(picklist(messageTypes, 'event_is_known'))),
  modes: nullish(someOf(picklist(authorshipModes, 'mode_is_known'))),
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
