/**
 * Runs operations as a caller, in one transaction: all of them or none, or each for itself. The one
 * entry for writing articles with the rights of a token.
 */
import type { AddressOf } from '../../core/article-address.ts'
import {
  collectChanges,
  finishChanges,
  inTransaction,
  readClock,
  setActor,
  together,
  type WriterDatabase,
} from '../../core/store/writer-database.ts'
import { faultOfError, Refused, refuse, withOwnPointers } from './faults.ts'
import type { Operation } from './operation.ts'
import { operate } from './operations.ts'
import { type Done, type Result, readResults } from './results.ts'
import type { Caller, Method } from './scopes.ts'
import { isStorable, lockNames, namedBy, readArticles } from './store/read-articles.ts'

export type Run = {
  /** In the order of the operations. */
  readonly results: readonly Result[]
  /** Something of the work stays in the database. */
  readonly kept: boolean
}

export type Work = {
  readonly db: WriterDatabase
  readonly caller: Caller
  readonly operations: readonly Operation[]
  /** Gives articles an address that their writer leaves out. */
  readonly addressOf?: AddressOf | null
  /** One operation that is refused undoes the others. */
  readonly atomic: boolean
  /** Undoes all of it in the end. */
  readonly dryRun: boolean
  /** Runs at the beginning of the transaction. */
  readonly begin: (tx: WriterDatabase) => Promise<void>
  /** Runs at its end, if it is kept. */
  readonly end: (tx: WriterDatabase, run: Run) => Promise<void>
}

/**
 * @throws what `begin` and `end` throw, and errors of the database that are not the fault of an
 *   operation.
 */
export async function runOperations(work: Work): Promise<Run> {
  const [only, ...others] = work.operations
  return only && work.atomic && others.length === 0 ? runOne(work, only) : runMany(work)
}

/**
 * Without savepoints: what refuses the operation undoes all. A server is asked three times: for the
 * article, to write it, and to commit.
 */
async function runOne(work: Work, operation: Operation): Promise<Run> {
  const { db, caller, dryRun, addressOf } = work
  try {
    return await inTransaction(
      db,
      async (tx) => {
        const names = [operation.name].filter(isStorable)
        // Not together with the locks: a refusal must not wait for them.
        await work.begin(tx)
        // The locks are sent first: an article that is read before them can be out of date.
        const [now, ...found] = await together([
          begin(tx, caller, names),
          ...names.map((name) => readArticles(tx, namedBy(name))),
        ])
        const stored = found[0]?.[0] ?? null
        const { done, toResult } = await operate(operation, {
          tx,
          caller,
          stored,
          now,
          isLast: true,
          addressOf,
        })
        if (!toResult) throw new Error('an operation without an end')
        const run = { results: [toResult(done)], kept: !dryRun }
        if (run.kept) await work.end(tx, run)
        return run
      },
      ({ kept }) => kept,
    )
  } catch (error) {
    return {
      results: [{ result: 'refused', refused: toRefusal(error, operation.method) }],
      kept: false,
    }
  }
}

function runMany(work: Work): Promise<Run> {
  const { db, caller, operations, atomic, dryRun } = work
  return inTransaction(
    db,
    async (tx) => {
      await work.begin(tx)
      const now = await begin(tx, caller, operations.map(({ name }) => name).filter(isStorable))
      const all = await attempt(tx, async (inner) => {
        const outcomes = await operateEach(inner, work, now, false)
        await finishChanges(inner)
        return outcomes
      })
      // A refusal at the end of the transaction names no operation: then each is finished by
      // itself.
      const outcomes = all instanceof Refused ? await operateEach(tx, work, now, true) : all
      const ids = outcomes.flatMap((each) =>
        each instanceof Refused || each.result === 'deleted' ? [] : [each.id],
      )
      const toResult = await readResults(tx, ids)
      const results = outcomes.map(
        (each): Result =>
          each instanceof Refused ? { result: 'refused', refused: each } : toResult(each),
      )
      const fine = results.every(({ result }) => result !== 'refused')
      const run = { results, kept: !dryRun && (fine || !atomic) }
      if (run.kept) await work.end(tx, run)
      return run
    },
    ({ kept }) => kept,
  )
}

/** Each operation in a savepoint of its own. */
async function operateEach(
  tx: WriterDatabase,
  { caller, operations, addressOf }: Work,
  now: string,
  finishes: boolean,
) {
  const outcomes: (Done | Refused)[] = []
  for (const operation of operations) {
    const { method, name } = operation
    if (finishes) await collectChanges(tx)
    const outcome = await attempt(
      tx,
      async (own) => {
        const [stored = null] = isStorable(name) ? await readArticles(own, namedBy(name)) : []
        const { done } = await operate(operation, {
          ...{ tx: own, caller, stored, now, isLast: false, addressOf },
        })
        if (finishes) await finishChanges(own)
        return done
      },
      method,
    )
    outcomes.push(outcome)
  }
  return outcomes
}

/** Locks the articles, and returns the time in the database. */
async function begin(
  tx: WriterDatabase,
  { name }: Caller,
  names: readonly string[],
): Promise<string> {
  const [, , now] = await together([setActor(tx, name), lockNames(tx, names), readClock(tx)])
  return now
}

/** Runs the work in a savepoint. What the database's rules refuse is returned. */
const attempt = <T>(
  tx: WriterDatabase,
  work: (inner: WriterDatabase) => Promise<T>,
  method?: Method,
) => tx.transaction(work).catch((error: unknown) => toRefusal(error, method))

/** @throws the error, if it is not the fault of an operation. */
function toRefusal(error: unknown, method?: Method): Refused {
  const found = error instanceof Refused ? null : faultOfError(error)
  const refused = error instanceof Refused ? error : found && refuse([found])
  if (refused === null) throw error
  return method === undefined ? refused : withOwnPointers(method, refused)
}
