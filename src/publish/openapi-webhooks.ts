/** The routes of webhooks in OpenAPI, and their answers. */
import { authorshipModes } from '../../schema/lists.ts'
import { deliveryFilters, replayParameters } from './filter.ts'
import { idempotencyKey, json, list, ok, pathName, problems, query, ref, text, time, whole } from './openapi-parts.ts'
import { messageTypes } from './webhook-body.ts'

const name = pathName('The name of the webhook, percent-encoded.')
const asked = ['401', '403', '409', '429', '503'] as const

const act = (operationId: string, summary: string, status: '200' | '202', answer: string, isSecret = false) => ({
  parameters: [name],
  post: {
    operationId,
    summary,
    parameters: isSecret ? [] : [idempotencyKey],
    responses: { [status]: ok('Done.', ref(answer), false), ...problems('400', ...asked, '404') },
  },
})

const replay = act('replayWebhook', 'Sends the messages since a message or a time again', '202', 'Replayed')

export const webhookPaths = {
  '/webhooks': {
    get: {
      operationId: 'listWebhooks',
      summary: 'Lists all webhooks, also those that are revoked',
      responses: { '200': ok('All of them.', ref('WebhookList'), false), ...problems(...asked) },
    },
    post: {
      operationId: 'createWebhook',
      summary: 'Makes a webhook, and shows its secret once',
      requestBody: { required: true, ...json(ref('WebhookBody')) },
      responses: {
        '201': ok('A new webhook.', ref('WebhookWithSecret'), false),
        ...problems('400', ...asked, '413', '415', '422'),
      },
    },
  },
  '/webhooks/{name}': {
    parameters: [name],
    get: {
      operationId: 'getWebhook',
      summary: 'Shows a webhook, and whether its messages arrive',
      responses: { '200': ok('The webhook.', ref('Webhook'), false), ...problems(...asked, '404') },
    },
    delete: {
      operationId: 'revokeWebhook',
      summary: 'Ends a webhook: nothing more is sent',
      responses: { '200': ok('It has ended.', ref('Webhook'), false), ...problems('400', ...asked, '404') },
    },
  },
  '/webhooks/{name}/deliveries': {
    parameters: [name],
    get: {
      operationId: 'listDeliveries',
      summary: 'Lists the messages of 30 days, the last first',
      parameters: query(...deliveryFilters),
      responses: {
        '200': ok('A page, and the address of the next.', ref('DeliveryList'), false),
        ...problems('400', ...asked, '404'),
      },
    },
  },
  '/webhooks/{name}/test': act('testWebhook', 'Sends a message of the type `webhook.test`', '202', 'Delivery'),
  '/webhooks/{name}/replay': {
    ...replay,
    post: { ...replay.post, parameters: [...query(...replayParameters), idempotencyKey] },
  },
  '/webhooks/{name}/resumption': act(
    'resumeWebhook',
    'Sends to a paused webhook again, also what waits',
    '200',
    'Webhook',
  ),
  '/webhooks/{name}/secret': act(
    'replaceWebhookSecret',
    'Makes a new secret, and shows it once; former ones sign beside it for 24 hours, at most five at once',
    '200',
    'WebhookWithSecret',
    true,
  ),
}

const number = { type: 'integer' } as const
const outcome = {
  last_status: { type: ['integer', 'null'], description: 'Of HTTP, in the last attempt.' },
  last_error: { type: ['string', 'null'], description: 'Why the last attempt failed.' },
} as const
const nullableList = (values: readonly string[], description: string) =>
  ({ type: ['array', 'null'], items: { ...text, enum: values }, description }) as const
const webhook = {
  id: number,
  name: text,
  url: text,
  families: list(text),
  events: nullableList(messageTypes, 'Messages that are sent; all if null.'),
  modes: nullableList(authorshipModes, 'Modes of disclosure of the articles; all if null.'),
  state: { ...text, enum: ['active', 'paused', 'revoked'] },
  waiting: { ...number, description: 'Messages that have not arrived yet.' },
  created_at: { ...text, format: 'date-time' },
  delivered_at: { ...time, description: 'When a message arrived last.' },
  failing_since: time,
  paused_at: { ...time, description: 'It failed for five days, or answered 410: nothing is sent until it is resumed.' },
  revoked_at: time,
  ...outcome,
} as const
const delivery = {
  id: number,
  message_id: { ...text, description: '`webhook-id` of the message.' },
  type: { ...text, enum: [...messageTypes, 'webhook.test'] },
  guid: { type: ['string', 'null'], description: 'Of the article.' },
  state: { ...text, enum: ['pending', 'done', 'failed'] },
  attempts: number,
  created_at: { ...text, format: 'date-time' },
  next_at: { ...time, description: 'When it is tried next.' },
  done_at: time,
  ...outcome,
} as const

export const webhookAnswers = {
  Webhook: whole(webhook),
  WebhookWithSecret: whole({ ...webhook, secret: { ...text, description: 'Signs the messages. It is shown once.' } }),
  WebhookList: whole({ webhooks: list(whole(webhook)) }),
  Delivery: whole(delivery),
  DeliveryList: whole({ deliveries: list(whole(delivery)), next: { type: ['string', 'null'] } }),
  Replayed: whole({ replayed: { ...number, description: 'Messages that are sent again.' } }),
}
