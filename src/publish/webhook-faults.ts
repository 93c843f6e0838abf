/** What refuses a webhook besides the form of its body. */
import { refusalOfAddress } from '../push/public-address.ts'
import { maxSecrets } from '../push/webhook-secret.ts'
import { slugOf } from '../store/family-columns.ts'
import type { WriterDatabase } from '../writer/database.ts'
import { findUnknownTopics } from '../writer/push-webhooks.ts'
import { fault, Refused, refuse } from './faults.ts'

export const tooManySecrets = (name: string, from: Date) =>
  new Refused(
    409,
    `The webhook ${JSON.stringify(name)} has ${maxSecrets} secrets that sign, each for 24 hours after it was replaced. Make a new one after ${from.toISOString()}, or a new webhook.`,
  )

/** @throws {Refused} for a private address, or topics that do not exist. */
export async function refuseFaults(
  db: WriterDatabase,
  { url, families }: { readonly url: string; readonly families: readonly string[] },
  allowPrivate: boolean,
): Promise<void> {
  const slugs = families.flatMap((family) => slugOf(family) ?? [])
  const unknown = await findUnknownTopics(db, slugs)
  const faults = families.flatMap((family, position) =>
    unknown.includes(slugOf(family) ?? '') ? [fault(`/families/${position}`, 'webhook_topic_exists')] : [],
  )
  if (refusalOfAddress(url, allowPrivate) !== null) faults.unshift(fault('/url', 'webhook_url_is_public'))
  if (faults.length > 0) throw refuse(faults)
}
