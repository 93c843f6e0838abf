/** Commands on webhooks of partners. They work over the API, as those on articles do: the service has the key of the secrets. */
import type { Command } from 'commander'
import { authorshipModes } from '../disclosure/modes.ts'
import type { Answers } from '../publish/answers.ts'
import type { BodyOf } from '../publish/route.ts'
import { Failed } from './failed.ts'
import { parseList, parseNames } from './flags.ts'
import { toJson } from './output.ts'
import type { Context } from './run-candor.ts'

type Flags = Readonly<Record<string, string | undefined>>

const secretNote = 'Keep the secret now: it is not shown again.\n'

export function addWebhookCommands(program: Command, { withApi, out, err, isJson }: Context): void {
  const webhook = program.command('webhook').description('webhooks of partners: signed messages about articles')
  const print = (webhook: Answers['Webhook']) => out(isJson() ? toJson(webhook) : `${lineOf(webhook)}\n`)
  const printSecret = (made: Answers['WebhookWithSecret']) => {
    out(isJson() ? toJson(made) : `${made.secret}\n`)
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
      } as BodyOf<'WebhookBody'>
      await withApi(async ({ client }) => printSecret(await client.createWebhook({ body })))
    })

  webhook
    .command('list')
    .description('list webhooks, and whether their messages arrive')
    .action(async () => {
      await withApi(async ({ client }) => {
        const { webhooks } = await client.listWebhooks({})
        out(isJson() ? toJson(webhooks) : webhooks.map((each) => `${lineOf(each)}\n`).join(''))
      })
    })

  webhook
    .command('test <name>')
    .description('send a message of the type webhook.test')
    .action(async (name: string) => {
      await withApi(async ({ client }) => {
        const sent = await client.testWebhook({ name })
        out(isJson() ? toJson(sent) : `${sent.message_id} is on its way: "webhook deliveries" shows what came of it\n`)
      })
    })

  webhook
    .command('deliveries <name>')
    .description('list the messages of the last 30 days, the last first')
    .option('--limit <number>', 'at most so many', '50')
    .action(async (name: string, { limit = '' }: Flags) => {
      await withApi(async ({ client }) => {
        const { deliveries } = await client.listDeliveries({ name, query: { limit: Number(limit) } })
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
      await withApi(async ({ client }) => {
        const done = await client.replayWebhook({ name, query: { after, from } })
        out(isJson() ? toJson(done) : `messages that are sent again: ${done.replayed}\n`)
      })
    })

  webhook
    .command('resume <name>')
    .description('send to a paused webhook again, also what waits')
    .action(async (name: string) => {
      await withApi(async ({ client }) => print(await client.resumeWebhook({ name })))
    })

  webhook
    .command('secret <name>')
    .description('make a new secret, and print it once; former ones sign beside it for 24 hours')
    .action(async (name: string) => {
      await withApi(async ({ client }) => printSecret(await client.replaceWebhookSecret({ name })))
    })

  webhook
    .command('revoke <name>')
    .description('end a webhook: nothing more is sent')
    .action(async (name: string) => {
      await withApi(async ({ client }) => print(await client.revokeWebhook({ name })))
    })
}

const familyExamples = 'all, reviewed, corrections, topics/science, sources/example.org, languages/en, modes/human-only'
const toType = (event: string) => (event.startsWith('article.') ? event : `article.${event}`)
const lineWith = (parts: readonly (string | null | undefined)[]) => parts.filter((part) => part).join('  ')

function lineOf({ name, state, url, families, events, modes, waiting, ...health }: Answers['Webhook']): string {
  const { delivered_at: delivered, failing_since: failing, last_error: error } = health
  return lineWith([
    ...[name, state, url, families.join(','), events?.join(',') ?? 'all events', modes?.join(',') ?? 'all modes'],
    ...[`${waiting} waiting`, delivered ? `delivered ${delivered}` : 'nothing delivered'],
    failing && `failing since ${failing}: ${error ?? 'no answer'}`,
  ])
}

function lineOfDelivery({ created_at, message_id, type, guid, state, attempts, ...last }: Answers['Delivery']): string {
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
