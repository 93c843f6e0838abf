/** Runs operations in one transaction: all of them or none, or each for itself. */
import {
  collectChanges,
  finishChanges,
  inTransaction,
  readClock,
  setActor,
  together,
  type WriterDatabase,
} from '../writer/database.ts'
import { isStorable, lockNames, namedBy, readArticles } from '../writer/read-articles.ts'
import { faultOfError } from './database-faults.ts'
import { Refused, refuse } from './faults.ts'
import { type Operation, operate } from './operations.ts'
import { withOwnPointers } from './own-pointers.ts'
import { type Done, type Result, readResults } from './results.ts'
import type { Caller } from './scopes.ts'

export type Run = {
  readonly results: readonly Result[]
  /** Whether anything stays. */
  readonly kept: boolean
}

/** What else the transaction does. */
export type Around = {
  readonly begin: (tx: WriterDatabase) => Promise<void>
  /** Only if the transaction is kept. */
  readonly end: (tx: WriterDatabase, run: Run) => Promise<void>
}

export type How = {
  /** Whether one operation that is refused undoes the others. */
  readonly atomic: boolean
  /** Whether to undo all of it in the end. */
  readonly dryRun: boolean
}

/**
 * The results, in the order of the operations. An error of the database that is not the fault of an operation is thrown.
 */
export async function runOperations(
  db: WriterDatabase,
  caller: Caller,
  operations: readonly Operation[],
  how: How,
  around: Around,
): Promise<Run> {
  const [only, ...others] = operations
  if (only && how.atomic && others.length === 0) return runOne(db, caller, only, how.dryRun, around)
  return runMany(db, caller, operations, how, around)
}

/** Without savepoints: what refuses the operation undoes all. A server is asked three times: for the article, to write it, and to commit. */
async function runOne(
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
    await around.begin(tx)
    const [now, ...found] = await together([
      begin(tx, caller, names),
      ...names.map((name) => readArticles(tx, namedBy(name))),
    ])
    begun = true
    const stored = found[0]?.[0] ?? null
    const { done, toResult } = await operate(operation, { tx, caller, stored, now, isLast: true })
    if (!toResult) throw new Error('an operation without an end')
    const run = { results: [toResult(done)], kept: !dryRun }
    if (run.kept) await around.end(tx, run)
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

async function runMany(
  db: WriterDatabase,
  caller: Caller,
  operations: readonly Operation[],
  { atomic, dryRun }: How,
  around: Around,
): Promise<Run> {
  // What is refused only at the end is known one by one: then the others run again without it.
  const refused = new Map<number, Refused>()
  for (;;) {
    const run = await inTransaction(
      db,
      async (tx): Promise<Run | 'again'> => {
        const names = operations.map(({ name }) => name).filter(isStorable)
        await around.begin(tx)
        const now = await begin(tx, caller, names)
        const results = await attempt(tx, async (inner) => {
          const outcomes: (Done | Refused)[] = []
          for (const [index, operation] of operations.entries()) {
            outcomes.push(
              refused.get(index) ??
                (await attemptOne(inner, operation, (own) => operateIn(own, caller, operation, now))),
            )
          }
          await finishChanges(inner)
          const ids = outcomes.flatMap((each) =>
            each instanceof Refused || each.result === 'deleted' ? [] : [each.id],
          )
          const toResult = await readResults(inner, ids)
          return outcomes.map(
            (each): Result => (each instanceof Refused ? { result: 'refused', refused: each } : toResult(each)),
          )
        })
        if (results instanceof Refused) {
          await findLate(tx, { caller, operations, now, refused, late: results })
          return 'again'
        }
        const fine = results.every(({ result }) => result !== 'refused')
        const done = { results, kept: !dryRun && (fine || !atomic) }
        if (done.kept) await around.end(tx, done)
        return done
      },
      (done) => done !== 'again' && done.kept,
    )
    if (run !== 'again') return run
  }
}

/** Locks the articles, and returns the time in the database. */
async function begin(tx: WriterDatabase, { name }: Caller, names: readonly string[]): Promise<string> {
  const [, , now] = await together([setActor(tx, name), lockNames(tx, names), readClock(tx)])
  return now
}

/** `null` for an error that is not the fault of an operation. */
function refusalOf(error: unknown): Refused | null {
  if (error instanceof Refused) return error
  const found = faultOfError(error)
  return found && refuse([found])
}

/** Runs the work in a savepoint. What the database's rules refuse is returned. */
async function attempt<T>(tx: WriterDatabase, work: (inner: WriterDatabase) => Promise<T>): Promise<T | Refused> {
  try {
    return await tx.transaction(work)
  } catch (error) {
    const refused = refusalOf(error)
    if (refused === null) throw error
    return refused
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
  const { name } = operation
  const [stored = null] = isStorable(name) ? await readArticles(tx, namedBy(name)) : []
  return (await operate(operation, { tx, caller, stored, now, isLast: false })).done
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
