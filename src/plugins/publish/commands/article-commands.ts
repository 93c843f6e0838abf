/** Commands on articles: publish, get, why, list, correct, retract, withhold, delete. */
import { readFile } from 'node:fs/promises'
import type { Command } from 'commander'
import { scriptJson } from '../../../core/text/xml.ts'
import {
  lineOf,
  lineOfWritten,
  linesOf,
  positionOf,
  toJson,
  wrong,
} from '../../../core/tools/output.ts'
import { type Context, commandsOf } from '../../../core/tools/tools.ts'
import type { Answers } from '../answers.ts'
import type { ArticleBody } from '../article-body.ts'
import type { articleRoutes } from '../routes.ts'
import { withClient } from './api.ts'
import type { ClientOf } from './api-client.ts'

export type ArticleClient = ClientOf<typeof articleRoutes>
type WithArticles = <T>(work: (client: ArticleClient) => Promise<T>) => Promise<T>

type TextFlag =
  | 'id'
  | 'text'
  | 'url'
  | 'reason'
  | 'status'
  | 'mode'
  | 'topic'
  | 'changedSince'
  | 'since'
  | 'limit'
type ArticleFlags = { readonly [Name in TextFlag]?: string } & {
  readonly [Name in 'dryRun' | 'unretract' | 'csv' | 'jsonLd']?: true
}

/** The article that a command names, and whether it only tries. */
const on = (name: string, { dryRun }: Pick<ArticleFlags, 'dryRun'>) => ({
  name,
  query: dryRun === true ? { dry_run: '1' as const } : {},
})

export function addArticleCommands(program: Command, context: Context): void {
  const { print, readInput } = context
  const within: WithArticles = (work) =>
    withClient(context)(async (client) =>
      work(client.for((await import('../routes.ts')).articleRoutes)),
    )
  const add = commandsOf(program, within, print)
  const dry = ['--dry-run', 'tell what would be done, and do nothing'] as const

  program
    .command('publish <file>')
    .description(
      'write articles: JSON, JSON Lines, or Markdown with front matter; - is standard input',
    )
    .option('--id <id>', 'the external id of the article')
    .option('--unretract', 'publish again what was retracted or withheld')
    .option(...dry)
    .action(async (file: string, flags: ArticleFlags) => {
      const { readArticles } = await import('./read-articles.ts')
      const text = toText(file, await (file === '-' ? readInput() : readFile(file)))
      const articles = readArticles(file, text, flags.id, {
        ...(flags.unretract && { unretract: true }),
      })
      await within(async (client) => {
        const [only] = articles
        if (!only || articles.length > 1) {
          const { publishMany } = await import('./publish-many.ts')
          return publishMany(client, articles, flags.dryRun === true, context)
        }
        const written = await client.putArticle({
          ...on(only.id, flags),
          body: only.body as ArticleBody,
        })
        print(written, lineOfWritten(written))
      })
    })
  const get = (client: ArticleClient, name: string, { jsonLd }: ArticleFlags): Promise<object> =>
    jsonLd ? client.getArticleJsonLd({ name }) : client.getArticle({ name })
  const ofArticle = (article: object) =>
    '@context' in article ? `${scriptJson(article, 2)}\n` : toJson(article)
  add(
    'get <name>',
    'print an article; a name is its external id, guid or id',
    get,
    ofArticle,
  ).option('--json-ld', 'as a NewsArticle of schema.org, for a <script> in its page')
  program
    .command('why <name>')
    .description('say whether feeds show an article, and why')
    .action((name: string) =>
      within(async (client) => {
        const article = await client.getArticle({ name })
        const { shown, reason, feeds } = article
        print(
          { shown, reason, feeds },
          `${lineOf(article)}${reason}\n${feeds.map(({ rss }) => `  ${rss}\n`).join('')}`,
        )
      }),
    )
  add('list', 'list articles, the last written first', listArticles, linesOf(lineOf))
    .option('--status <status>')
    .option('--mode <mode>')
    .option('--topic <slug>')
    .option('--url <url>')
    .option('--changed-since <time>', 'such as 2026-11-26T08:00:00Z')
    .option('--limit <number>', 'at most so many', '50')
  program
    .command('events [name]')
    .description('print the record of changes, of one article or of all, the oldest first')
    .option('--since <time>', 'such as 2026-11-26T08:00:00Z')
    .option('--csv', 'as a table')
    .action((name: string | undefined, flags: ArticleFlags) =>
      within(async (client) => {
        const { printEvents } = await import('./print-events.ts')
        await printEvents(client, name, flags, context)
      }),
    )
  add(
    'correct <name>',
    'add a correction: what was wrong, and what is right',
    (client, name: string, { text = '', url, ...flags }: ArticleFlags) =>
      client.correctArticle({
        ...on(name, flags),
        body: { text, ...(url !== undefined && { url }) },
      }),
    lineOfEdited,
  )
    .requiredOption('--text <text>')
    .option('--url <url>', 'a page about it')
    .option(...dry)
  add(
    'retract <name>',
    'put a reason in the place of the text; the entry stays',
    (client, name: string, { reason = '', ...flags }: ArticleFlags) =>
      client.retractArticle({ ...on(name, flags), body: { reason } }),
    lineOfEdited,
  )
    .requiredOption('--reason <text>', 'readers see it')
    .option(...dry)
  add(
    'withhold <name>',
    'take an article back, until it is published again',
    (client, name: string, flags: ArticleFlags) => client.withholdArticle(on(name, flags)),
    lineOfEdited,
  ).option(...dry)
  program
    .command('delete <name>')
    .description('delete an article for good; feeds that showed it get a tombstone')
    .option(...dry)
    .action(async (name: string, flags: ArticleFlags) => {
      const deleted = await within((client) => client.deleteArticle(on(name, flags)))
      print(deleted, `${deleted.dry_run ? 'would be ' : ''}deleted: ${name}\n`)
    })
}

/** The line about a POST: its answer lacks the article only with an `Idempotency-Key`. */
const lineOfEdited = (answer: Answers['WrittenOnce']) => lineOfWritten(answer as Answers['Written'])

/**
 * Without a byte order mark. Bytes in another encoding would be published as characters that nobody
 * wrote.
 */
function toText(file: string, bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw wrong(
      `${file === '-' ? 'The standard input' : file} is not in UTF-8: save it in that encoding.`,
    )
  }
}

async function listArticles(client: ArticleClient, flags: ArticleFlags) {
  const max = Number(flags.limit)
  if (!(Number.isInteger(max) && max > 0)) throw wrong('--limit must be a whole number above 0.')
  const { status, mode, topic, url, changedSince } = flags
  // The API says which statuses and modes there are.
  const filters = { status, mode, topic, url, changed_since: changedSince } as Filters
  const articles: Answers['ArticleList']['articles'][number][] = []
  for (let after: number | undefined; ; ) {
    const page = await client.listArticles({
      query: { ...filters, limit: Math.min(100, max - articles.length), after },
    })
    articles.push(...page.articles)
    after = positionOf(page.next)
    if (after === undefined || articles.length >= max) return articles
  }
}

type Filters = Parameters<ArticleClient['listArticles']>[0]['query']
