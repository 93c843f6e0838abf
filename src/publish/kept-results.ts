/** Results of operations as they are kept for repeated requests, and made whole again. */
import type { WriterDatabase } from '../writer/database.ts'
import { readById, readVisibility } from '../writer/read-articles.ts'
import { articleTag } from './article-document.ts'
import { Refused } from './faults.ts'
import type { Result } from './run-one.ts'

/** What is kept of an operation for a repeated request: its article can be read again, and can be large. */
export type KeptResult =
  | { readonly result: Exclude<Result['result'], 'refused'>; readonly id: string; readonly tag: string | null }
  | { readonly result: 'refused'; readonly refused: Pick<Refused, 'status' | 'message' | 'faults' | 'headers'> }

/** The part of a result that cannot be read again. */
export async function toKept(result: Result): Promise<KeptResult> {
  if (result.result !== 'refused') {
    const { id, article } = result
    return { result: result.result, id, tag: article && (await articleTag(article)) }
  }
  const { status, message, faults, headers } = result.refused
  return { result: 'refused', refused: { status, message, faults, headers } }
}

/** Without an article that was changed since: the token may be none that may read it. */
export async function readAgain(db: WriterDatabase, kept: readonly KeptResult[]): Promise<readonly Result[]> {
  const ids = kept.flatMap((each) => (each.result === 'refused' ? [] : [each.id]))
  const articles = new Map((await readById(db, ids)).map((article) => [article.id, article]))
  const visibility = await readVisibility(db, ids)
  return Promise.all(
    kept.map(async (each): Promise<Result> => {
      if (each.result === 'refused') {
        const { status, message, faults, headers } = each.refused
        return { result: 'refused', refused: new Refused(status, message, faults, headers) }
      }
      const { result, id, tag } = each
      const article = articles.get(id)
      const isSame = article !== undefined && (await articleTag(article)) === tag
      return { result, id, article: isSame ? article : null, visibility: visibility.get(id) ?? null }
    }),
  )
}
