/** Requests about webhooks: the webhook that an address names, and changes of it. */
import { point } from '../../../core/plugin.ts'
import { inTransaction, type WriterDatabase } from '../../../core/store/writer-database.ts'
import type { Answer } from '../../publish/answer.ts'
import { Refused } from '../../publish/faults.ts'
import type { ApiParts, ApiRequest } from '../../publish/route.ts'
import { isStorable } from '../../publish/store/read-articles.ts'
import type { SecretBox } from '../secret-box.ts'
import { findWebhook, type StoredWebhook } from '../store/webhooks.ts'

export type PushOfApi = {
  readonly box: SecretBox
  /** Webhooks may be at private addresses. */
  readonly allowPrivate: boolean
}

/** Added while push is on: without it there are no webhooks. */
export const pushOfApi = point<PushOfApi>('push of the API')

export type Named = {
  readonly tx: WriterDatabase
  readonly webhook: StoredWebhook
  readonly push: PushOfApi
}

/** @throws {Refused} 409 if push is off. */
export function pushOf({ added }: ApiParts): PushOfApi {
  const [push] = added(pushOfApi)
  if (push) return push
  throw new Refused(
    409,
    'Push is off here, so there are no webhooks. Set PUSH to "on" or "hub", and PUSH_KEY: for the service, and for commands on the database itself.',
  )
}

export async function findNamed(db: WriterDatabase, name: string): Promise<StoredWebhook> {
  const webhook = isStorable(name) ? await findWebhook(db, name) : undefined
  if (!webhook) throw new Refused(404, `No webhook has the name ${JSON.stringify(name)}.`)
  return webhook
}

/** Does something with the webhook that the address names, once for each `Idempotency-Key`. */
export const changing =
  <Answered extends object>(work: (named: Named) => Promise<Answer<Answered>>) =>
  async ({ db, name, repeatable, api }: Omit<ApiRequest, 'query'>): Promise<Answer<Answered>> => {
    const push = pushOf(api)
    const { begin, end } = await repeatable('')
    return inTransaction(db, async (tx) => {
      await begin(tx)
      const webhook = await findNamed(tx, name)
      if (webhook.state === 'revoked') {
        throw new Refused(
          409,
          `The webhook ${JSON.stringify(webhook.name)} is revoked. Make a new one.`,
        )
      }
      const answer = await work({ tx, webhook, push })
      await end(tx, answer)
      return answer
    })
  }
