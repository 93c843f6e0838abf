/** The routes of webhooks: made, seen, tried, replayed, resumed and revoked. */
import { typeFor } from '../push/fold-changes.ts'
import { hostOf, refusalOfAddress } from '../push/public-address.ts'
import { WrongKey } from '../push/secret-box.ts'
import { makeSecret, mostSecrets, replaceSecret } from '../push/webhook-secret.ts'
import { slugOf } from '../store/family-columns.ts'
import { inTransaction, type WriterDatabase } from '../writer/database.ts'
import * as stored from '../writer/push-webhooks.ts'
import { isStorable } from '../writer/read-articles.ts'
import type { Answer } from './answer.ts'
import { fault, parseBody, Refused, refuse } from './faults.ts'
import type { Parameter } from './parameters.ts'
import { deliveryFilters, replayParameters } from './parameters.ts'
import { addressAfter, toPage } from './read-routes.ts'
import { type ApiParts, type ApiRequest, type PushOfApi, route } from './route.ts'
import { toColumns, toDelivery, toWebhook, webhookBody } from './webhook-body.ts'

type Webhook = stored.StoredWebhook
type Named = { readonly tx: WriterDatabase; readonly webhook: Webhook; readonly push: PushOfApi }

/** @throws {Refused} 409 if push is off. */
function pushOf({ push }: ApiParts): PushOfApi {
  if (push) return push
  throw new Refused(
    409,
    'Push is off here, so there are no webhooks. Set PUSH to "on" or "hub", and PUSH_KEY: for the service, and for commands on the database itself.',
  )
}

async function find(db: WriterDatabase, name: string): Promise<Webhook> {
  const webhook = isStorable(name) ? await stored.findWebhook(db, name) : undefined
  if (!webhook) throw new Refused(404, `No webhook has the name ${JSON.stringify(name)}.`)
  return webhook
}

/** Does something with the webhook that the address names, once for each `Idempotency-Key`. */
async function change<Query extends readonly Parameter[], Answered extends object>(
  { db, name, repeatable, api }: ApiRequest<Query>,
  work: (named: Named) => Promise<Answer<Answered>>,
): Promise<Answer<Answered>> {
  const push = pushOf(api)
  const { begin, end } = await repeatable('')
  return inTransaction(db, async (tx) => {
    await begin(tx)
    const webhook = await find(tx, name)
    if (webhook.state === 'revoked') {
      throw new Refused(409, `The webhook ${JSON.stringify(webhook.name)} is revoked. Make a new one.`)
    }
    const answer = await work({ tx, webhook, push })
    await end(tx, answer)
    return answer
  })
}

/** The webhook after a change. */
const changed = async (tx: WriterDatabase, { name }: Webhook) => ({
  status: 200,
  body: toWebhook(await find(tx, name)),
})

const scopes = ['webhooks'] as const
const onWebhook = { path: '/webhooks/{name}', scopes, answer: 'Webhook' } as const
const act = {
  method: 'POST',
  scopes,
  headers: ['Idempotency-Key'],
  ok: { 202: 'Done.' },
  refuses: ['400', '404', '409'],
} as const

const listWebhooks = route({
  method: 'GET',
  path: '/webhooks',
  summary: 'Lists all webhooks, also those that are revoked',
  scopes,
  answer: 'WebhookList',
  ok: { 200: 'All of them.' },
  refuses: ['409'],
  async handle({ db, api }) {
    pushOf(api)
    return { status: 200, body: { webhooks: (await stored.listWebhooks(db)).map(toWebhook) } }
  },
})

const createWebhook = route({
  method: 'POST',
  path: '/webhooks',
  summary: 'Makes a webhook, and shows its secret once',
  scopes,
  body: 'WebhookBody',
  answer: 'WebhookWithSecret',
  ok: { 201: 'A new webhook.' },
  refuses: ['400', '409', '413', '415', '422'],
  async handle({ db, read, api }) {
    const { box, allowPrivate } = pushOf(api)
    const columns = toColumns(parseBody(webhookBody, (await read()).body))
    await refuseFaults(db, columns, allowPrivate)
    const { name } = columns
    const secret = makeSecret()
    const webhook = await inTransaction(db, async (tx) => {
      const row = { ...columns, host: hostOf(columns.url), secret: await box.seal(secret) }
      if (!(await stored.insertWebhook(tx, row)))
        throw new Refused(
          409,
          `There is a webhook ${JSON.stringify(name)} already, perhaps a revoked one: choose another name.`,
        )
      return toWebhook(await find(tx, name))
    })
    const headers = { Location: `${api.base}/webhooks/${encodeURIComponent(name)}` }
    return { status: 201, body: { ...webhook, secret }, headers }
  },
})

const getWebhook = route({
  ...onWebhook,
  method: 'GET',
  summary: 'Shows a webhook, and whether its messages arrive',
  ok: { 200: 'The webhook.' },
  refuses: ['404', '409'],
  async handle({ db, name, api }) {
    pushOf(api)
    return { status: 200, body: toWebhook(await find(db, name)) }
  },
})

