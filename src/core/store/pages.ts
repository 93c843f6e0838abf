/** The addresses of articles that have their page here, for a sitemap, and their query. */
import { eq, sql } from 'drizzle-orm'
import { families } from '../../../schema/kept-tables.ts'
import { embargoHasEnded, jsonList, utc } from './conditions.ts'
import { type Database, markerColumns, oneRow } from './statements.ts'

/** `changedAt` is RFC 3339. */
export type ListedPage = { readonly url: string; readonly changedAt: string }

/** A sitemap may have 50,000 addresses. Its query reads no more articles. */
const [maxPages, maxRead] = [10_000, 50_000]

/** The newest articles whose address begins with `prefix`, with the marker of all articles. */
export const pagesStatement = (db: Database, prefix: string) =>
  db
    .select({
      ...markerColumns(['all']),
      rows: jsonList<ListedPage[]>(
        sql`json_build_object('url', p.url, 'changedAt', ${utc(sql`p.changed_at`)}) order by p.listed_at desc, p.id desc`,
        sql`(
          select a.id, a.url, l.listed_at, greatest(l.listed_at, l.changed_at) as changed_at from (
            select l.article_id, l.listed_at, l.changed_at from listings l
            where l.family = 'all' and l.left_at is null and ${embargoHasEnded}
            order by l.listed_at desc, l.article_id desc limit ${maxRead}
          ) as l join articles a on a.id = l.article_id
          where starts_with(a.url, ${prefix})
            and strpos(substr(a.url, length(${prefix}) + 1), '/') = length(a.url) - length(${prefix})
          order by l.listed_at desc, a.id desc limit ${maxPages}
        ) as p`,
      ),
    })
    .from(oneRow)
    .leftJoin(families, eq(families.family, 'all'))
