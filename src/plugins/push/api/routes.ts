/** The routes of webhooks: made, seen, tried, replayed, resumed and revoked. */

import { inTransaction } from '../../../core/store/writer-database.ts'
import { Refused } from '../../publish/faults.ts'
import { after, limit, text, time, wrong } from '../../publish/parameters.ts'
import { parseBody } from '../../publish/read-body.ts'
import { addressAfter, route, toPage } from '../../publish/route.ts'
import { typeFor } from '../fold-changes.ts'
import { hostOf } from '../host-of.ts'
import { WrongKey } from '../secret-box.ts'
import { insertTest, listDeliveries, replayEvents } from '../store/webhook-deliveries.ts'
import * as rows from '../store/webhooks.ts'
import { makeSecret, maxSecrets, replaceSecret } from '../webhook-secret.ts'
import { refuseFaults, toColumns, toDelivery, toWebhook, webhookBody } from './body.ts'
import { webhookAnswers } from './schemas.ts'
import { changing, findNamed, type Named, pushOf } from './webhook-request.ts'

const thenShow =
  (change: typeof rows.revokeWebhook) =>
  async ({ tx, webhook: { id, name } }: Named) => {
    await change(tx, id)
    return { status: 200, body: toWebhook(await findNamed(tx, name)) }
  }

/** The list of deliveries begins with the last. */
const deliveryFilters = [limit, after] as const

/** A replay takes one of them. */
const replayParameters = [
  {
    name: 'after',
    description: 'The id of the last message that arrived: `webhook-id`, such as `evt_42`.',
    schema: text,
  },
  { name: 'from', description: 'The time of the first event.', schema: time },
] as const

const webhooks = {
  scopes: ['webhooks'],
  nameMeans: 'The name of the webhook, percent-encoded.',
  refuses: ['409'],
} as const
const act = { ...webhooks, headers: ['Idempotency-Key'] } as const

