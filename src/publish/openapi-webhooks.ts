/** The routes of webhooks in OpenAPI, and the messages that they send. */
import { deliveryFilters, replayParameters } from './filter.ts'
import { idempotencyKey, json, ok, problems, query, ref } from './openapi-parts.ts'

const name = {
  name: 'name',
  in: 'path',
  required: true,
  description: 'The name of the webhook, percent-encoded.',
  schema: { type: 'string', minLength: 1 },
}
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
const parametersOf = (all: typeof deliveryFilters | typeof replayParameters) =>
  all.map(({ name: title, description, schema }) => query(title, description, schema))

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
      responses: { '200': ok('It has ended.', ref('Webhook'), false), ...problems(...asked, '404') },
    },
  },
  '/webhooks/{name}/deliveries': {
    parameters: [name],
    get: {
      operationId: 'listDeliveries',
      summary: 'Lists the messages of 30 days, the last first',
      parameters: parametersOf(deliveryFilters),
      responses: {
        '200': ok('A page, and the address of the next.', ref('DeliveryList'), false),
        ...problems('400', ...asked, '404'),
      },
    },
  },
  '/webhooks/{name}/test': act('testWebhook', 'Sends a message of the type `webhook.test`', '202', 'Delivery'),
  '/webhooks/{name}/replay': {
    ...replay,
    post: { ...replay.post, parameters: [...parametersOf(replayParameters), idempotencyKey] },
  },
  '/webhooks/{name}/resumption': act(
    'resumeWebhook',
    'Sends to a paused webhook again, also what waits',
    '200',
    'Webhook',
  ),
  '/webhooks/{name}/secret': act(
    'replaceWebhookSecret',
    'Makes a new secret, and shows it once; the former one signs beside it for 24 hours',
    '200',
    'WebhookWithSecret',
    true,
  ),
}
