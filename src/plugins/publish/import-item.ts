/** Decides for one item of an import whether it is written, and makes its rows. Pure. */

import type { AddressOf } from '../../core/article-address.ts'
import { type ArticleBody, articleBody, type SentBody } from './article-body.ts'
import { toBody } from './article-document.ts'
import { toRows } from './article-rows.ts'
import { type Fault, Refused, refuse } from './faults.ts'
import { type Merged, membersOf, merge } from './import-merge.ts'
import { withAddress } from './own-address.ts'
import { parseBody } from './read-body.ts'
import { isTakenBack } from './scopes.ts'
import type { Known } from './store/imported.ts'
import type { ArticleRows, StoredArticle } from './store/stored-article.ts'

export type ItemToImport = {
  /** The one that it should have, and others in case it is taken. */
  readonly externalIds: readonly string[]
  readonly article: SentBody & { readonly guid: string }
}

export type Imported = Pick<Merged, 'left' | 'overwritten'> & {
  /** The external id that the article has, or would have. */
  readonly id: string | null
  readonly result: 'created' | 'changed' | 'unchanged' | 'kept' | 'deleted' | 'refused'
  readonly faults: readonly Fault[]
  /** Topics that have another label here, and keep it. */
  readonly otherLabels: readonly string[]
}

/** The result for an item that is not written. */
export const nothing = { faults: [], left: [], overwritten: [], otherLabels: [] }

export type ImportHow = {
  /** Articles that exist get what has changed in the source: otherwise they are kept. */
  readonly update: boolean
  /** The source overwrites what was changed here. */
  readonly force: boolean
  /** Says whether an article of this guid is imported although it was deleted here. */
  readonly isUndeleted: (guid: string) => boolean
  readonly dryRun: boolean
  /** Gives articles an address that the source has not. */
  readonly addressOf: AddressOf | null
}

/** An article that can be written, and the facts for the next import. */
export type Writable = {
  readonly rows: ArticleRows
  readonly isNew: boolean
  readonly merged: Merged
  readonly source: ArticleBody
  readonly known: Known
}
type How = ImportHow & { readonly now: string; readonly id: string | null }

/** The rows to write for an item, or why nothing is written. */
export async function toWrite(
  { article }: ItemToImport,
  stored: StoredArticle | null,
  known: Known,
  { update, force, now, id: externalId, addressOf }: How,
): Promise<Omit<Imported, 'id'> | Writable> {
  if (stored !== null && !update) return { ...nothing, result: 'kept' }
  try {
    const own = withAddress(parseBody(articleBody, article), [], externalId, addressOf)
    if (own.faults.length > 0) throw refuse(own.faults)
    const source = own.body
    if (stored !== null) {
      const merged = withoutReturn(await merge(toBody(stored), source, known, force), stored)
      const rows = toRows(merged.body, stored, now, stored)
      return { rows, isNew: false, merged, source, known }
    }
    const fresh = {
      id: crypto.randomUUID(),
      external_id: externalId,
      guid: article.guid,
      holder: null,
    }
    const merged = { body: source, settled: membersOf(source), left: [], overwritten: [] }
    return { rows: toRows(source, null, now, fresh), isNew: true, merged, source, known }
  } catch (error) {
    if (error instanceof Refused) return { ...nothing, result: 'refused', faults: error.faults }
    throw error
  }
}

/** An article that was retracted or withheld here stays so, whatever the other software says. */
function withoutReturn(merged: Merged, stored: StoredArticle): Merged {
  if (!isTakenBack(stored.status)) return merged
  const { status: _, retraction: __, ...body } = merged.body
  return { ...merged, body, overwritten: merged.overwritten.filter((name) => name !== 'status') }
}
