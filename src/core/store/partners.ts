/** Partners with a token that counts now: one query for all of them. */
import { sql } from 'drizzle-orm'
import { maxPartners } from '../../../schema/limits.ts'
import { partners } from '../../../schema/partner-tables.ts'
import { instantText } from './conditions.ts'
import type { Database } from './statements.ts'
import { instant } from './to-article.ts'

export type KnownPartner = {
  readonly name: string
  /** SHA-256 of its token, in hexadecimal. */
  readonly digest: string
  /** Names of the feeds that it may read; `null` for all. */
  readonly families: readonly string[] | null
  readonly content: 'full' | 'summary'
  /** Maximum number of requests in an hour. */
  readonly perHour: number | null
  readonly endsAt: Date | null
  /** It has private articles, or had some. */
  readonly hasPrivate: boolean
}

/** `now()` also prevents an answer from Hyperdrive's query cache, which does not notice writes. */
export function partnersStatement(db: Database) {
  return db
    .select({
      name: partners.name,
      digest: sql<string>`encode(${partners.digest}, 'hex')`,
      families: sql<string[] | null>`to_json(${partners.families})`,
      content: sql<'full' | 'summary'>`${partners.content}`,
      perHour: partners.perHour,
      endsAt: instantText(partners.endsAt),
      hasPrivate: sql<boolean>`exists (select from families f where f.family = 'partners/' || ${partners.name} || '/all')`,
    })
    .from(partners)
    .where(
      sql`${partners.revokedAt} is null and (${partners.endsAt} is null or ${partners.endsAt} > now())`,
    )
    .orderBy(partners.createdAt, partners.name)
    .limit(maxPartners)
}

export const toKnownPartner = ({
  endsAt,
  ...row
}: Awaited<ReturnType<typeof partnersStatement>>[number]): KnownPartner => ({
  ...row,
  endsAt: endsAt === null ? null : instant(endsAt),
})
