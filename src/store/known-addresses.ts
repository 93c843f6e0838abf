/** The families that exist, and the addresses from before Candor: one query for all of them, for addresses without a route. */
import { sql } from 'drizzle-orm'
import { families } from '../../schema/kept-tables.ts'
import { oldAddresses, retiredTopics } from '../../schema/tables.ts'
import { everListed, executionTime, isPublic } from './conditions.ts'
import type { Database } from './statements.ts'

/** An address of the software that the newsroom used before, and where it leads now. */
export type OldAddress = {
  /** As the newsroom wrote it, with its query string if it has one. */
  readonly path: string
  /** Key of a family. */
  readonly family: string
  /** `rss`, `atom`, `json` or `page`. */
  readonly format: string
}

export type KnownAddresses = {
  /** Keys of all families that ever had an article, also one under embargo, and of all retired topics. */
  readonly families: ReadonlySet<string>
  /** Key of each family that ever showed an article, or of a retired topic → the family that has its feed now. */
  readonly feeds: ReadonlyMap<string, string>
  readonly old: readonly OldAddress[]
}

/**
 * A retired topic may never have had an article, and has an answer of its own: 301 or 410. `now()` prevents an answer
 * from Hyperdrive's query cache, which does not notice writes. Only of families whose newest article is under an embargo,
 * or has left, the listings are read. What only partners may know is not in it: also a renamed topic of private articles,
 * which has a row in `families` and no listing.
 */
export function knownAddressesStatement(db: Database) {
  const listed = sql`case when newest_at <= ${executionTime} then true else ${everListed(sql`${families.family}`)} end`
  return db
    .select({
      kind: sql<'family' | 'retired' | 'old'>`'family'`,
      family: sql<string>`${families.family}`,
      feed: sql<string | null>`case when ${listed} then ${families.family} end`,
      path: sql<string>`''`,
      format: sql<string>`''`,
    })
    .from(families)
    .where(
      sql`now() is not null and ${isPublic} and (newest_at is not null or exists (select from listings l where l.family = ${families.family}))`,
    )
    .unionAll(
      db
        .select({
          kind: sql<'family' | 'retired' | 'old'>`'retired'`,
          family: sql<string>`'topics/' || ${retiredTopics.slug}`,
          feed: sql<string | null>`'topics/' || coalesce(${retiredTopics.movedTo}, ${retiredTopics.slug})`,
          path: sql<string>`''`,
          format: sql<string>`''`,
        })
        .from(retiredTopics),
    )
    .unionAll(
      db
        .select({
          kind: sql<'family' | 'retired' | 'old'>`'old'`,
          family: sql<string>`${oldAddresses.family}`,
          feed: sql<string | null>`null`,
          path: sql<string>`${oldAddresses.path}`,
          format: sql<string>`${oldAddresses.format}`,
        })
        .from(oldAddresses),
    )
}

type Row = Awaited<ReturnType<typeof knownAddressesStatement>>[number]

/** A topic that is retired and has listings from before is where it moved. */
export function toKnownAddresses(rows: readonly Row[]): KnownAddresses {
  const of = (kind: Row['kind']) => rows.filter((row) => row.kind === kind)
  const known = [...of('family'), ...of('retired')]
  const feeds = new Map(known.flatMap(({ family, feed }) => (feed === null ? [] : [[family, feed] as const])))
  return {
    families: new Set(known.map(({ family }) => family)),
    feeds,
    old: of('old').map(({ path, family, format }) => ({ path, family, format })),
  }
}
