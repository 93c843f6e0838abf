/** Signed statements in the database: what waits for one, and adding it (docs/decisions/0044-signed-statements.md). */
import { sql } from 'drizzle-orm'
import { rowsOf, type WriterDatabase } from './database.ts'

export type State = 'published' | 'retracted' | 'withdrawn'

/** The last statement of an article. */
export type Last = {
  readonly number: number
  readonly state: State
  readonly jws: string
  readonly audience: readonly string[] | null
}

/** An article that waits for a statement. */
export type Waiting = {
  readonly guid: string
  /** As `addStatements` compares it. */
  readonly changes: number
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
  readonly last: Last | null
}

/** At most `max`, the newest first: an article that was just published does not wait for an archive. */
export async function readWaiting(db: WriterDatabase, max: number): Promise<Waiting[]> {
  const rows = await rowsOf<{ waiting: string }>(
    db,
    sql`select json_build_object('guid', w.guid, 'changes', w.changes,
        'article', case when a.status in ('published', 'retracted') then json_build_object('id', a.id, 'audience', a.audience,
          'text', candor_text_digest(a.title, a.standfirst, a.body_html), 'review', coalesce((
            select g.method from signatures g where g.article_id = a.id and g.text_digest = a.reviewed_digest
            order by g.signed_at desc limit 1), 'token')) end,
        'last', (select json_build_object('number', s.number, 'state', s.state, 'jws', s.jws, 'audience', s.audience)
          from statements s where s.address = encode(sha256(convert_to(w.guid, 'UTF8')), 'hex') order by s.number desc limit 1)
      )::text as waiting
      from (select * from signed_articles where due_at <= candor_clock() order by due_at desc limit ${sql.raw(`${max}`)}) w
      left join articles a on a.guid = w.guid order by w.due_at desc`,
  )
  return rows.map(({ waiting }) => JSON.parse(waiting) as Waiting)
}

export type NewStatement = Last & { readonly at: string }

export type Addition = Pick<Waiting, 'guid' | 'changes'> & {
  /** Whether the article has the last statement now: a withdrawn one has none. */
  readonly current: boolean
  readonly statements: readonly NewStatement[]
}

/** Adds them at once, and returns the guids for which it did. Another change, or another signer, was faster for the rest. */
export const addStatements = async (db: WriterDatabase, additions: readonly Addition[]): Promise<string[]> =>
  (
    await rowsOf<{ guid: string }>(
      db,
      sql`select guid from candor_add_statements(${JSON.stringify(additions)}::jsonb) as guid`,
    )
  ).map(({ guid }) => guid)

/** For metrics: articles that wait for a statement, and since when the first of them does, 0 if there is none. */
export async function readUnsigned(db: WriterDatabase): Promise<{ waiting: number; oldestSeconds: number }> {
  const [row] = await rowsOf<{ waiting: number; oldestSeconds: number }>(
    db,
    sql`select count(*)::int as waiting,
        coalesce(extract(epoch from statement_timestamp() - min(greatest(noted_at, due_at))), 0)::float8 as "oldestSeconds"
      from signed_articles where due_at <= candor_clock()`,
  )
  return row ?? { waiting: 0, oldestSeconds: 0 }
}
