/** Writes articles that were published elsewhere: listed by their own dates, a whole batch in one transaction. */
import { sqlState } from '../store/errors.ts'
import { reasonOf } from '../store/reason-of.ts'
import { constraintOf } from '../writer/constraint-of.ts'
import {
  collectChanges,
  finishChanges,
  inTransaction,
  readClock,
  setActor,
  startImport,
  type WriterDatabase,
} from '../writer/database.ts'
import { findTaken } from '../writer/external-ids.ts'
import { findBrokenRules } from '../writer/find-faults.ts'
import { readByGuid } from '../writer/read-articles.ts'
import { type ArticleRows, writeArticles } from '../writer/write-articles.ts'
import { type ArticleBody, articleBody } from './article-body.ts'
import { identityOf, toRows } from './article-rows.ts'
import { faultOfError } from './database-faults.ts'
import { type Fault, faultOf, parseBody, Refused } from './faults.ts'
import { isTakenBack } from './scopes.ts'

export type ItemToImport = {
  /** The one that it should have, and others in case it is taken. */
  readonly externalIds: readonly string[]
  readonly article: ArticleBody & { readonly guid: string }
}

export type Imported = {
  /** The external id that the article has, or would have. */
  readonly id: string | null
  readonly result: 'created' | 'changed' | 'unchanged' | 'kept' | 'refused'
  readonly faults: readonly Fault[]
}

export type ImportHow = {
  /** Whether articles that are there already are written again: otherwise they are kept, with what was changed since. */
  readonly update: boolean
  readonly dryRun: boolean
}

/** The results, in the order of the items; each guid must be there once. What is refused does not stop the others. */
export function importItems(
  db: WriterDatabase,
  items: readonly ItemToImport[],
  { update, dryRun }: ImportHow,
): Promise<readonly Imported[]> {
  return inTransaction(
    db,
    async (tx) => {
      await setActor(tx, 'candor import')
      await startImport(tx)
      const now = await readClock(tx)
      const all = await attempt(tx, (inner) => writeItems(inner, items, update, now))
      if (!('refused' in all)) return all.done
      // Some rules are known only by writing, and name no item: then each is written by itself.
      const results: Imported[] = []
      for (const item of items) {
        await collectChanges(tx)
        const one = await attempt(tx, (inner) => writeItems(inner, [item], update, now))
        results.push(
          ...('refused' in one
            ? [{ id: item.externalIds[0] ?? null, result: 'refused' as const, faults: [one.refused] }]
            : one.done),
        )
      }
      return results
    },
    () => !dryRun,
  )
}

/** Runs the work in a savepoint. What the database refuses of it is returned. */
async function attempt<T>(
  tx: WriterDatabase,
  work: (inner: WriterDatabase) => Promise<T>,
): Promise<{ readonly done: T } | { readonly refused: Fault }> {
  try {
    return { done: await tx.transaction(work) }
  } catch (error) {
    const refused = faultOfError(error) ?? faultWithoutRule(error)
    if (refused === null) throw error
    return { refused }
  }
}

/** Classes of SQLSTATE in which another text can succeed (PostgreSQL, Appendix A); `src/store/errors.ts` has more of them. */
const refusals: readonly string[] = ['21', '22', '23', '54', 'P0']

/** Of an external id that another writer has just taken, the transaction runs again. */
function faultWithoutRule(error: unknown): Fault | null {
  const state = String(sqlState(error))
  const constraint = constraintOf(error)
  if (!refusals.includes(state.slice(0, 2)) || constraint === 'articles_external_id_unique') return null
  return { pointer: '', code: constraint ?? state, detail: `The database refuses it: ${reasonOf(error)}.` }
}

async function writeItems(
  tx: WriterDatabase,
  items: readonly ItemToImport[],
  update: boolean,
  now: string,
): Promise<readonly Imported[]> {
  const guids = items.map(({ article }) => article.guid)
  const stored = new Map((await readByGuid(tx, guids)).map((each) => [each.columns['guid'], each]))
  const free = await withFreeIds(
    tx,
    items.filter(({ article }) => !stored.has(article.guid)),
  )
  const read = items.map((item) => {
    const was = stored.get(item.article.guid) ?? null
    const id = was === null ? (free.get(item) ?? null) : (was.columns['external_id'] as string | null)
    return { id, ...toWrite(item, was, { update, now, id }) }
  })
  const written = read.flatMap((each) => ('rows' in each ? [each] : []))
  const broken = await findBrokenRules(
    tx,
    written.map(({ rows }) => rows),
  )
  const faults = new Map(
    written.map((each, index) => {
      // Another newsroom's label is no fault of an article: the topic keeps ours.
      const own = (broken[index] ?? []).filter(({ rule }) => rule !== 'topic_has_another_label')
      return [each.rows, own.map((rule) => faultOf(rule, each.rows))]
    }),
  )
  const right = written.flatMap(({ rows }) => (faults.get(rows)?.length === 0 ? [rows] : []))
  const changed = await writeArticles(tx, right)
  await finishChanges(tx)
  return read.map((each): Imported => {
    if (!('rows' in each)) return each
    const { id, rows, isNew } = each
    const own = faults.get(rows) ?? []
    if (own.length > 0) return { id, result: 'refused', faults: own }
    if (isNew) return { id, result: 'created', faults: [] }
    return { id, result: changed.has(rows.article.id) ? 'changed' : 'unchanged', faults: [] }
  })
}

/** The first external id of each that no other article has; none if all are taken. */
async function withFreeIds(tx: WriterDatabase, items: readonly ItemToImport[]) {
  const taken = await findTaken(
    tx,
    items.flatMap(({ externalIds }) => externalIds),
  )
  const free = new Map<ItemToImport, string>()
  for (const item of items) {
    const id = item.externalIds.find((each) => !taken.has(each))
    if (id === undefined) continue
    free.set(item, id)
    taken.add(id)
  }
  return free
}

type Writable = { readonly rows: ArticleRows; readonly isNew: boolean }
type How = { readonly update: boolean; readonly now: string; readonly id: string | null }

function toWrite(
  { article }: ItemToImport,
  stored: Stored,
  { update, now, id: externalId }: How,
): Omit<Imported, 'id'> | Writable {
  if (stored !== null && !update) return { result: 'kept', faults: [] }
  try {
    const body = withoutReturn(parseBody(articleBody, article), stored)
    if (stored !== null) return { rows: toRows(body, stored, identityOf(stored), now), isNew: false }
    const identity = { id: crypto.randomUUID(), externalId, guid: article.guid, holder: null }
    return { rows: toRows(body, null, identity, now), isNew: true }
  } catch (error) {
    if (error instanceof Refused) return { result: 'refused', faults: error.faults }
    throw error
  }
}

/** What was retracted or withheld here stays so, whatever the other software says. */
function withoutReturn(body: ArticleBody, stored: Stored): ArticleBody {
  if (!isTakenBack(stored?.columns['status'])) return body
  const { status: _, retraction: __, ...others } = body
  return others
}

type Stored = Awaited<ReturnType<typeof readByGuid>>[number] | null
