/** The routes of webhooks: made, seen, tried, replayed, resumed and revoked. */

import { typeFor } from '../push/fold-changes.ts'
import { hostOf, refusalOfAddress } from '../push/public-address.ts'
import { type SecretBox, WrongKey } from '../push/secret-box.ts'
import { makeSecret, maxSecrets, replaceSecret } from '../push/webhook-secret.ts'
import { slugOf } from '../store/family-columns.ts'
import { inTransaction, type WriterDatabase } from '../writer/database.ts'
import {
  changeSecret,
  findUnknownTopics,
  findWebhook,
  insertTest,
  insertWebhook,
  listDeliveries,
  listWebhooks,
  replayEvents,
  resumeWebhook,
  revokeWebhook,
  type StoredWebhook,
} from '../writer/push-webhooks.ts'
import { isStorable } from '../writer/read-articles.ts'
import type { Answer } from './answer.ts'
import { fault, parseBody, Refused, refuse } from './faults.ts'
import { deliveryFilters, parseParameters, parseReplay } from './filter.ts'
import { toRepeatable } from './idempotency.ts'
import { requireAny } from './operations.ts'
import { toColumns, toListed, toWebhook, webhookBody } from './webhook-body.ts'
import { type Asked, nameOf } from './write-routes.ts'

/** What push gives the API; without it there are no webhooks. */
export type PushOfApi = {
  readonly box: SecretBox
  /** Whether webhooks may be at private addresses. */
  readonly allowPrivate: boolean
}

export type WebhookRouteParts = {
  /** Address of the API, without a slash at its end. */
  readonly base: string
  readonly mostBytes: number
  readonly push: PushOfApi | undefined
}

type Named = { readonly tx: WriterDatabase; readonly webhook: StoredWebhook; readonly push: PushOfApi }

