/** The articles of the last two days, for the news sitemap, and their query. */
import { eq, sql } from 'drizzle-orm'
import { families } from '../../../schema/kept-tables.ts'
import { closeDirections } from '../text/directions.ts'
import { embargoHasEnded, instantText } from './conditions.ts'
import type { Marker } from './snapshot.ts'
import { type Database, markerColumns, oneRow } from './statements.ts'
import { instant } from './to-article.ts'
import { toMarker } from './to-marker.ts'

export type NewsArticle = {
  /** The address that the newsroom wrote. */
  readonly url: string
  readonly title: string
  /** BCP 47. */
  readonly language: string
  readonly publishedAt: Date
}

/** One consistent read. */
export type News = Pick<Marker, 'state' | 'readAt'> & {
  /** Published and listed in the two days before `readAt`, newest first; at most `maxNews`. */
  readonly articles: readonly NewsArticle[]
  /** When the first of them gets older than two days. */
  readonly changesAt: Date | undefined
}

/** Google's limits for news sitemaps. */
const twoDays = sql`interval '2 days'`
export const maxNews = 1000

/**
 * One row per article, or one row without. An article that feeds have had for two days is no news,
 * also if its date was changed since, and neither is a retracted one.
 */
export function newsStatement(db: Database) {
  return db
    .select({
      ...markerColumns(['all']),
      url: sql<string>`news.url`,
      title: sql<string>`news.title`,
      language: sql<string>`news.language`,
      publishedAt: instantText<string>(sql`news.published_at`),
      leavesAt: instantText<string>(sql`(least(news.published_at, news.listed_at) + ${twoDays})`),
    })
    .from(oneRow)
    .leftJoin(families, eq(families.family, 'all'))
    .leftJoinLateral(
      sql`(
        select a.url, a.title, a.language, a.published_at, a.number, l.listed_at from listings l
          join articles a on a.id = l.article_id
        where l.family = 'all' and l.left_at is null and ${embargoHasEnded}
          and l.listed_at > now() - ${twoDays} and a.published_at > now() - ${twoDays}
            and a.status = 'published'
        order by a.published_at desc, a.number desc limit ${maxNews}
      ) as news`,
      sql`true`,
    )
    .orderBy(sql`news.published_at desc, news.number desc`)
}

type NewsRow = Awaited<ReturnType<typeof newsStatement>>[number]

export function toNews(rows: readonly [NewsRow, ...NewsRow[]]): News {
  const { state, readAt } = toMarker(rows[0], 'all')
  const found = rows.filter(({ url }) => url !== null)
  const articles = found.map(({ url, title, language, publishedAt }) => {
    return { url, title: closeDirections(title), language, publishedAt: instant(publishedAt) }
  })
  const leave = found.map(({ leavesAt }) => instant(leavesAt).getTime())
  return {
    articles,
    changesAt: leave.length === 0 ? undefined : new Date(Math.min(...leave)),
    state,
    readAt,
  }
}
