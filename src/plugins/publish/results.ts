/** Results of operations: read, answered, kept for repeated requests, and made whole again. */
import { together, type WriterDatabase } from '../../core/store/writer-database.ts'
import { type Answer, maxFaults, refusalOf } from './answer.ts'
import { articleTag, toDocument } from './article-document.ts'
import { Refused } from './faults.ts'
import type { ApiRequest } from './route.ts'
import { readById } from './store/read-articles.ts'
import { type Doubts, readVisibility, type Visibility } from './store/read-visibility.ts'
import type { StoredArticle } from './store/stored-article.ts'
import { warningsOf } from './warnings.ts'

/** `id` is that of the article in the database. */
export type Done = {
  readonly result: 'created' | 'changed' | 'unchanged' | 'deleted'
  readonly id: string
}

export type Result =
  | (Done & {
      readonly article: StoredArticle | null
      readonly visibility: (Visibility & Doubts) | null
    })
  | { readonly result: 'refused'; readonly refused: Refused }

export type ToResult = (done: Done) => Result

/** Reads the articles with these ids, for the results of operations on them. */
export async function readResults(tx: WriterDatabase, ids: readonly string[]): Promise<ToResult> {
  const [found, visibility] = await together([readById(tx, ids), readVisibility(tx, ids)])
  const articles = new Map(found.map((article) => [article.id, article]))
  return (done) => ({
    ...done,
    article: articles.get(done.id) ?? null,
    visibility: visibility.get(done.id) ?? null,
  })
}

/**
 * A result as it is kept for a repeated request: without the article, which can be large, and can
 * be read again.
 */
export type KeptResult =
  | {
      readonly result: Exclude<Result['result'], 'refused'>
      readonly id: string
      readonly tag: string | null
    }
  | {
      readonly result: 'refused'
      readonly refused: Pick<Refused, 'status' | 'message' | 'faults' | 'headers'>
    }

/** The part of a result that cannot be read again. */
export async function toKept(result: Result): Promise<KeptResult> {
  if (result.result !== 'refused') {
    const { id, article } = result
    return { result: result.result, id, tag: article && (await articleTag(article)) }
  }
  const { status, message, faults, headers } = result.refused
  return { result: 'refused', refused: { status, message, faults, headers } }
}

/** Without an article that was changed since: the token may have no right to read it. */
export async function readAgain(
  db: WriterDatabase,
  kept: readonly KeptResult[],
): Promise<readonly Result[]> {
  const ids = kept.flatMap((each) => (each.result === 'refused' ? [] : [each.id]))
  const toResult = await readResults(db, ids)
  return Promise.all(
    kept.map(async (each): Promise<Result> => {
      if (each.result === 'refused') {
        const { status, message, faults, headers } = each.refused
        return { result: 'refused', refused: new Refused(status, message, faults, headers) }
      }
      const { tag, ...done } = each
      const now = toResult(done)
      const isSame =
        now.result !== 'refused' && now.article !== null && (await articleTag(now.article)) === tag
      return isSame ? now : { ...done, article: null, visibility: null }
    }),
  )
}

export type Asker = Pick<ApiRequest, 'caller' | 'api'>
/** The answer about one operation, as it is or in a batch. */
export async function toAnswer(
  { caller, api }: Asker,
  result: Result,
  dryRun: boolean,
  max = maxFaults,
): Promise<Answer> {
  const { site, base, partnersOf } = api
  if (result.result === 'refused') return refusalOf(base, result.refused, max)
  const { article, visibility } = result
  const facts = {
    result: result.result,
    changed: result.result !== 'unchanged',
    ...(dryRun && { dry_run: true }),
  }
  const created = result.result === 'created'
  const status = created ? 201 : 200
  // Deleted, perhaps by a later operation of the batch.
  if (article === null || visibility === null) return { status, body: { id: result.id, ...facts } }
  const tag = await articleTag(article)
  const document = {
    ...toDocument(site, article, visibility),
    ...(await partnersOf(caller, article, visibility, tag)),
  }
  const warnings = warningsOf(article, visibility, api.addressOf)
  const location = `${base}/articles/${encodeURIComponent(document.external_id ?? document.id)}`
  return {
    status,
    body: { ...facts, etag: tag, ...document, ...(warnings.length > 0 && { warnings }) },
    headers: { ETag: tag, ...(created && !dryRun && { Location: location }) },
  }
}