const revokeWebhook = route({
  ...onWebhook,
  method: 'DELETE',
  summary: 'Ends a webhook: nothing more is sent',
  ok: { 200: 'It has ended.' },
  refuses: ['400', '404', '409'],
  handle: (request) =>
    change(request, async ({ tx, webhook }) => {
      await stored.revokeWebhook(tx, webhook.id)
      return changed(tx, webhook)
    }),
})

const listDeliveries = route({
  method: 'GET',
  path: '/webhooks/{name}/deliveries',
  summary: 'Lists the messages of 30 days, the last first',
  scopes,
  query: deliveryFilters,
  answer: 'DeliveryList',
  ok: { 200: 'A page, and the address of the next.' },
  refuses: ['400', '404', '409'],
  async handle({ raw, db, name, query: { limit, after }, api }) {
    pushOf(api)
    const { id } = await find(db, name)
    const { page, next } = toPage(await stored.listDeliveries(db, id, { before: after, limit }), limit)
    const body = { deliveries: page.map(toDelivery), next: next && addressAfter(raw, api.base, next.id) }
    return { status: 200, body }
  },
})

const testWebhook = route({
  ...act,
  path: '/webhooks/{name}/test',
  summary: 'Sends a message of the type `webhook.test`',
  answer: 'Delivery',
  handle: (request) =>
    change(request, async ({ tx, webhook }) => {
      const id = await stored.insertTest(tx, webhook.id)
      const [delivery] = await stored.listDeliveries(tx, webhook.id, { before: id + 1, limit: 1 })
      if (!delivery) throw new Error('the delivery was just inserted')
      return { status: 202, body: toDelivery(delivery) }
    }),
})

const replayWebhook = route({
  ...act,
  path: '/webhooks/{name}/replay',
  summary: 'Sends the messages since a message or a time again',
  query: replayParameters,
  answer: 'Replayed',
  async handle(request) {
    const { after, from } = request.query
    const start = after === null ? from !== null && { from } : from === null && { after }
    if (!start)
      throw new Refused(400, 'Say where to begin: after= with the webhook-id of a message, or from= with a time.')
    return change(request, async ({ tx, webhook }) => {
      return { status: 202, body: { replayed: await stored.replayEvents(tx, webhook.id, start, typeFor) } }
    })
  },
})

const resumeWebhook = route({
  ...act,
  path: '/webhooks/{name}/resumption',
  summary: 'Sends to a paused webhook again, also what waits',
  answer: 'Webhook',
  ok: { 200: 'Done.' },
  handle: (request) =>
    change(request, async ({ tx, webhook }) => {
      await stored.resumeWebhook(tx, webhook.id)
      return changed(tx, webhook)
    }),
})

/** Former secrets sign for a day beside the new one, unless the key that opens them is lost. A secret is not kept for repeated requests. */
const replaceWebhookSecret = route({
  ...act,
  path: '/webhooks/{name}/secret',
  summary: 'Makes a new secret, and shows it once; former ones sign beside it for 24 hours, at most five at once',
  headers: [],
  answer: 'WebhookWithSecret',
  ok: { 200: 'Done.' },
  handle: (request) =>
    change(request, async ({ tx, webhook, push: { box } }) => {
      const secret = makeSecret()
      await stored.changeSecret(tx, webhook.id, async (sealed) => {
        const held = await box.open(sealed).catch((error: unknown) => {
          if (error instanceof WrongKey) return null
          throw error
        })
        const replaced = held === null ? { held: secret } : replaceSecret(held, secret, new Date())
        if ('from' in replaced) throw tooManySecrets(webhook.name, replaced.from)
        return box.seal(replaced.held)
      })
      return { status: 200, body: { ...toWebhook(await find(tx, webhook.name)), secret } }
    }),
})

export const webhookRoutes = {
  ...{ listWebhooks, createWebhook, getWebhook, revokeWebhook, listDeliveries },
  ...{ testWebhook, replayWebhook, resumeWebhook, replaceWebhookSecret },
}

const tooManySecrets = (name: string, from: Date) =>
  new Refused(
    409,
    `The webhook ${JSON.stringify(name)} has ${mostSecrets} secrets that sign, each for 24 hours after it was replaced. Make a new one after ${from.toISOString()}, or a new webhook.`,
  )

async function refuseFaults(
  db: WriterDatabase,
  { url, families }: { readonly url: string; readonly families: readonly string[] },
  allowPrivate: boolean,
): Promise<void> {
  const slugs = families.flatMap((family) => slugOf(family) ?? [])
  const unknown = await stored.findUnknownTopics(db, slugs)
  const faults = families.flatMap((family, position) =>
    unknown.includes(slugOf(family) ?? '') ? [fault(`/families/${position}`, 'webhook_topic_exists')] : [],
  )
  if (refusalOfAddress(url, allowPrivate) !== null) faults.unshift(fault('/url', 'webhook_url_is_public'))
  if (faults.length > 0) throw refuse(faults)
}
