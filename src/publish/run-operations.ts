/** Runs operations in one transaction: all of them or none, or each for itself. */
import {
  collectChanges,
  finishChanges,
  inTransaction,
  readClock,
  setActor,
  type WriterDatabase,
} from '../writer/database.ts'
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
import { fault, Refused, refuse } from './faults.ts'
import { type Done, notFound, type Operation, operate } from './operations.ts'
import { withOwnPointers } from './own-pointers.ts'
import type { Caller } from './scopes.ts'

export type Result =
  | (Done & { readonly article: StoredArticle | null; readonly visibility: Visibility | null })
  | { readonly result: 'refused'; readonly refused: Refused }

export type How = {
  /** Whether one operation that is refused undoes the others. */
  readonly atomic: boolean
  /** Whether to undo all of it in the end. */
  readonly dryRun: boolean
}

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

/**
 * The results, in the order of the operations. An error of the database that is not the fault of an operation is thrown.
 */
export async function runOperations(
  db: WriterDatabase,
  caller: Caller,
  operations: readonly Operation[],
  { atomic, dryRun }: How,
  around: Around = {},
): Promise<Run> {
  // What is refused only at the end is known one by one: then the others run again without it.
  const refused = new Map<number, Refused>()
  for (;;) {
    const run = await inTransaction(
      db,
      async (tx): Promise<Run | 'again'> => {
        await around.begin?.(tx)
        await setActor(tx, caller.name)
        await lockNames(tx, operations.map(({ name }) => name).filter(isStorable))
        const now = await readClock(tx)
        const results = await attempt(tx, async (inner) => {
          const outcomes: (Done | Refused)[] = []
          for (const [index, operation] of operations.entries()) {
            outcomes.push(
              refused.get(index) ??
                (await attemptOne(inner, operation, (own) => operateIn(own, caller, operation, now))),
            )
          }
          await finishChanges(inner)
          return readResults(inner, outcomes)
        })
        if (results instanceof Refused) {
          await findLate(tx, { caller, operations, now, refused, late: results })
          return 'again'
        }
        const fine = results.every(({ result }) => result !== 'refused')
        const done = { results, kept: !dryRun && (fine || !atomic) }
        if (done.kept) await around.end?.(tx, done)
        return done
      },
      (done) => done !== 'again' && done.kept,
    )
    if (run !== 'again') return run
  }
}

/** Runs the work in a savepoint. What the database's rules refuse is returned. */
async function attempt<T>(tx: WriterDatabase, work: (inner: WriterDatabase) => Promise<T>): Promise<T | Refused> {
  try {
    return await tx.transaction(work)
  } catch (error) {
    if (error instanceof Refused) return error
    const found = faultOfError(error)
    if (found === null) throw error
    return refuse([found])
  }
}

async function attemptOne<T>(
  tx: WriterDatabase,
  operation: Operation,
  work: (inner: WriterDatabase) => Promise<T>,
): Promise<T | Refused> {
  const outcome = await attempt(tx, work)
  return outcome instanceof Refused ? withOwnPointers(operation, outcome) : outcome
}

async function operateIn(tx: WriterDatabase, caller: Caller, operation: Operation, now: string): Promise<Done> {
  if (!isStorable(operation.name)) {
    throw operation.method === 'put'
      ? refuse([fault('/external_id', 'external_id_has_no_blanks')])
      : notFound(operation.name)
  }
  const [stored = null] = await readArticles(tx, namedBy(operation.name))
  return operate(operation, { tx, caller, stored, now })
}

type Late = {
  readonly caller: Caller
  readonly operations: readonly Operation[]
  readonly now: string
  /** Gets those that are found, by their positions. */
  readonly refused: Map<number, Refused>
  /** What the end of the transaction said. */
  readonly late: Refused
}

/** Finds the operations that the end of the transaction refuses: finishes each by itself. */
async function findLate(tx: WriterDatabase, { caller, operations, now, refused, late }: Late): Promise<void> {
  const before = refused.size
  for (const [index, operation] of operations.entries()) {
    if (refused.has(index)) continue
    await collectChanges(tx)
    const outcome = await attemptOne(tx, operation, async (inner) => {
      await operateIn(inner, caller, operation, now)
      await finishChanges(inner)
    })
    if (outcome instanceof Refused) refused.set(index, outcome)
  }
  if (refused.size === before) throw late
}

async function readResults(tx: WriterDatabase, outcomes: readonly (Done | Refused)[]): Promise<Result[]> {
  const ids = outcomes.flatMap((each) => (each instanceof Refused || each.result === 'deleted' ? [] : [each.id]))
  const articles = new Map((await readById(tx, ids)).map((article) => [article.id, article]))
  const visibility = await readVisibility(tx, ids)
  return outcomes.map((each) =>
    each instanceof Refused
      ? { result: 'refused', refused: each }
      : { ...each, article: articles.get(each.id) ?? null, visibility: visibility.get(each.id) ?? null },
  )
}
