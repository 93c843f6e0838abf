/** Signed statements in the database: what waits for one, and adding it (decision 44). */
import { type SQL, sql } from 'drizzle-orm'
import { articles } from '../../../../schema/tables.ts'
import type { Article } from '../../../core/article.ts'
import { articleColumns, embargoHasEnded } from '../../../core/store/conditions.ts'
import type { LeftOut } from '../../../core/store/snapshot.ts'
import { toShowable } from '../../../core/store/to-article.ts'
import { rowsOf, timestamp, type WriterDatabase } from '../../../core/store/writer-database.ts'

type StatementState = 'published' | 'retracted' | 'withdrawn'

/** The last statement of a chain. */
export type Last = {
  readonly address: string
  readonly number: number
  readonly state: StatementState
  readonly jws: string
  readonly audience: readonly string[] | null
}

/** An article that waits for a statement. */
export type Waiting = {
  readonly guid: string
  /** The address of its public chain. */
  readonly address: string
  /** The count that `addStatements` compares. */
  readonly changes: number
  /** By the clock of the database, which keys have too: that of a signer can be wrong. RFC 3339. */
  readonly readAt: string
  /** The article as feeds show it; `null` if none does. */
  readonly article: Article | null
  /** What feeds do not show of it. */
  readonly facts: {
    /** `null` for a public article. */
    readonly audience: readonly string[] | null
    /** `candor_text_digest`. */
    readonly text: string
    /** How its review was signed; `token` for one that a program claims. */
    readonly review: 'passkey' | 'login' | 'token' | 'demo'
  } | null
  /** The last of its public and of its private chain. */
  readonly last: Readonly<Record<'public' | 'private', Last | null>>
}

/** The chain of an article: `address` of the table, as `digestOf` writes it. */
const addressOf = (guid: SQL, prefix = sql`''`) =>
  sql`${prefix} || translate(encode(substring(sha256(convert_to(${guid}, 'UTF8')) for 24), 'base64'), '+/', '-_')`

const lastOf = (
  address: SQL,
) => sql`(select json_build_object('address', s.address, 'number', s.number, 'state', s.state, 'jws', s.jws,
  'audience', s.audience) from statements s where s.address = ${address} order by s.number desc limit 1)`

/** Condition on `articles`: feeds show it, those of the first partner if it is private. */
const isShown = sql`exists (select from listings l
  where l.family = coalesce('partners/' || ${articles.audience}[1] || '/all', 'all')
    and l.article_id = ${articles.id} and l.left_at is null and ${embargoHasEnded})`

/**
 * At most `max`, the newest first: an article that was just published does not wait for an archive.
 * One query reads all that is signed of them.
 */
export async function readWaiting(
  db: WriterDatabase,
  max: number,
  leftOut: LeftOut,
): Promise<Waiting[]> {
  const guid = sql`w.guid`
  const rows = await db
    .select({
      waiting: sql<string>`json_build_object('guid', w.guid, 'address', ${addressOf(guid)}, 'changes', w.changes, 'readAt', ${timestamp(sql`statement_timestamp()`)},
        'facts', case when ${articles.id} is not null then json_build_object(
          'audience', ${articles.audience},
          'text', candor_text_digest(${articles.title}, ${articles.standfirst}, ${articles.bodyHtml}), 'review', coalesce((
            select g.method from signatures g where g.article_id = ${articles.id}
              and g.text_digest = ${articles.reviewedDigest}
            order by g.signed_at desc limit 1), 'token')) end,
        'last', json_build_object('public', ${lastOf(addressOf(guid))}, 'private',
          ${lastOf(addressOf(guid, sql`'~'`))})
      )::text`,
      ...articleColumns,
    })
    .from(
      sql`(select * from signed_articles where due_at <= candor_clock() order by due_at desc
        limit ${sql.raw(`${max}`)}) as w`,
    )
    .leftJoin(articles, sql`${articles.guid} = w.guid and ${isShown}`)
    .orderBy(sql`w.due_at desc`)
  return rows.map(({ waiting, article, ...parts }) => {
    const row = article && { article, ...parts, notice: null, statement: null }
    return {
      ...(JSON.parse(waiting) as Omit<Waiting, 'article'>),
      article: row && toShowable(row, leftOut),
    }
  })
}

export type NewStatement = Last & { readonly at: string }

export type Addition = Pick<Waiting, 'guid' | 'changes'> & {
  /** The id of the key that signed. */
  readonly kid: string
  /** The chain whose last statement the article has now; `null` for none. */
  readonly current: string | null
  readonly statements: readonly NewStatement[]
}

/**
 * Adds them at once, and returns the guids for which it did. Another change, another signer or the
 * end of the key was faster for the rest.
 */
export async function addStatements(
  db: WriterDatabase,
  additions: readonly Addition[],
): Promise<string[]> {
  const added = sql`select guid from candor_add_statements(${JSON.stringify(additions)}::jsonb) as guid`
  return (await rowsOf<{ guid: string }>(db, added)).map(({ guid }) => guid)
}

/**
 * Lets all articles be compared that were signed under other `words`, a digest of what decides how
 * they read. They keep their statements until then.
 */
export const compareStatements = async (db: WriterDatabase, words: string): Promise<void> => {
  await db.execute(sql`select candor_compare_statements(${words})`)
}

/**
 * For metrics: articles without a statement that wait for one, and since when the first of them
 * does, 0 if there is none.
 */
export async function readUnsigned(
  db: WriterDatabase,
): Promise<{ waiting: number; oldestSeconds: number }> {
  const [row] = await rowsOf<{ waiting: number; oldestSeconds: number }>(
    db,
    sql`select count(*)::int as waiting,
        coalesce(extract(epoch from statement_timestamp() - min(greatest(noted_at, due_at))),
          0)::float8 as "oldestSeconds"
      from signed_articles where due_at <= candor_clock() and statement_id is null`,
  )
  return row ?? { waiting: 0, oldestSeconds: 0 }
}
