/**
 * The body that makes a webhook, what else can be wrong with it, and what the API shows of webhooks
 * and deliveries.
 */

import { refusalOfAddress } from 'candor-check/public-address.ts'
import { authorshipModes } from 'candor-disclosure/disclosure/modes.ts'
import { type InferOutput, nullish, picklist } from 'valibot'
import { eventTypes } from '../../../../schema/lists.ts'
import { isFamilyKey } from '../../../core/families/families.ts'
import { slugOf } from '../../../core/store/selection.ts'
import type { WriterDatabase } from '../../../core/store/writer-database.ts'
import { fault, refuse } from '../../publish/faults.ts'
import { isOneLineName } from '../../publish/one-line-name.ts'
import { about, someOf, strict, textThat } from '../../publish/strict.ts'
import type { StoredDelivery } from '../store/webhook-deliveries.ts'
import { findUnknownTopics, type StoredWebhook } from '../store/webhooks.ts'
import { messageId, testId } from '../webhook-courier.ts'

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
