/** Commands on partners with tokens. They work over the API. */

import { counted } from 'candor-disclosure/text/counted.ts'
import { type Command, Option } from 'commander'
import { linesOf, lineWith, parseCount, parseNames } from '../../core/tools/output.ts'
import { type Context, commandsOf } from '../../core/tools/tools.ts'
import { withClient } from '../publish/commands/api.ts'
import type { ClientOf } from '../publish/commands/api-client.ts'
import { parseEnd } from '../publish/commands/time-flags.ts'
import type { partnerRoutes } from './api/routes.ts'
import type { PartnerRouteAnswers } from './api/schemas.ts'

type PartnerClient = ClientOf<typeof partnerRoutes>
type PartnerFlags = {
  readonly content: 'full' | 'summary'
  readonly families?: string
  readonly perHour?: string
  readonly until?: string
}

export function addPartnerCommands(program: Command, context: Context): void {
  const { print, once } = context
  const group = program.command('partner').description('partners, and their tokens')
  const withPartners = <T>(work: (client: PartnerClient) => Promise<T>) =>
    withClient(context)(async (client) =>
      work(client.for((await import('./api/routes.ts')).partnerRoutes)),
    )
  const add = commandsOf(group, withPartners, print)

  add(
    'create <name>',
    'make a partner that may read feeds, and print its token once',
    async (client, name: string, flags: PartnerFlags) =>
      client.createPartner({ body: await toNewPartner(name, flags) }),
    once,
  )
    .option(
      '--families <names>',
      'only these feeds, with commas: topics/science, topics, reviewed, partners/msn',
    )
    .addOption(
      new Option('--content <content>', 'whole texts, or summaries only')
        .choices(['full', 'summary'])
        .default('full'),
    )
    .option('--per-hour <number>', 'at most so many requests in an hour')
    .option(
      '--until <date>',
      'when the token ends: 2030-01-01, at the beginning of that day (UTC), or a time',
    )
  add(
    'list',
    'list partners with tokens, and what they asked for in the last 30 days',
    async (client) => (await client.listPartners({})).partners,
    linesOf(lineOf),
  )
  add(
    'rotate <name>',
    'make a new token, and print it once; the former one ends within FRESH_MS',
    (client, name: string) => client.replacePartnerToken({ name }),
    once,
  )
  add(
    'revoke <name>',
    'end the token of a partner: within FRESH_MS it is refused',
    (client, name: string) => client.revokePartner({ name }),
    lineOf,
  )
}

async function toNewPartner(name: string, { content, families, perHour, until }: PartnerFlags) {
  const { feedNameExamples, isFeedName } = await import('../../core/request/feed-names.ts')
  const { maxPerHour } = await import('./api/body.ts')
  return {
    ...{ name, content },
    ...(families !== undefined && {
      families: [...parseNames('--families', families, isFeedName, feedNameExamples)],
    }),
    ...(perHour !== undefined && { per_hour: parseCount('--per-hour', perHour, maxPerHour) }),
    ...(until !== undefined && { ends_at: parseEnd('--until', until) }),
  }
}

function lineOf(partner: PartnerRouteAnswers['Partner']): string {
  const {
    name,
    state,
    families,
    content,
    per_hour,
    ends_at,
    requests,
    not_modified,
    errors,
    bytes,
    last_seen_at,
  } = partner
  return lineWith([
    ...[name, state, families?.join(',') ?? 'all feeds', content],
    per_hour === null ? null : `${per_hour} an hour`,
    state === 'active' && ends_at ? `until ${ends_at}` : null,
    `${counted(requests, 'request')}, ${not_modified} of them 304, ${counted(errors, 'error')}, ${counted(bytes, 'byte')}`,
    last_seen_at ? `last seen ${last_seen_at}` : 'never seen',
  ])
}
