/**
 * Writes articles that were published elsewhere: listed by their own dates, a whole batch in one
 * transaction.
 */
import { reasonOf, sqlState } from '../../core/store/errors.ts'
import {
  collectChanges,
  constraintOf,
  finishChanges,
  inTransaction,
  readClock,
  setActor,
  startImport,
  type WriterDatabase,
} from '../../core/store/writer-database.ts'
import type { ArticleBody } from './article-body.ts'
import { type StoredBody, toBody } from './article-document.ts'
import { type Fault, faultOf, faultOfError } from './faults.ts'
import {
  type Imported,
  type ImportHow,
  type ItemToImport,
  nothing,
  toWrite,
  type Writable,
} from './import-item.ts'
import { knownAfter } from './import-merge.ts'
import { findBrokenRules } from './store/find-faults.ts'
import { findTaken, readKnown, writeKnown } from './store/imported.ts'
import { readByGuid, readById } from './store/read-articles.ts'
import { findDeleted } from './store/read-events.ts'
import { writeArticles } from './store/write-articles.ts'

/**
 * The results, in the order of the items; each guid must be there once. What is refused does not
 * stop the others.
 */
export function importItems(
  db: WriterDatabase,
  items: readonly ItemToImport[],
  how: ImportHow,
): Promise<readonly Imported[]> {
  return inTransaction(
    db,
    async (tx) => {
      await setActor(tx, 'candor import')
      await startImport(tx)
      const now = await readClock(tx)
      const all = await attempt(tx, (inner) => writeItems(inner, items, how, now))
      if (Array.isArray(all)) return all
      // Some rules are known only by writing, and name no item: then each is written by itself.
      const results: Imported[] = []
      for (const item of items) {
        await collectChanges(tx)
        const one = await attempt(tx, (inner) => writeItems(inner, [item], how, now))
        if (Array.isArray(one)) results.push(...one)
        else
          results.push({
            ...nothing,
            id: item.externalIds[0] ?? null,
            result: 'refused',
            faults: [one],
          })
      }
      return results
    },
    () => !how.dryRun,
  )
}

/** Runs the work in a savepoint. What the database refuses of it is returned. */
const attempt = (tx: WriterDatabase, work: (inner: WriterDatabase) => Promise<Imported[]>) =>
  tx.transaction(work).catch((error: unknown): Fault => {
    const refused = faultOfError(error) ?? faultWithoutRule(error)
    if (refused === null) throw error
    return refused.code === 'changed_after_review'
      ? { ...refused, detail: `${refused.detail} ${wayOut}` }
      : refused
  })

/** An import can date no review. */
const wayOut = 'Write the new text by candor publish, with its review.'

/**
 * Classes of SQLSTATE in which another text can succeed (PostgreSQL, Appendix A);
 * `src/core/store/errors.ts` has more of them.
 */
const refusals: readonly string[] = ['21', '22', '23', '54', 'P0']

/** The transaction runs again if another writer has just taken the external id. */
function faultWithoutRule(error: unknown): Fault | null {
  const state = String(sqlState(error))
  const constraint = constraintOf(error)
  if (!refusals.includes(state.slice(0, 2)) || constraint === 'articles_external_id_unique')
    return null
  return {
    pointer: '',
    code: constraint ?? state,
    detail: `The database refuses it: ${reasonOf(error)}.`,
  }
}

async function writeItems(
  tx: WriterDatabase,
  items: readonly ItemToImport[],
  how: ImportHow,
  now: string,
): Promise<Imported[]> {
  const guids = items.map(({ article }) => article.guid)
  const stored = new Map((await readByGuid(tx, guids)).map((each) => [each.guid, each]))
  const missing = guids.filter((guid) => !stored.has(guid) && !how.isUndeleted(guid))
  const deleted = await findDeleted(tx, missing)
  const added = items.filter(({ article: { guid } }) => !stored.has(guid) && !deleted.has(guid))
  const free = await withFreeIds(tx, added)
  const storedIds = Array.from(stored.values(), ({ id }) => id)
  const known = await readKnown(tx, storedIds)
  const read = await Promise.all(
    items.map(async (item) => {
      if (deleted.has(item.article.guid))
        return { ...nothing, id: null, result: 'deleted' as const }
      const was = stored.get(item.article.guid) ?? null
      const id = was === null ? (free.get(item) ?? null) : was.external_id
      return {
        id,
        ...(await toWrite(item, was, known.get(was?.id ?? '') ?? {}, { ...how, now, id })),
      }
    }),
  )
  const written = read.flatMap((each) => ('rows' in each ? [each] : []))
  const writtenRows = written.map(({ rows }) => rows)
  const broken = await findBrokenRules(tx, writtenRows)
  const faults = new Map(
    writtenRows.map((rows, index) => {
      // A label of another newsroom is no fault: the topic keeps its own.
      const own = (broken[index] ?? []).filter(({ rule }) => rule !== 'topic_has_another_label')
      return [rows, own.map((rule) => faultOf(rule, rows))]
    }),
  )
  const right = written.filter(({ rows }) => faults.get(rows)?.length === 0)
  const rightRows = right.map(({ rows }) => rows)
  const changed = await writeArticles(tx, rightRows)
  await finishChanges(tx)
  const otherLabels = await keepKnown(tx, right)
  return read.map((each): Imported => {
    if (!('rows' in each)) return each
    const { id, rows, isNew, merged } = each
    const own = faults.get(rows) ?? []
    if (own.length > 0) return { ...nothing, id, result: 'refused', faults: own }
    const result = isNew ? 'created' : changed.has(rows.article.id) ? 'changed' : 'unchanged'
    const { left, overwritten } = merged
    return { id, result, faults: [], left, overwritten, otherLabels: otherLabels.get(rows) ?? [] }
  })
}

/**
 * By the articles as the database has them now: triggers date reviews and corrections, and topics
 * keep their labels. Returns which of them the source calls otherwise.
 */
async function keepKnown(tx: WriterDatabase, written: readonly Writable[]) {
  const ids = written.map(({ rows }) => rows.article.id)
  const here = new Map((await readById(tx, ids)).map((each) => [each.id, toBody(each)]))
  const entries = written.map(async ({ rows: { article }, merged, source, known }) => {
    const body = here.get(article.id)
    return [
      article.id,
      body === undefined ? known : await knownAfter(merged, source, body, known),
    ] as const
  })
  await writeKnown(tx, new Map(await Promise.all(entries)))
  return new Map(
    written.map(({ rows, source }) => [rows, labelsKept(source, here.get(rows.article.id))]),
  )
}

type Topics = readonly { readonly slug: string; readonly label: string }[]

function labelsKept(source: ArticleBody, here: StoredBody | undefined): readonly string[] {
  const own = new Map(here?.topics.map(({ slug, label }) => [slug, label]))
  return ((source.topics ?? []) as Topics).flatMap(({ slug, label }) => {
    const kept = own.get(slug) ?? label
    return kept === label ? [] : [`"${label}" is "${kept}" here, at ${slug}`]
  })
}

/** The first external id of each that no other article has; none if all are taken. */
async function withFreeIds(tx: WriterDatabase, items: readonly ItemToImport[]) {
  const all = items.flatMap(({ externalIds }) => externalIds)
  const taken = await findTaken(tx, all)
  const free = new Map<ItemToImport, string>()
  for (const item of items) {
    const id = item.externalIds.find((each) => !taken.has(each))
    if (id === undefined) continue
    free.set(item, id)
    taken.add(id)
  }
  return free
}
