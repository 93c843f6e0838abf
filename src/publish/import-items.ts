/** Writes articles that were published elsewhere: listed by their own dates, a whole batch in one transaction. */
import {
  finishChanges,
  inTransaction,
  readClock,
  setActor,
  startImport,
  type WriterDatabase,
} from '../writer/database.ts'
import { findBrokenRules } from '../writer/find-faults.ts'
import { readByGuid } from '../writer/read-articles.ts'
import { type ArticleRows, writeArticles } from '../writer/write-articles.ts'
import { type ArticleBody, articleBody } from './article-body.ts'
import { toRows } from './article-rows.ts'
import { type Fault, faultOf, parseBody, Refused } from './faults.ts'

export type ItemToImport = {
  readonly externalId: string
  readonly article: ArticleBody & { readonly guid: string }
}

export type Imported = {
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
      const stored = new Map(
        (
          await readByGuid(
            tx,
            items.map(({ article }) => article.guid),
          )
        ).map((each) => [each.columns['guid'], each]),
      )
      const read = items.map((item) => toWrite(item, stored.get(item.article.guid) ?? null, update, now))
      const written = read.flatMap((each) => ('rows' in each ? [each] : []))
      const broken = await findBrokenRules(
        tx,
        written.map(({ rows }) => rows),
      )
      const faults = new Map(
        written.map((each, index) => [each, (broken[index] ?? []).map((rule) => faultOf(rule, each.rows))]),
      )
      const right = written.filter((each) => faults.get(each)?.length === 0)
      const changed = await writeArticles(
        tx,
        right.map(({ rows }) => rows),
      )
      await finishChanges(tx)
      return read.map((each): Imported => {
        if (!('rows' in each)) return each
        const own = faults.get(each) ?? []
        if (own.length > 0) return { result: 'refused', faults: own }
        if (each.isNew) return { result: 'created', faults: [] }
        return { result: changed.has(each.rows.article.id) ? 'changed' : 'unchanged', faults: [] }
      })
    },
    () => !dryRun,
  )
}

type Writable = { readonly rows: ArticleRows; readonly isNew: boolean }

function toWrite(
  { externalId, article }: ItemToImport,
  stored: Stored,
  update: boolean,
  now: string,
): Imported | Writable {
  if (stored !== null && !update) return { result: 'kept', faults: [] }
  try {
    const body = parseBody(articleBody, article)
    const id = stored?.id ?? crypto.randomUUID()
    const external = stored === null ? externalId : (stored.columns['external_id'] as string | null)
    return { rows: toRows(body, stored, { id, externalId: external, guid: article.guid }, now), isNew: stored === null }
  } catch (error) {
    if (error instanceof Refused) return { result: 'refused', faults: error.faults }
    throw error
  }
}

type Stored = Awaited<ReturnType<typeof readByGuid>>[number] | null
