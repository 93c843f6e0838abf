/** Runs one operation in a transaction of its own, and what it shares with those that run together. */
import { finishChanges, inTransaction, readClock, setActor, together, type WriterDatabase } from '../writer/database.ts'
import {
  isStorable,
  lockNames,
  namedBy,
  readArticles,
  readById,
  readVisibility,
  type StoredArticle,
  type Visibility,
} from '../writer/read-articles.ts'
import { faultOfError } from './database-faults.ts'
import { fault, notFound, Refused, refuse } from './faults.ts'
import { type Done, type Operation, operate, type Situation } from './operations.ts'
import { withOwnPointers } from './own-pointers.ts'
import type { Caller } from './scopes.ts'

export type Result =
  | (Done & { readonly article: StoredArticle | null; readonly visibility: Visibility | null })
  | { readonly result: 'refused'; readonly refused: Refused }

export type Run = {
  readonly results: readonly Result[]
  /** Whether anything stays. */
  readonly kept: boolean
}

/** What else the transaction does. */
export type Around = {
  readonly begin?: (tx: WriterDatabase) => Promise<void>
  /** Only if the transaction is kept. */
  readonly end?: (tx: WriterDatabase, run: Run) => Promise<void>
}

/** Locks the articles, and returns the time in the database. */
export async function begin(tx: WriterDatabase, { name }: Caller, names: readonly string[]): Promise<string> {
  const [, , now] = await together([setActor(tx, name), lockNames(tx, names), readClock(tx)])
  return now
}

/**
 * As `runOperations` in run-operations.ts, without savepoints: what refuses the operation undoes all. A server is asked three
 * times: for the article, to write it, and to commit.
 */
export async function runOne(
  db: WriterDatabase,
  caller: Caller,
  operation: Operation,
  dryRun: boolean,
  around: Around,
): Promise<Run> {
  let begun = false
  const work = async (tx: WriterDatabase): Promise<Run> => {
    begun = false
    const names = [operation.name].filter(isStorable)
    // By itself: what it refuses must not wait for locks.
    await around.begin?.(tx)
    const [now, ...found] = await together([
      begin(tx, caller, names),
      ...names.map((name) => readArticles(tx, namedBy(name))),
    ])
    begun = true
    let ended: Promise<[unknown, (done: Done) => Result]> | undefined
    const end = (id: string | null) => {
      ended = together([finishChanges(tx), readResults(tx, id === null ? [] : [id])])
      // It fails with the writes before it.
      ended.catch(() => {})
    }
    const done = await operateOn(operation, { tx, caller, stored: found[0]?.[0] ?? null, now, end })
    const [, toResult] = (await ended) ?? []
    if (!toResult) throw new Error('an operation without an end')
    const run = { results: [toResult(done)], kept: !dryRun }
    if (run.kept) await around.end?.(tx, run)
    return run
  }
  try {
    return await inTransaction(db, work, ({ kept }) => kept)
  } catch (error) {
    const refused = begun ? refusalOf(error) : null
    if (refused === null) throw error
    return { results: [{ result: 'refused', refused: withOwnPointers(operation, refused) }], kept: false }
  }
}

/** `null` for an error that is not the fault of an operation. */
export function refusalOf(error: unknown): Refused | null {
  if (error instanceof Refused) return error
  const found = faultOfError(error)
  return found && refuse([found])
}

export function operateOn(operation: Operation, situation: Situation): Promise<Done> {
  const { method, name } = operation
  if (isStorable(name)) return operate(operation, situation)
  throw method === 'put' ? refuse([fault('/external_id', 'external_id_has_no_blanks')]) : notFound(name)
}

/** How the results of operations on articles with these ids are told. */
export async function readResults(tx: WriterDatabase, ids: readonly string[]): Promise<(done: Done) => Result> {
  const [found, visibility] = await together([readById(tx, ids), readVisibility(tx, ids)])
  const articles = new Map(found.map((article) => [article.id, article]))
  return (done) => ({ ...done, article: articles.get(done.id) ?? null, visibility: visibility.get(done.id) ?? null })
}
