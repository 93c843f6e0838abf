/**
 * The families that exist, and the addresses from before Candor: one query for all of them, for
 * addresses without a route.
 */
import { sql } from 'drizzle-orm'
import { everListed, executionTime, isPublic } from './conditions.ts'
import type { Database } from './statements.ts'

/** An address of the software that the newsroom used before, and where it leads now. */
export type OldAddress = {
  /** The path that the newsroom wrote, with its query string if it has one. */
  readonly path: string
  readonly family: string
  /** `rss`, `atom`, `json` or `page`. */
  readonly format: string
}

export type KnownAddresses = {
  /**
   * Keys of all families that ever had an article, also one under embargo, and of all retired
   * topics.
   */
  readonly families: ReadonlySet<string>
  /**
   * Key of each family that ever showed an article, or of a retired topic → the family that has its
   * feed now.
   */
  readonly feeds: ReadonlyMap<string, string>
  readonly old: readonly OldAddress[]
}

/**
 * A retired topic may never have had an article, and has an answer of its own: 301 or 410. `now()`
 * prevents an answer from Hyperdrive's query cache, which does not notice writes. Only of families
 * whose newest article is under an embargo, or has left, the listings are read. What only partners
 * may know is not in it, such as a renamed topic of private articles.
 */
export const knownAddressesStatement = (db: Database) =>
  db
    .select({
      table: sql<'families' | 'retired' | 'old'>`known."table"`,
      family: sql<string>`known.family`,
      feed: sql<string | null>`known.feed`,
      path: sql<string>`known.path`,
      format: sql<string>`known.format`,
    })
    .from(
      sql`(
        select 'families' as "table", family, '' as path, '' as format,
            case when newest_at <= ${executionTime} or ${everListed(sql`families.family`)}
              then family end as feed
          from families where now() is not null and ${isPublic}
            and (newest_at is not null
              or exists (select from listings l where l.family = families.family))
        union all select 'retired', 'topics/' || slug, '', '', 'topics/' || coalesce(moved_to, slug)
          from retired_topics
        union all select 'old', family, path, format, null from old_addresses
      ) as known`,
    )

type AddressRow = Awaited<ReturnType<typeof knownAddressesStatement>>[number]

/** A topic that is retired and has listings from before is where it moved. */
export function toKnownAddresses(rows: readonly AddressRow[]): KnownAddresses {
  const of = (table: AddressRow['table']) => rows.filter((row) => row.table === table)
  const known = [...of('families'), ...of('retired')]
  const feeds = new Map(
    known.flatMap(({ family, feed }) => (feed === null ? [] : [[family, feed] as const])),
  )
  return {
    families: new Set(known.map(({ family }) => family)),
    feeds,
    old: of('old').map(({ path, family, format }) => ({ path, family, format })),
  }
}
