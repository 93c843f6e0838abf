/** Commands on partners with tokens. They work over the API. */
import { type Command, Option } from 'commander'
import type { Answers } from '../publish/answers.ts'
import { parseCount, parseEnd, parseNames } from './flags.ts'
import { counted, toJson } from './output.ts'
import type { Context } from './run-candor.ts'

type Flags = {
  readonly content: 'full' | 'summary'
  readonly families?: string
  readonly perHour?: string
  readonly until?: string
}

export function addPartnerTokenCommands(partner: Command, { withApi, out, err, isJson }: Context): void {
  const printToken = (made: Answers['PartnerWithToken']) => {
    out(isJson() ? toJson(made) : `${made.token}\n`)
    if (!isJson()) err('Keep the token now: only its digest is stored.\n')
  }

  partner
    .command('create <name>')
    .description('make a partner that may read feeds, and print its token once')
    .option('--families <names>', 'only these feeds, with commas: topics/science, topics, reviewed, partners/msn')
    .addOption(
      new Option('--content <content>', 'whole texts, or summaries only').choices(['full', 'summary']).default('full'),
    )
    .option('--per-hour <number>', 'at most so many requests in an hour')
    .option('--until <date>', 'when the token ends: 2030-01-01, at the beginning of that day (UTC), or a time')
    .action(async (name: string, { content, families, perHour, until }: Flags) => {
      const { feedNameExamples, isFeedName } = await import('../request/feed-names.ts')
      const { mostPerHour } = await import('../publish/partner-body.ts')
      const body = {
        ...{ name, content },
        ...(families !== undefined && {
          families: [...parseNames('--families', families, isFeedName, feedNameExamples)],
        }),
        ...(perHour !== undefined && { per_hour: parseCount('--per-hour', perHour, mostPerHour) }),
        ...(until !== undefined && { ends_at: parseEnd('--until', until) }),
      }
      await withApi(async ({ client }) => printToken(await client.createPartner({ body })))
    })

  partner
    .command('list')
    .description('list partners with tokens, and what they asked for in the last 30 days')
    .action(async () => {
      await withApi(async ({ client }) => {
        const { partners } = await client.listPartners({})
        out(isJson() ? toJson(partners) : partners.map((each) => `${lineOf(each)}\n`).join(''))
      })
    })

  partner
    .command('rotate <name>')
    .description('make a new token, and print it once; the former one ends within FRESH_MS')
    .action(async (name: string) => {
      await withApi(async ({ client }) => printToken(await client.replacePartnerToken({ name })))
    })

  partner
    .command('revoke <name>')
    .description('end the token of a partner: within FRESH_MS it is refused')
    .action(async (name: string) => {
      await withApi(async ({ client }) => {
        const revoked = await client.revokePartner({ name })
        out(isJson() ? toJson(revoked) : `${lineOf(revoked)}\n`)
      })
    })
}

function lineOf(partner: Answers['Partner']): string {
  const { name, state, families, content, per_hour, ends_at, requests, not_modified, errors, bytes, last_seen_at } =
    partner
  return [
    ...[name, state, families?.join(',') ?? 'all feeds', content],
    per_hour === null ? '' : `${per_hour} an hour`,
    state === 'active' && ends_at ? `until ${ends_at}` : '',
    `${counted(requests, 'request')}, ${not_modified} of them 304, ${counted(errors, 'error')}, ${counted(bytes, 'byte')}`,
    last_seen_at ? `last seen ${last_seen_at}` : 'never seen',
  ]
    .filter((part) => part !== '')
    .join('  ')
}
