/**
 * Commands on webhooks of partners. They work over the API, as those on articles do: the service
 * has the key of the secrets.
 */

import type { Command } from 'commander'
import { linesOf, lineWith, toList, wrong } from '../../core/tools/output.ts'
import { type Context, commandsOf } from '../../core/tools/tools.ts'
import { withClient } from '../publish/commands/api.ts'
import type { ClientOf } from '../publish/commands/api-client.ts'
import type { webhookRoutes } from './api/routes.ts'
import type { WebhookAnswers } from './api/schemas.ts'

type WebhookClient = ClientOf<typeof webhookRoutes>
type WebhookFlags = Readonly<Record<string, string | undefined>>

export function addWebhookCommands(program: Command, context: Context): void {
  const { print, once } = context
  const group = program
    .command('webhook')
    .description('webhooks of partners: signed messages about articles')
  const withWebhooks = <T>(work: (client: WebhookClient) => Promise<T>) =>
    withClient(context)(async (client) =>
      work(client.for((await import('./api/routes.ts')).webhookRoutes)),
    )
  const add = commandsOf(group, withWebhooks, print)

  add(
    'create',
    'make a webhook, and print its secret once',
    (client, flags: WebhookFlags) => client.createWebhook({ body: toNewWebhook(flags) }),
    once,
  )
    .requiredOption('--name <name>', 'for you, in commands and lists')
    .requiredOption('--url <url>', 'where the messages are sent')
    .requiredOption(
      '--families <keys>',
      'articles of these feeds, with commas: all, topics/science, reviewed',
    )
    .option(
      '--events <types>',
      'only these, with commas: published, updated, corrected, retracted, deleted',
    )
    .option('--modes <modes>', 'only articles of these modes of disclosure, with commas')
  add(
    'list',
    'list webhooks, and whether their messages arrive',
    async (client) => (await client.listWebhooks({})).webhooks,
    linesOf(lineOf),
  )
  add(
    'test <name>',
    'send a message of the type webhook.test',
    (client, name: string) => client.testWebhook({ name }),
    (sent) => `${sent.message_id} is on its way: "webhook deliveries" shows what came of it\n`,
  )
  add(
    'deliveries <name>',
    'list the messages of the last 30 days, the last first',
    async (client, name: string, { limit }: WebhookFlags) =>
      (await client.listDeliveries({ name, query: { limit: Number(limit) } })).deliveries,
    linesOf(lineOfDelivery),
  ).option('--limit <number>', 'at most so many', '50')
  add(
    'replay <name>',
    'send the messages since a message or a time again',
    (client, name: string, { after, from }: WebhookFlags) => {
      if ((after === undefined) === (from === undefined)) throw wrong('Use --after or --from.')
      return client.replayWebhook({ name, query: { after, from } })
    },
    ({ replayed }) => `messages that are sent again: ${replayed}\n`,
  )
    .option('--after <id>', 'the webhook-id of the last message that arrived, such as evt_42')
    .option('--from <time>', 'such as 2026-11-26T08:00:00Z')
  add(
    'resume <name>',
    'send to a paused webhook again, also what waits',
    (client, name: string) => client.resumeWebhook({ name }),
    lineOf,
  )
  add(
    'secret <name>',
    'make a new secret, and print it once; former ones sign beside it for 24 hours',
    (client, name: string) => client.replaceWebhookSecret({ name }),
    once,
  )
  add(
    'revoke <name>',
    'end a webhook: nothing more is sent',
    (client, name: string) => client.revokeWebhook({ name }),
    lineOf,
  )
}

/** The API says which feeds, events and modes there are. */
function toNewWebhook({ name = '', url = '', families = '', events, modes }: WebhookFlags) {
  const types =
    events &&
    toList(events).map((event) => (event.startsWith('article.') ? event : `article.${event}`))
  return {
    ...{ name, url, families: toList(families) },
    ...(types && { events: types }),
    ...(modes && { modes: toList(modes) }),
  } as Parameters<WebhookClient['createWebhook']>[0]['body']
}

function lineOf({
  name,
  state,
  url,
  families,
  events,
  modes,
  waiting,
  ...health
}: WebhookAnswers['Webhook']): string {
  const { delivered_at: delivered, failing_since: failing, last_error: error } = health
  return lineWith([
    name,
    state,
    url,
    families.join(','),
    events?.join(',') ?? 'all events',
    modes?.join(',') ?? 'all modes',
    ...[`${waiting} waiting`, delivered ? `delivered ${delivered}` : 'nothing delivered'],
    failing && `failing since ${failing}: ${error ?? 'no answer'}`,
  ])
}

function lineOfDelivery({
  created_at,
  message_id,
  type,
  guid,
  state,
  attempts,
  ...last
}: WebhookAnswers['Delivery']): string {
  const { last_status: status, last_error: error, next_at: next } = last
  const tries = `${attempts} ${attempts === 1 ? 'attempt' : 'attempts'}`
  return lineWith([
    created_at,
    message_id,
    type,
    guid,
    state,
    tries,
    error ?? status?.toString(),
    next && `next ${next}`,
  ])
}