export const webhookRoutes = {
  listWebhooks: route('GET /webhooks', {
    ...webhooks,
    summary: 'Lists all webhooks, also those that are revoked',
    answers: { 200: [webhookAnswers.WebhookList, 'All of them.'] },
    async handle({ db, api }) {
      pushOf(api)
      return { status: 200, body: { webhooks: (await rows.listWebhooks(db)).map(toWebhook) } }
    },
  }),

  createWebhook: route('POST /webhooks', {
    ...webhooks,
    summary: 'Makes a webhook, and shows its secret once',
    body: { name: 'WebhookBody', schema: webhookBody },
    answers: { 201: [webhookAnswers.WebhookWithSecret, 'A new webhook.'] },
    async handle({ db, read, api }) {
      const { box, allowPrivate } = pushOf(api)
      const columns = toColumns(parseBody(webhookBody, (await read()).body))
      await refuseFaults(db, columns, allowPrivate)
      const { name } = columns
      const secret = makeSecret()
      const webhook = await inTransaction(db, async (tx) => {
        const row = { ...columns, host: hostOf(columns.url), secret: await box.seal(secret) }
        if (await rows.insertWebhook(tx, row)) return toWebhook(await findNamed(tx, name))
        throw new Refused(
          409,
          `There is a webhook ${JSON.stringify(name)} already, perhaps a revoked one: choose another name.`,
        )
      })
      const headers = { Location: `${api.base}/webhooks/${encodeURIComponent(name)}` }
      return { status: 201, body: { ...webhook, secret }, headers }
    },
  }),

  getWebhook: route('GET /webhooks/{name}', {
    ...webhooks,
    summary: 'Shows a webhook, and whether its messages arrive',
    answers: { 200: [webhookAnswers.Webhook, 'The webhook.'] },
    async handle({ db, name, api }) {
      pushOf(api)
      return { status: 200, body: toWebhook(await findNamed(db, name)) }
    },
  }),

  revokeWebhook: route('DELETE /webhooks/{name}', {
    ...webhooks,
    summary: 'Ends a webhook: nothing more is sent',
    answers: { 200: [webhookAnswers.Webhook, 'It has ended.'] },
    handle: changing(thenShow(rows.revokeWebhook)),
  }),

  listDeliveries: route('GET /webhooks/{name}/deliveries', {
    ...webhooks,
    summary: 'Lists the messages of 30 days, the last first',
    query: deliveryFilters,
    answers: { 200: [webhookAnswers.DeliveryList, 'A page, and the address of the next.'] },
    async handle({ raw, db, name, query: { limit, after }, api }) {
      pushOf(api)
      const { id } = await findNamed(db, name)
      const { page, next } = toPage(await listDeliveries(db, id, { before: after, limit }), limit)
      return {
        status: 200,
        body: { deliveries: page.map(toDelivery), next: next && addressAfter(raw, api, next.id) },
      }
    },
  }),

  testWebhook: route('POST /webhooks/{name}/test', {
    ...act,
    summary: 'Sends a message of the type `webhook.test`',
    answers: { 202: [webhookAnswers.Delivery, 'Done.'] },
    handle: changing(async ({ tx, webhook }) => {
      const id = await insertTest(tx, webhook.id)
      const [delivery] = await listDeliveries(tx, webhook.id, { before: id + 1, limit: 1 })
      if (!delivery) throw new Error('the delivery was just inserted')
      return { status: 202, body: toDelivery(delivery) }
    }),
  }),

  replayWebhook: route('POST /webhooks/{name}/replay', {
    ...act,
    summary: 'Sends the messages since a message or a time again',
    query: replayParameters,
    answers: { 202: [webhookAnswers.Replayed, 'Done.'] },
    async handle(request) {
      const { after, from } = request.query
      const [, event] = /^(?:evt_)?(\d{1,15})$/.exec(after ?? 'evt_0') ?? []
      if (event === undefined) throw wrong('after', 'the webhook-id of a message, such as evt_42')
      const start =
        after === null ? from !== null && { from } : from === null && { after: Number(event) }
      if (!start)
        throw new Refused(
          400,
          'Say where to begin: after= with the webhook-id of a message, or from= with a time.',
        )
      return changing(async ({ tx, webhook }) => {
        return {
          status: 202,
          body: { replayed: await replayEvents(tx, webhook.id, start, typeFor) },
        }
      })(request)
    },
  }),

  resumeWebhook: route('POST /webhooks/{name}/resumption', {
    ...act,
    summary: 'Sends to a paused webhook again, also what waits',
    answers: { 200: [webhookAnswers.Webhook, 'Done.'] },
    handle: changing(thenShow(rows.resumeWebhook)),
  }),

  /**
   * Former secrets sign for a day beside the new one, unless the key that opens them is lost. No
   * secret is kept for repeated requests.
   */
  replaceWebhookSecret: route('POST /webhooks/{name}/secret', {
    ...webhooks,
    summary:
      'Makes a new secret, and shows it once; former ones sign beside it for 24 hours, at most five at once',
    answers: { 200: [webhookAnswers.WebhookWithSecret, 'Done.'] },
    handle: changing(async ({ tx, webhook, push: { box } }) => {
      const secret = makeSecret()
      await rows.changeSecret(tx, webhook.id, async (sealed) => {
        const held = await box.open(sealed).catch((error: unknown) => {
          if (error instanceof WrongKey) return null
          throw error
        })
        const replaced = held === null ? { held: secret } : replaceSecret(held, secret, new Date())
        if ('from' in replaced)
          throw new Refused(
            409,
            `The webhook ${JSON.stringify(webhook.name)} has ${maxSecrets} secrets that sign, each for 24 hours after it was replaced. Make a new one after ${replaced.from.toISOString()}, or a new webhook.`,
          )
        return box.seal(replaced.held)
      })
      return { status: 200, body: { ...toWebhook(await findNamed(tx, webhook.name)), secret } }
    }),
  }),
}
