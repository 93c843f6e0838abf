/**
 * Signed statements in the database: what waits for one, and adding it
 * (docs/decisions/0044-signed-statements.md).
 */
import { type SQL, sql } from 'drizzle-orm'
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
  /** `null` if it is not published any more. */
  readonly article: {
    readonly id: string
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

/**
 * At most `max`, the newest first: an article that was just published does not wait for an archive.
 */
export async function readWaiting(db: WriterDatabase, max: number): Promise<Waiting[]> {
  const guid = sql`w.guid`
  const rows = await rowsOf<{ waiting: string }>(
    db,
    sql`select json_build_object('guid', w.guid, 'address', ${addressOf(guid)}, 'changes', w.changes, 'readAt', ${timestamp(sql`statement_timestamp()`)},
        'article', case when a.status in ('published', 'retracted')
          then json_build_object('id', a.id, 'audience', a.audience,
          'text', candor_text_digest(a.title, a.standfirst, a.body_html), 'review', coalesce((
            select g.method from signatures g where g.article_id = a.id
              and g.text_digest = a.reviewed_digest
            order by g.signed_at desc limit 1), 'token')) end,
        'last', json_build_object('public', ${lastOf(addressOf(guid))}, 'private',
          ${lastOf(addressOf(guid, sql`'~'`))})
      )::text as waiting
      from (select * from signed_articles where due_at <= candor_clock() order by due_at desc
        limit ${sql.raw(`${max}`)}) w
      left join articles a on a.guid = w.guid order by w.due_at desc`,
  )
  return rows.map(({ waiting }) => JSON.parse(waiting) as Waiting)
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
