/**
 * The body that makes a webhook, what else can be wrong with it, and what the API shows of webhooks
 * and deliveries.
 */
import { type InferOutput, nullish, picklist } from 'valibot'
import { authorshipModes } from '../../schema/lists.ts'
import { isFamilyKey } from '../families/families.ts'
import { refusalOfAddress } from '../push/public-address.ts'
import { messageId, testId } from '../push/webhook-courier.ts'
import { slugOf } from '../store/family-columns.ts'
import type { WriterDatabase } from '../writer/database.ts'
import { eventTypes } from '../writer/push-events.ts'
import { findUnknownTopics, type StoredWebhook } from '../writer/push-webhooks.ts'
import type { StoredDelivery } from '../writer/webhook-deliveries.ts'
import { fault, refuse } from './faults.ts'
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

const once = <T>(values: readonly T[]) => [...new Set(values)]

/** Columns of `push_webhooks`. */
export const toColumns = ({
  name,
  url,
  families,
  events,
  modes,
}: InferOutput<typeof webhookBody>) => ({
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

/** @throws {Refused} for a private address, or topics that do not exist. */
export async function refuseFaults(
  db: WriterDatabase,
  { url, families }: { readonly url: string; readonly families: readonly string[] },
  allowPrivate: boolean,
): Promise<void> {
  const slugs = families.flatMap((family) => slugOf(family) ?? [])
  const unknown = await findUnknownTopics(db, slugs)
  const faults = families.flatMap((family, position) =>
    unknown.includes(slugOf(family) ?? '')
      ? [fault(`/families/${position}`, 'webhook_topic_exists')]
      : [],
  )
  if (refusalOfAddress(url, allowPrivate) !== null)
    faults.unshift(fault('/url', 'webhook_url_is_public'))
  if (faults.length > 0) throw refuse(faults)
}
