/**
 * Fills an empty database with a large newsroom for benchmarks, in batches and with all triggers.
 */
import { getTableColumns } from 'drizzle-orm'
import { articles, corrections, sources } from '../schema/tables.ts'
import { articleTopics } from '../schema/topic-tables.ts'
import type { Target, Writer } from './generator/copy.ts'
import type { GeneratorOptions } from './generator/options.ts'
import { generateArticle, guidPrefix, topicSlug } from './generator/rows.ts'
import { NotEmpty } from './seed.ts'

// The database generates the numbers of articles and the ids of corrections.
const columnsOf = {
  articles: Object.keys(getTableColumns(articles)).filter((key) => key !== 'number'),
  sources: Object.keys(getTableColumns(sources)),
  articleTopics: Object.keys(getTableColumns(articleTopics)),
  corrections: Object.keys(getTableColumns(corrections)).filter((key) => key !== 'id'),
}

/**
 * Writes the newsroom of these options, and lists its articles by their own dates. Continues an
 * interrupted run. Calls `progress` after each batch with the number of articles in the database.
 * Returns how many it wrote.
 *
 * @throws {NotEmpty} when the database holds other articles.
 */
export async function generateNewsroom(
  target: Target,
  options: GeneratorOptions,
  progress: (written: number) => void = () => {},
): Promise<number> {
  const start = await alreadyWritten(target, options)
  let counted = 0
  for (let from = start; from < options.articles; from += target.batch) {
    const until = Math.min(from + target.batch, options.articles)
    await target.transaction((writer) => writeBatch(writer, options, from, until))
    progress(until)
    // The planner takes tables without statistics for empty, so update the statistics whenever the
    // tables have doubled.
    if (until === options.articles || until >= 2 * counted) {
      await target.ask(
        'analyze articles, sources, topics, article_topics, corrections, listings, archive_parts, families',
      )
      counted = until
    }
  }
  if (start < options.articles)
    await target.transaction((writer) => writer.run('select candor_import_done()'))
  return options.articles - start
}

async function writeBatch(
  writer: Writer,
  options: GeneratorOptions,
  from: number,
  until: number,
): Promise<void> {
  const batch = Array.from({ length: until - from }, (_, n) => generateArticle(options, from + n))
  await writer.run(`set local candor.backdate = 'on'`)
  if (from === 0) await writer.run(insertTopics(options.topics))
  await writer.copy(
    articles,
    columnsOf.articles,
    batch.map(({ article }) => article),
  )
  await writer.copy(
    sources,
    columnsOf.sources,
    batch.flatMap((generated) => generated.sources),
  )
  await writer.copy(
    articleTopics,
    columnsOf.articleTopics,
    batch.flatMap(({ article, topics }) =>
      topics.map((slug) => ({ articleId: article.id, topicSlug: slug })),
    ),
  )
  await writer.copy(
    corrections,
    columnsOf.corrections,
    batch.flatMap((generated) => generated.corrections),
  )
}

const insertTopics = (count: number) =>
  `insert into topics (slug, label) values ${Array.from(
    { length: count },
    (_, index) => `('${topicSlug(index)}', 'Topic ${index + 1}')`,
  ).join(', ')} on conflict do nothing`

/**
 * Number of articles of this newsroom in the database. Batches are written in order, so it is also
 * the next index.
 */
async function alreadyWritten(target: Target, options: GeneratorOptions): Promise<number> {
  const [row] = await target.ask(
    `select count(*)::text as all, (count(*) filter (where starts_with(guid, '${guidPrefix(options)}')))::text as own
     from articles`,
  )
  const own = Number(row?.['own'] ?? 0)
  if (Number(row?.['all'] ?? 0) === own) return own
  throw new NotEmpty('the database contains articles that were not generated with these options')
}
