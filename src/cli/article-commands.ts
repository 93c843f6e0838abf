/** Commands on articles: publish, get, why, list, correct, retract, withhold, delete. */
import { readFile } from 'node:fs/promises'
import type { Command } from 'commander'
import type { Answers } from '../publish/answers.ts'
import type { ArticleBody } from '../publish/article-body.ts'
import type { ApiClient } from './api-client.ts'
import { Failed } from './failed.ts'
import { lineOf, lineOfWritten, positionOf, toJson } from './output.ts'
import { printEvents } from './print-events.ts'
import { publishMany } from './publish-many.ts'
import type { Context } from './run-candor.ts'

type Flags = Readonly<Record<string, string | boolean | undefined>>

/** The article that a command names, and whether it only tries. */
const on = (name: string, { dryRun }: Flags) => ({ name, query: dryRun === true ? { dry_run: '1' as const } : {} })

export function addArticleCommands(program: Command, { withApi, out, isJson, readInput, terminal }: Context): void {
  /** Also of a POST: the answer lacks the article only with an `Idempotency-Key`. */
  const print = (answer: Answers['WrittenOnce']) => {
    const written = answer as Answers['Written']
    out(isJson() ? toJson(written) : `${lineOfWritten(written)}\n`)
  }
  const dry = ['--dry-run', 'tell what would be done, and do nothing'] as const

  program
    .command('publish <file>')
    .description('write articles: JSON, JSON Lines, or Markdown with front matter; - is standard input')
    .option('--id <id>', 'the external id of the article')
    .option('--minor', 'only spelling changed: reviews stay')
    .option('--unretract', 'publish again what was retracted or withheld')
    .option(...dry)
    .action(async (file: string, flags: Flags) => {
      const { readArticles } = await import('./read-articles.ts')
      const articles = readArticles(
        file,
        toText(file, await (file === '-' ? readInput() : contentOf(file))),
        flags['id'] as string | undefined,
        { ...(flags['minor'] === true && { minor: true }), ...(flags['unretract'] === true && { unretract: true }) },
      )
      await withApi(async ({ client }) => {
        const [only] = articles
        if (only && articles.length === 1)
          print(await client.putArticle({ ...on(only.id, flags), body: only.body as ArticleBody }))
        else await publishMany(client, articles, { dryRun: flags['dryRun'] === true, json: isJson(), out, terminal })
      })
    })

  program
    .command('get <name>')
    .description('print an article; a name is its external id, guid or id')
    .action(async (name: string) => {
      await withApi(async ({ client }) => out(toJson(await client.getArticle({ name }))))
    })

  program
    .command('why <name>')
    .description('say whether feeds show an article, and why')
    .action(async (name: string) => {
      await withApi(async ({ client }) => {
        const { shown, reason, feeds, ...article } = await client.getArticle({ name })
        if (isJson()) return out(toJson({ shown, reason, feeds }))
        out(`${lineOf({ ...article, shown })}\n${reason}\n`)
        for (const { rss } of feeds) out(`  ${rss}\n`)
      })
    })

  program
    .command('list')
    .description('list articles, the last written first')
    .option('--status <status>')
    .option('--mode <mode>')
    .option('--topic <slug>')
    .option('--url <url>')
    .option('--changed-since <time>', 'such as 2026-11-26T08:00:00Z')
    .option('--limit <number>', 'at most so many', '50')
    .action(async (flags: Flags) => {
      await withApi(({ client }) => listArticles(client, flags, out, isJson()))
    })

  program
    .command('events [name]')
    .description('print the record of changes, of one article or of all, the oldest first')
    .option('--since <time>', 'such as 2026-11-26T08:00:00Z')
    .option('--csv', 'as a table')
    .action(async (name: string | undefined, flags: Flags) => {
      await withApi(({ client }) => printEvents(client, name, flags, out, isJson()))
    })

  program
    .command('correct <name>')
    .description('add a correction: what was wrong, and what is right')
    .requiredOption('--text <text>')
    .option('--url <url>', 'a page about it')
    .option(...dry)
    .action(async (name: string, flags: Flags) => {
      const body = { text: String(flags['text']), ...(flags['url'] !== undefined && { url: String(flags['url']) }) }
      await withApi(async ({ client }) => print(await client.correctArticle({ ...on(name, flags), body })))
    })

  program
    .command('retract <name>')
    .description('put a reason in the place of the text; the entry stays')
    .requiredOption('--reason <text>', 'readers see it')
    .option(...dry)
    .action(async (name: string, flags: Flags) => {
      const body = { reason: String(flags['reason']) }
      await withApi(async ({ client }) => print(await client.retractArticle({ ...on(name, flags), body })))
    })

  program
    .command('withhold <name>')
    .description('take an article back, until it is published again')
    .option(...dry)
    .action(async (name: string, flags: Flags) => {
      await withApi(async ({ client }) => print(await client.withholdArticle(on(name, flags))))
    })

  program
    .command('delete <name>')
    .description('delete an article for good; feeds that showed it get a tombstone')
    .option(...dry)
    .action(async (name: string, flags: Flags) => {
      await withApi(async ({ client }) => {
        const deleted = await client.deleteArticle(on(name, flags))
        out(isJson() ? toJson(deleted) : `${deleted.dry_run ? 'would be ' : ''}deleted: ${name}\n`)
      })
    })
}

async function contentOf(file: string): Promise<Uint8Array> {
  return readFile(file).catch((error: Error) => {
    throw new Failed('wrong', `${file} cannot be read: ${error.message}`)
  })
}

/** Without a byte order mark. Bytes in another encoding would be published as characters that nobody wrote. */
function toText(file: string, bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new Failed(
      'wrong',
      `${file === '-' ? 'The standard input' : file} is not in UTF-8: save it in that encoding.`,
    )
  }
}

async function listArticles(client: ApiClient, flags: Flags, out: Context['out'], json: boolean): Promise<void> {
  const max = Number(flags['limit'])
  if (!(Number.isInteger(max) && max > 0)) throw new Failed('wrong', '--limit must be a whole number above 0.')
  const { status, mode, topic, url, changedSince } = flags as Readonly<Record<string, string | undefined>>
  // The API says which statuses and modes there are.
  const filters = { status, mode, topic, url, changed_since: changedSince } as Filters
  const articles: Answers['ArticleList']['articles'][number][] = []
  for (let after: number | undefined = 0; after !== undefined; ) {
    const limit = Math.min(100, max - articles.length)
    const page: Answers['ArticleList'] = await client.listArticles({
      query: { ...filters, limit, after: after || undefined },
    })
    articles.push(...page.articles)
    after = articles.length < max ? positionOf(page.next) : undefined
  }
  out(json ? toJson(articles) : articles.map((article) => `${lineOf(article)}\n`).join(''))
}

type Filters = Parameters<ApiClient['listArticles']>[0]['query']
