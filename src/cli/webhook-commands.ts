/** Commands on webhooks of partners. They work over the API, as those on articles do: the service has the key of the secrets. */

import type { Command } from 'commander'
import { authorshipModes } from '../../schema/lists.ts'
import type { components } from './api-types.ts'
import { dataOf, Failed } from './failed.ts'
import { parseList, parseNames } from './flags.ts'
import { toJson } from './output.ts'
import type { Context } from './run-candor.ts'

type Schemas = components['schemas']
type Webhook = Schemas['Webhook']
type Delivery = Schemas['Delivery']
type Flags = Readonly<Record<string, string | undefined>>

const at = (name: string) => ({ params: { path: { name } } })
const secretNote = 'Keep the secret now: it is not shown again.\n'

export function addWebhookCommands(program: Command, { withApi, out, err, isJson }: Context): void {
  const webhook = program.command('webhook').description('webhooks of partners: signed messages about articles')
  const print = (shown: Webhook) => out(isJson() ? toJson(shown) : `${lineOf(shown)}\n`)
  const printSecret = (shown: Schemas['WebhookWithSecret']) => {
    out(isJson() ? toJson(shown) : `${shown.secret}\n`)
    if (!isJson()) err(secretNote)
  }

  webhook
    .command('create')
    .description('make a webhook, and print its secret once')
    .requiredOption('--name <name>', 'for you, in commands and lists')
    .requiredOption('--url <url>', 'where the messages are sent')
    .requiredOption('--families <keys>', 'articles of these feeds, with commas: all, topics/science, reviewed')
    .option('--events <types>', 'only these, with commas: published, updated, corrected, retracted, deleted')
    .option('--modes <modes>', 'only articles of these modes of disclosure, with commas')
    .action(async ({ name = '', url = '', families = '', events, modes }: Flags) => {
      const { isFamilyKey } = await import('../families/families.ts')
      const { messageTypes } = await import('../publish/webhook-body.ts')
      const { eventTypes } = await import('../writer/push-events.ts')
      const isEvent = (event: string) => messageTypes.includes(toType(event))
      const body = {
        ...{ name, url, families: parseNames('--families', families, isFamilyKey, familyExamples) },
        ...(events !== undefined && {
          events: parseNames('--events', events, isEvent, eventTypes.join(', ')).map(toType),
        }),
        ...(modes !== undefined && { modes: parseList('--modes', modes, authorshipModes) }),
      } as Schemas['WebhookBody']
      await withApi(async ({ client }) => printSecret(dataOf(await client.POST('/webhooks', { body }))))
    })

  webhook
    .command('list')
    .description('list webhooks, and whether their messages arrive')
    .action(async () => {
      await withApi(async ({ client }) => {
        const { webhooks } = dataOf(await client.GET('/webhooks'))
        out(isJson() ? toJson(webhooks) : webhooks.map((each) => `${lineOf(each)}\n`).join(''))
      })
    })

  webhook
    .command('test <name>')
    .description('send a message of the type webhook.test')
    .action(async (name: string) => {
      await withApi(async ({ client }) => {
        const sent = dataOf(await client.POST('/webhooks/{name}/test', at(name)))
        out(isJson() ? toJson(sent) : `${sent.message_id} is on its way: "webhook deliveries" shows what came of it\n`)
      })
    })

  webhook
    .command('deliveries <name>')
    .description('list the messages of the last 30 days, the last first')
    .option('--limit <number>', 'at most so many', '50')
    .action(async (name: string, { limit = '' }: Flags) => {
      await withApi(async ({ client }) => {
        const params = { path: { name }, query: { limit: Number(limit) } }
        const { deliveries } = dataOf(await client.GET('/webhooks/{name}/deliveries', { params }))
        out(isJson() ? toJson(deliveries) : deliveries.map((each) => `${lineOfDelivery(each)}\n`).join(''))
      })
    })

  webhook
    .command('replay <name>')
    .description('send the messages since a message or a time again')
    .option('--after <id>', 'the webhook-id of the last message that arrived, such as evt_42')
    .option('--from <time>', 'such as 2026-11-26T08:00:00Z')
    .action(async (name: string, { after, from }: Flags) => {
      if ((after === undefined) === (from === undefined)) throw new Failed('wrong', 'Use --after or --from.')
      const query = { ...(after !== undefined && { after }), ...(from !== undefined && { from }) }
      await withApi(async ({ client }) => {
        const done = dataOf(await client.POST('/webhooks/{name}/replay', { params: { path: { name }, query } }))
        out(isJson() ? toJson(done) : `messages that are sent again: ${done.replayed}\n`)
      })
    })

  webhook
    .command('resume <name>')
    .description('send to a paused webhook again, also what waits')
    .action(async (name: string) => {
      await withApi(async ({ client }) => print(dataOf(await client.POST('/webhooks/{name}/resumption', at(name)))))
    })

  webhook
    .command('secret <name>')
    .description('make a new secret, and print it once; former ones sign beside it for 24 hours')
    .action(async (name: string) => {
      await withApi(async ({ client }) => printSecret(dataOf(await client.POST('/webhooks/{name}/secret', at(name)))))
    })

  webhook
    .command('revoke <name>')
    .description('end a webhook: nothing more is sent')
    .action(async (name: string) => {
      await withApi(async ({ client }) => print(dataOf(await client.DELETE('/webhooks/{name}', at(name)))))
    })
}

const familyExamples = 'all, reviewed, corrections, topics/science, sources/example.org, languages/en, modes/human-only'
const toType = (event: string) => (event.startsWith('article.') ? event : `article.${event}`)
const lineWith = (parts: readonly (string | null | undefined)[]) => parts.filter((part) => part).join('  ')

function lineOf({ name, state, url, families, events, modes, waiting, ...health }: Webhook): string {
  const { delivered_at: delivered, failing_since: failing, last_error: error } = health
  return lineWith([
    ...[name, state, url, families.join(','), events?.join(',') ?? 'all events', modes?.join(',') ?? 'all modes'],
    ...[`${waiting} waiting`, delivered ? `delivered ${delivered}` : 'nothing delivered'],
    failing && `failing since ${failing}: ${error ?? 'no answer'}`,
  ])
}

function lineOfDelivery({ created_at, message_id, type, guid, state, attempts, ...last }: Delivery): string {
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