export function createWebhookRoutes({ base, mostBytes, push: own }: WebhookRouteParts) {
  const addressOf = (name: string) => `${base}/webhooks/${encodeURIComponent(name)}`

  /** @throws {Refused} 403 without the scope, 409 if push is off. */
  function require({ caller }: Asked): PushOfApi {
    requireAny(caller, ['webhooks'])
    if (own) return own
    throw new Refused(
      409,
      'Push is off here, so there are no webhooks. Set PUSH to "on" or "hub", and PUSH_KEY: for the service, and for commands on the database itself.',
    )
  }

  async function find(db: WriterDatabase, name: string): Promise<StoredWebhook> {
    const webhook = isStorable(name) ? await findWebhook(db, name) : undefined
    if (!webhook) throw new Refused(404, `No webhook has the name ${JSON.stringify(name)}.`)
    return webhook
  }

  /** Does something with the webhook that the address names, once for each `Idempotency-Key`, unless the answer has a secret. */
  async function change(asked: Asked, work: (named: Named) => Promise<Answer>, isSecret = false): Promise<Answer> {
    const push = require(asked)
    const { c, caller, db } = asked
    const repeatable = c.req.method === 'POST' && !isSecret ? await toRepeatable(c.req.raw, caller, '') : null
    return await inTransaction(db, async (tx) => {
      await repeatable?.begin(tx)
      const webhook = await find(tx, nameOf(c))
      if (webhook.state === 'revoked') {
        throw new Refused(409, `The webhook ${JSON.stringify(webhook.name)} is revoked. Make a new one.`)
      }
      const answer = await work({ tx, webhook, push })
      await repeatable?.end(tx, answer)
      return answer
    })
  }

  const show = async (tx: WriterDatabase, { name }: StoredWebhook): Promise<Answer> => ({
    status: 200,
    body: toWebhook(await find(tx, name)),
  })

  return {
    async createWebhook(asked: Asked): Promise<Answer> {
      const { box, allowPrivate } = require(asked)
      const { db } = asked
      const { body } = await asked.read(mostBytes)
      const columns = toColumns(parseBody(webhookBody, body))
      await refuseFaults(db, columns, allowPrivate)
      const secret = makeSecret()
      const shown = await inTransaction(db, async (tx) => {
        if (!(await insertWebhook(tx, { ...columns, host: hostOf(columns.url), secret: await box.seal(secret) })))
          throw new Refused(
            409,
            `There is a webhook ${JSON.stringify(columns.name)} already, perhaps a revoked one: choose another name.`,
          )
        return toWebhook(await find(tx, columns.name))
      })
      return { status: 201, body: { ...shown, secret }, headers: { Location: addressOf(columns.name) } }
    },

    async listWebhooks(asked: Asked): Promise<Answer> {
      require(asked)
      return { status: 200, body: { webhooks: (await listWebhooks(asked.db)).map(toWebhook) } }
    },

    async getWebhook(asked: Asked): Promise<Answer> {
      require(asked)
      return { status: 200, body: toWebhook(await find(asked.db, nameOf(asked.c))) }
    },

    revokeWebhook: (asked: Asked) =>
      change(asked, async ({ tx, webhook }) => {
        await revokeWebhook(tx, webhook.id)
        return show(tx, webhook)
      }),

    resumeWebhook: (asked: Asked) =>
      change(asked, async ({ tx, webhook }) => {
        await resumeWebhook(tx, webhook.id)
        return show(tx, webhook)
      }),

    /** Former secrets sign for a day beside the new one, unless the key that opens them is lost. */
    replaceWebhookSecret: (asked: Asked) =>
      change(
        asked,
        async ({ tx, webhook, push: { box } }) => {
          const secret = makeSecret()
          await changeSecret(tx, webhook.id, async (sealed) => {
            const held = await box.open(sealed).catch((error: unknown) => {
              if (error instanceof WrongKey) return null
              throw error
            })
            const replaced = held === null ? { held: secret } : replaceSecret(held, secret, new Date())
            if ('from' in replaced) throw tooManySecrets(webhook.name, replaced.from)
            return box.seal(replaced.held)
          })
          const { body } = await show(tx, webhook)
          return { status: 200, body: { ...body, secret } }
        },
        true,
      ),

    testWebhook: (asked: Asked) =>
      change(asked, async ({ tx, webhook }) => {
        const id = await insertTest(tx, webhook.id)
        const [delivery] = await listDeliveries(tx, webhook.id, { before: id + 1, limit: 1 })
        if (!delivery) throw new Error('the delivery was just inserted')
        return { status: 202, body: toListed(delivery) }
      }),

    async listDeliveries(asked: Asked): Promise<Answer> {
      require(asked)
      const { db, c } = asked
      const { limit, after } = parseParameters(new URL(c.req.url).searchParams, deliveryFilters)
      const { id, name } = await find(db, nameOf(c))
      const found = await listDeliveries(db, id, { before: after, limit })
      const deliveries = found.slice(0, limit).map(toListed)
      const last = deliveries.at(-1)
      const next = found.length > limit && last ? `${addressOf(name)}/deliveries?limit=${limit}&after=${last.id}` : null
      return { status: 200, body: { deliveries, next } }
    },

    replayWebhook(asked: Asked): Promise<Answer> {
      const start = parseReplay(new URL(asked.c.req.url).searchParams)
      return change(asked, async ({ tx, webhook }) => {
        const replayed = await replayEvents(tx, webhook.id, start, typeFor)
        return { status: 202, body: { replayed } }
      })
    },
  }
}

const tooManySecrets = (name: string, from: Date) =>
  new Refused(
    409,
    `The webhook ${JSON.stringify(name)} has ${maxSecrets} secrets that sign, each for 24 hours after it was replaced. Make a new one after ${from.toISOString()}, or a new webhook.`,
  )

async function refuseFaults(
  db: WriterDatabase,
  { url, families }: { readonly url: string; readonly families: readonly string[] },
  allowPrivate: boolean,
): Promise<void> {
  const unknown = await findUnknownTopics(
    db,
    families.flatMap((family) => slugOf(family) ?? []),
  )
  const faults = families.flatMap((family, place) =>
    unknown.includes(slugOf(family) ?? '') ? [fault(`/families/${place}`, 'webhook_topic_exists')] : [],
  )
  if (refusalOfAddress(url, allowPrivate) !== null) faults.unshift(fault('/url', 'webhook_url_is_public'))
  if (faults.length > 0) throw refuse(faults)
}
