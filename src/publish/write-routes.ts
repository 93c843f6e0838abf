/** The routes that write: one article, or a batch. */
import type { WriterDatabase } from '../writer/database.ts'
import { type Answer, maxFaults, refusalOf, toProblem } from './answer.ts'
import type { Deleted, Written } from './article-answers.ts'
import { articleTag, toDocument } from './article-document.ts'
import { type Batch, batchBody } from './batch-body.ts'
import { parseBody } from './faults.ts'
import { Answered } from './idempotency.ts'
import type { Operation } from './operations.ts'
import { atomic, dryRun } from './parameters.ts'
import { type KeptResult, type Result, readAgain, toKept } from './results.ts'
import { type ApiRequest, route, type Wrote } from './route.ts'
import { type How, type Run, runOperations } from './run-operations.ts'
import { scopesOf, writingScopes } from './scopes.ts'

/** A bug after the commit: the operations were done, and only their answer failed. */
export class Unanswered extends Error {
  override readonly name = 'Unanswered'
}

type Asker = Pick<ApiRequest, 'caller' | 'api'>
type Writing = Asker & Pick<ApiRequest, 'db' | 'repeatable'>

/** The answer about one operation, as it is or in a batch. */
async function toAnswer({ caller, api }: Asker, result: Result, dryRun: boolean, max = maxFaults): Promise<Answer> {
  const { site, base, partnersOf } = api
  if (result.result === 'refused') return refusalOf(base, result.refused, max)
  const { article, visibility } = result
  const facts = { result: result.result, changed: result.result !== 'unchanged', ...(dryRun && { dry_run: true }) }
  const created = result.result === 'created'
  const status = created ? 201 : 200
  // Deleted, perhaps by a later operation of the batch.
  if (article === null || visibility === null) return { status, body: { id: result.id, ...facts } }
  const tag = await articleTag(article)
  const document = { ...toDocument(site, article, visibility), ...(await partnersOf(caller, article, visibility, tag)) }
  const location = `${base}/articles/${encodeURIComponent(document.external_id ?? document.id)}`
  return {
    status,
    body: { ...facts, etag: tag, ...document },
    headers: { ETag: tag, ...(created && !dryRun && { Location: location }) },
  }
}

async function answerBatch(asker: Asker, batch: Batch, { results, kept }: Run, dryRun: boolean): Promise<Answer> {
  const { base } = asker.api
  const refused = results.flatMap((each) => (each.result === 'refused' ? [each.refused] : []))
  const max = Math.ceil(maxFaults / Math.max(1, refused.length))
  const answers: object[] = []
  for (const [index, result] of results.entries()) {
    const { status, body } = await toAnswer(asker, result, dryRun, max)
    answers.push({ name: batch.operations[index]?.id, status, answer: body })
  }
  if (refused.length === 0 || batch.atomic === false)
    return { status: 200, body: { kept, ...(dryRun && { dry_run: true }), results: answers } }
  const faults = results.flatMap((each, index) =>
    each.result === 'refused'
      ? each.refused.faults.map((fault) => ({ ...fault, pointer: pointerIn(index, fault.pointer) }))
      : [],
  )
  const status = refused.every((each) => each.status === refused[0]?.status) ? (refused[0]?.status ?? 422) : 422
  const detail = `${refused.length} of ${results.length} operations were refused, so nothing was written. Mend them, or say "atomic": false to keep the others.`
  const problem = toProblem(base, { status, detail, faults })
  return { ...problem, body: { ...problem.body, results: answers } }
}

/** The external id is not in the body of an operation. */
const pointerIn = (operation: number, pointer: string) =>
  `/operations/${operation}${pointer === '/external_id' ? '/id' : `/body${pointer}`}`

/** Runs the operations, or reads again what a repeated request did. `text` is the body as it was sent. */
async function run(
  { caller, db, repeatable, api: { wrote } }: Writing,
  operations: readonly Operation[],
  text: string,
  how: How,
  answer: (run: Run) => Promise<Answer>,
): Promise<Answer> {
  const { begin, end } = await repeatable(text)
  const around = {
    begin,
    end: async (tx: WriterDatabase, { results }: Run) =>
      end(tx, { status: 200, body: await Promise.all(results.map(toKept)) }),
  }
  let done: Run
  try {
    done = await runOperations(db, caller, operations, how, around)
    if (wrote) tellResults(wrote, operations, done, how.dryRun)
  } catch (error) {
    if (!(error instanceof Answered)) throw error
    wrote?.('request', 'repeated')
    done = { results: await readAgain(db, error.answer.body as readonly KeptResult[]), kept: true }
  }
  try {
    return await answer(done)
  } catch (cause) {
    throw done.kept ? new Unanswered('the answer failed', { cause }) : cause
  }
}

