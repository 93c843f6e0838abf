/**
 * Several pipelines that publish at the same time, each article in a transaction of its own,
 * against one pipeline, and against the same inserts into tables without triggers.
 */
import postgres from 'postgres'
import { atLeast, compare, type Finding, median } from '../measurement.ts'
import {
  type Newsroom,
  plainSchema,
  publishArticle,
  publishMany,
  removePublished,
  tidy,
} from '../newsrooms.ts'
import type { Bench, Row } from './bench.ts'

const crowds = [1, 4, 16] as const
const bulk = 10_000

type Tables = 'public' | typeof plainSchema

/** Articles per second that `writers` connections publish in `seconds`. */
async function rate(
  { url }: Newsroom,
  tables: Tables,
  writers: number,
  seconds: number,
): Promise<number> {
  const connection = { search_path: tables }
  const clients = Array.from({ length: writers }, () =>
    postgres(url, { max: 1, fetch_types: false, connection }),
  )
  try {
    let published = 0
    // The first transaction of a connection makes its plans.
    for (const client of clients) await publishArticle(client, 0)
    const start = performance.now()
    const write = async (client: postgres.Sql) => {
      while (performance.now() - start < seconds * 1000) {
        published += 1
        await publishArticle(client, published)
      }
    }
    await Promise.all(clients.map(write))
    return (published * 1000) / (performance.now() - start)
  } finally {
    await Promise.all(clients.map((client) => client.end()))
  }
}

/** Articles per second of one transaction with `bulk` articles. */
async function bulkRate({ url }: Newsroom, tables: Tables): Promise<number> {
  const client = postgres(url, { max: 1, fetch_types: false, connection: { search_path: tables } })
  try {
    const start = performance.now()
    await publishMany(client, bulk)
    return (bulk * 1000) / (performance.now() - start)
  } finally {
    await client.end()
  }
}

async function measureIn(
  newsroom: Newsroom,
  { rounds, seconds }: Bench['options'],
): Promise<Finding[]> {
  const figures = new Map<string, number[]>()
  const measure = async (name: string, work: () => Promise<number>) => {
    await tidy(newsroom.client)
    figures.set(name, [...(figures.get(name) ?? []), await work()])
  }
  for (let round = 0; round < rounds; round += 1) {
    for (const tables of ['public', plainSchema] as const) {
      for (const writers of crowds) {
        await measure(`${tables} ${writers}`, () => rate(newsroom, tables, writers, seconds))
      }
    }
  }
  for (const tables of ['public', plainSchema] as const) {
    await measure(`${tables} bulk`, () => bulkRate(newsroom, tables))
  }
  await removePublished(newsroom.client)
  const of = (name: string) => figures.get(name) ?? []
  const size = newsroom.articles.toLocaleString('en')
  const ceiling = (writers: number) => {
    const times = median(of(`${plainSchema} ${writers}`)) / median(of(`${plainSchema} 1`))
    return `tables without triggers: ${times.toFixed(2)} times one writer`
  }
  const row = { row: 'writers', unit: 'articles/s' } as const
  const against = (writers: number, limit: number) =>
    compare(
      {
        ...row,
        what: `${writers} writers at ${size} articles, each article a transaction`,
        against: 'one writer',
        names: ['together', 'alone'],
        target: atLeast(limit),
        note: ceiling(writers),
      },
      [of(`public ${writers}`), of('public 1')],
    )
  const plain = (what: string, name: string, target: number | null) =>
    compare(
      {
        ...row,
        what: `${what} at ${size} articles`,
        against: 'tables without triggers',
        names: ['Candor', 'no triggers'],
        target: target === null ? null : atLeast(target),
      },
      [of(`public ${name}`), of(`${plainSchema} ${name}`)],
    )
  return [
    against(4, 2.5),
    against(16, 4),
    plain('16 writers', '16', 0.5),
    plain(`${bulk.toLocaleString('en')} articles in one transaction`, 'bulk', null),
  ]
}

async function writers(bench: Bench): Promise<Finding[]> {
  const findings: Finding[] = []
  for (const newsroom of [bench.small, await bench.large()]) {
    await createPlainTables(newsroom)
    try {
      findings.push(...(await measureIn(newsroom, bench.options)))
    } finally {
      await newsroom.client.unsafe(`drop schema ${plainSchema} cascade`)
      await removePublished(newsroom.client)
    }
  }
  return findings
}

/**
 * The newsroom's tables with their constraints and indexes, empty but for topics, and without
 * triggers.
 */
async function createPlainTables({ client }: Newsroom): Promise<void> {
  await client.unsafe(`drop schema if exists ${plainSchema} cascade; create schema ${plainSchema}`)
  for (const table of ['articles', 'sources', 'topics', 'article_topics']) {
    await client.unsafe(`create table ${plainSchema}.${table} (like public.${table} including all)`)
  }
  await client.unsafe(`insert into ${plainSchema}.topics table public.topics;
    alter table ${plainSchema}.sources add foreign key (article_id) references
      ${plainSchema}.articles;
    alter table ${plainSchema}.article_topics add foreign key (article_id) references
      ${plainSchema}.articles,
      add foreign key (topic_slug) references ${plainSchema}.topics`)
}

export const writersRows: readonly Row[] = [{ name: 'writers', measure: writers }]
