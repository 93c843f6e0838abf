/** The routes that write: one article, or a batch. */
import { type Answer, maxFaults, toProblem } from './answer.ts'
import { answers } from './answers.ts'
import type { Deleted, Written } from './article-answers.ts'
import { articleBody, batchBody, correctionBody, retractionBody } from './article-body.ts'
import { Answered, Unanswered } from './idempotency.ts'
import type { Operation } from './operation.ts'
import { atomic, dryRun } from './parameters.ts'
import { parseBody } from './read-body.ts'
import { type Asker, type KeptResult, readAgain, toAnswer, toKept } from './results.ts'
import { type ApiRequest, route, type Wrote } from './route.ts'
import { type Run, runOperations, type Work } from './run-operations.ts'
import { scopesOf, writingScopes } from './scopes.ts'

type Writing = Asker & Pick<ApiRequest, 'db' | 'repeatable'>
type Batch = Pick<Work, 'operations' | 'atomic' | 'dryRun'>

async function answerBatch(
  asker: Asker,
  { operations, atomic, dryRun }: Batch,
  { results, kept }: Run,
): Promise<Answer> {
  const refused = results.flatMap((each) => (each.result === 'refused' ? [each.refused] : []))
  const max = Math.ceil(maxFaults / Math.max(1, refused.length))
  const answered: object[] = []
  for (const [index, result] of results.entries()) {
    const { status, body } = await toAnswer(asker, result, dryRun, max)
    answered.push({ name: operations[index]?.name, status, answer: body })
  }
  const [first] = refused
  if (!first || !atomic)
    return { status: 200, body: { kept, ...(dryRun && { dry_run: true }), results: answered } }
  const faults = results.flatMap((each, index) => {
    const own = each.result === 'refused' ? each.refused.faults : []
    return own.map((fault) => ({ ...fault, pointer: pointerIn(index, fault.pointer) }))
  })
  const status = refused.every((each) => each.status === first.status) ? first.status : 422
  const detail = `${refused.length} of ${results.length} operations were refused, so nothing was written. Mend them, or say "atomic": false to keep the others.`
  const problem = toProblem(asker.api.base, { status, detail, faults })
  return { ...problem, body: { ...problem.body, results: answered } }
}

/** The external id is not in the body of an operation. */
const pointerIn = (operation: number, pointer: string) =>
  `/operations/${operation}${pointer === '/external_id' ? '/id' : `/body${pointer}`}`

/**
 * Runs the operations, or reads again what a repeated request did. `text` is the body as it was
 * sent.
 */
async function run(
  { caller, db, repeatable, api: { wrote, addressOf } }: Writing,
  text: string,
  work: Batch,
  answer: (run: Run) => Promise<Answer>,
): Promise<Answer> {
  const { begin, end } = await repeatable(text)
  const keep: Work['end'] = async (tx, { results }) =>
    end(tx, { status: 200, body: await Promise.all(results.map(toKept)) })
  let done: Run
  try {
    done = await runOperations({ ...work, db, caller, addressOf, begin, end: keep })
    if (wrote) tellResults(wrote, work, done)
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

function tellResults(wrote: Wrote, { operations, dryRun }: Batch, { results, kept }: Run) {
  for (const [index, { result }] of results.entries()) {
    const outcome = dryRun ? 'dry_run' : kept || result === 'refused' ? result : 'undone'
    wrote(operations[index]?.method ?? 'request', outcome)
  }
}

/** The body of a DELETE is not read, nor that of a method that takes none. */
const bodiless: readonly Operation['method'][] = ['delete', 'withhold']

/**
 * One operation on the article that the address names. Its answer is as described, or refuses it.
 */
const write =
  <Answered>(method: Operation['method']) =>
  async (request: ApiRequest<readonly [typeof dryRun]>): Promise<Answer<Answered>> => {
    const { raw, name, query } = request
    const { text, body } = bodiless.includes(method)
      ? { text: '', body: undefined }
      : await request.read()
    const [ifMatch, ifNoneMatch] = [raw.headers.get('If-Match'), raw.headers.get('If-None-Match')]
    const operation = { method, name, body, ifMatch, ifNoneMatch }
    const work = { operations: [operation], atomic: true, dryRun: query.dry_run === '1' }
    const answered = await run(request, text, work, async ({ results: [result] }) => {
      if (!result) throw new Error('an operation without a result')
      return toAnswer(request, result, work.dryRun)
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
  answers: { 200: [answers.WrittenOnce, once] },
} as const

export const writeRoutes = {
  putArticle: route('PUT /articles/{name}', {
    ...writes,
    summary: 'Writes a whole article; the same again changes nothing',
    scopes: scopesOf.put,
    headers: ['If-Match', 'If-None-Match'],
    body: { name: 'ArticleBody', schema: articleBody },
    answers: { 200: [answers.Written, changed], 201: [answers.Written, 'A new article.'] },
    handle: write<Written>('put'),
  }),

  patchArticle: route('PATCH /articles/{name}', {
    ...writes,
    summary: 'Changes members of an article (RFC 7396)',
    scopes: scopesOf.patch,
    body: 'Patch',
    answers: { 200: [answers.Written, changed] },
    handle: write<Written>('patch'),
  }),

  deleteArticle: route('DELETE /articles/{name}', {
    ...writes,
    summary: 'Deletes an article; feeds that showed it get a tombstone',
    scopes: scopesOf.delete,
    answers: { 200: [answers.Deleted, 'It is gone.'] },
    handle: write<Deleted>('delete'),
  }),

  correctArticle: route('POST /articles/{name}/corrections', {
    ...edits,
    summary: 'Adds a correction',
    scopes: scopesOf.correct,
    body: { name: 'CorrectionBody', schema: correctionBody },
    handle: write<Written | Deleted>('correct'),
  }),

  retractArticle: route('POST /articles/{name}/retraction', {
    ...edits,
    summary: 'Retracts an article: its reason replaces its text',
    scopes: scopesOf.retract,
    body: { name: 'RetractionBody', schema: retractionBody },
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
    body: { name: 'BatchBody', schema: batchBody },
    answers: { 200: [answers.BatchResult, 'All were done, or each for itself.'] },
    async handle(request) {
      const { text, body } = await request.read()
      const batch = parseBody(batchBody, body)
      const operations = batch.operations.map(
        ({ method, id, body: own, if_match, if_none_match }) => {
          return {
            method,
            name: id,
            body: own,
            ifMatch: if_match ?? null,
            ifNoneMatch: if_none_match ?? null,
          }
        },
      )
      const { atomic: own, dry_run } = request.query
      const work = {
        operations,
        atomic: own === null ? batch.atomic !== false : own === '1',
        dryRun: dry_run === '1',
      }
      const answered = await run(request, text, work, (done) => answerBatch(request, work, done))
      return answered as Answer<never>
    },
  }),
}