function tellResults(wrote: Wrote, operations: readonly Operation[], { results, kept }: Run, dryRun: boolean): void {
  for (const [index, { result }] of results.entries()) {
    const outcome = dryRun ? 'dry_run' : kept || result === 'refused' ? result : 'undone'
    wrote(operations[index]?.method ?? 'request', outcome)
  }
}

/** The body of a DELETE is not read, nor that of a method that takes none. */
const bodiless: readonly Operation['method'][] = ['delete', 'withhold']

/** One operation on the article that the address names. Its answer is as described, or refuses it. */
const write =
  <Answered>(method: Operation['method']) =>
  async (request: ApiRequest<readonly [typeof dryRun]>): Promise<Answer<Answered>> => {
    const { raw, name, query } = request
    const { text, body } = bodiless.includes(method) ? { text: '', body: undefined } : await request.read()
    const [ifMatch, ifNoneMatch] = [raw.headers.get('If-Match'), raw.headers.get('If-None-Match')]
    const isDry = query.dry_run === true
    const operation = { method, name, body, ifMatch, ifNoneMatch }
    const answered = await run(request, [operation], text, { atomic: true, dryRun: isDry }, async ({ results }) => {
      const [result] = results
      if (!result) throw new Error('an operation without a result')
      return toAnswer(request, result, isDry)
    })
    return answered as Answer<Answered>
  }

const changed = 'Changed, or as it was: `changed` says which.'
const once =
  'As of a PUT. If the request was repeated, and the article changed since: what was done, without the article.'
const writes = { query: [dryRun], headers: ['If-Match'] } as const
const edits = {
  ...writes,
  headers: ['If-Match', 'Idempotency-Key'],
  answers: { 200: ['WrittenOnce', once] },
} as const

export const writeRoutes = {
  putArticle: route('PUT /articles/{name}', {
    ...writes,
    summary: 'Writes a whole article; the same again changes nothing',
    scopes: scopesOf.put,
    headers: ['If-Match', 'If-None-Match'],
    body: 'ArticleBody',
    answers: { 200: ['Written', changed], 201: ['Written', 'A new article.'] },
    handle: write<Written>('put'),
  }),

  patchArticle: route('PATCH /articles/{name}', {
    ...writes,
    summary: 'Changes members of an article (RFC 7396)',
    scopes: scopesOf.patch,
    body: 'Patch',
    answers: { 200: ['Written', changed] },
    handle: write<Written>('patch'),
  }),

  deleteArticle: route('DELETE /articles/{name}', {
    ...writes,
    summary: 'Deletes an article; feeds that showed it get a tombstone',
    scopes: scopesOf.delete,
    answers: { 200: ['Deleted', 'It is gone.'] },
    handle: write<Deleted>('delete'),
  }),

  correctArticle: route('POST /articles/{name}/corrections', {
    ...edits,
    summary: 'Adds a correction',
    scopes: scopesOf.correct,
    body: 'CorrectionBody',
    handle: write<Written | Deleted>('correct'),
  }),

  retractArticle: route('POST /articles/{name}/retraction', {
    ...edits,
    summary: 'Retracts an article: its reason replaces its text',
    scopes: scopesOf.retract,
    body: 'RetractionBody',
    handle: write<Written | Deleted>('retract'),
  }),

  withholdArticle: route('POST /articles/{name}/withholding', {
    ...edits,
    summary: 'Takes an article back, until it is published again',
    scopes: scopesOf.withhold,
    refuses: ['422'],
    handle: write<Written | Deleted>('withhold'),
  }),

  runBatch: route('POST /batch', {
    summary: 'Runs up to 100 operations in one transaction',
    scopes: writingScopes,
    query: [dryRun, atomic],
    headers: ['Idempotency-Key'],
    body: 'BatchBody',
    answers: { 200: ['BatchResult', 'All were done, or each for itself.'] },
    async handle(request) {
      const { text, body } = await request.read()
      const parsed = parseBody(batchBody, body)
      const batch = { ...parsed, atomic: request.query.atomic ?? parsed.atomic ?? true }
      const operations = batch.operations.map(({ method, id, body: own, if_match, if_none_match }) => {
        return { method, name: id, body: own, ifMatch: if_match ?? null, ifNoneMatch: if_none_match ?? null }
      })
      const how = { atomic: batch.atomic, dryRun: request.query.dry_run === true }
      const answered = await run(request, operations, text, how, (done) => {
        return answerBatch(request, batch, done, how.dryRun)
      })
      return answered as Answer<never>
    },
  }),
}
