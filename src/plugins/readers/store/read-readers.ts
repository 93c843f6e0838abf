/** Reads what was counted of readers. */
import { type SQL, sql } from 'drizzle-orm'
import { rowsOf, type WriterDatabase } from '../../../core/store/writer-database.ts'
import { maxRows, type Period, type ReaderRows, type ReadershipReport } from '../report.ts'

const totals = sql`sum(requests)::float8 as requests, sum(not_modified)::float8 as not_modified, sum(bytes)::float8 as bytes`

/** `family` of one feed, or `null` for all; errors belong to no feed. */
export async function readReaders(
  db: WriterDatabase,
  { from, to }: Period,
  family: string | null,
): Promise<ReaderRows> {
  const chosen = sql`day between ${from}::date and ${to}::date ${family === null ? sql`` : sql`and family = ${family}`}`
  const read = <Key extends keyof ReaderRows>(statement: SQL) =>
    rowsOf<ReaderRows[Key][number]>(db, statement)
  // One after the other: each takes a connection of the writer's pool.
  return {
    requests:
      await read<'requests'>(sql`select family, name, ${totals} from reader_requests where ${chosen}
      group by family, name order by sum(requests) desc, family, name limit ${maxRows}`),
    figures: await read<'figures'>(sql`select distinct on (family, name) family, name, day::text,
        sum(subscribers)::float8 as subscribers
      from reader_figures where ${chosen} group by family, name, reader_figures.day
      order by family, name, reader_figures.day desc`),
    direct:
      await read<'direct'>(sql`select distinct on (family) family, day::text, readers from reader_direct
      where ${chosen} order by family, reader_direct.day = ${to}::date, reader_direct.day desc`),
    days: await read<'days'>(sql`select day::text, ${totals},
        coalesce((select sum(subscribers) from reader_figures f
          where f.day = r.day ${ofFamily('f', family)}), 0)::float8 as subscribers,
        coalesce((select sum(readers) from reader_direct d
          where d.day = r.day ${ofFamily('d', family)}), 0)::float8 as direct_readers
      from reader_requests r where ${chosen} group by r.day order by r.day`),
    embeds:
      await read<'embeds'>(sql`select host, family, sum(requests)::float8 as requests from reader_embeds where ${chosen}
      group by host, family order by 3 desc, host, family limit ${maxRows}`),
    errors:
      family === null
        ? await read<'errors'>(sql`select route, status, sum(requests)::float8 as requests from reader_errors
            where ${chosen} group by route, status order by 3 desc, route, status limit ${maxRows}`)
        : [],
  }
}

const ofFamily = (table: string, family: string | null) =>
  family === null ? sql`` : sql`and ${sql.identifier(table)}.family = ${family}`

/** Labels of the topics in a report, by slug: the counts know no labels. */
export async function readLabels(
  db: WriterDatabase,
  { feeds, embeds }: Pick<ReadershipReport, 'feeds' | 'embeds'>,
): Promise<ReadonlyMap<string, string>> {
  const families = JSON.stringify([...feeds, ...embeds].map(({ family }) => family))
  const rows = await rowsOf<{ slug: string; label: string }>(
    db,
    sql`select slug, label from topics where 'topics/' || slug in (select jsonb_array_elements_text(${families}::jsonb))`,
  )
  return new Map(rows.map(({ slug, label }) => [slug, label]))
}
