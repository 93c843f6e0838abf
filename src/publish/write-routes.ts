/** The routes that write: one article, or a batch. */
import type { Context } from 'hono'
import type { Site } from '../settings/site.ts'
import type { WriterDatabase } from '../writer/database.ts'
import { type Answer, mostFaults, toProblem } from './answer.ts'
import { articleTag, toDocument } from './article-document.ts'
import { type Batch, batchBody } from './batch-body.ts'
import { parseBody, type Refused } from './faults.ts'
import { Answered, toRepeatable } from './idempotency.ts'
import { type KeptResult, readAgain, toKept } from './kept-results.ts'
import { type Operation, requireAny } from './operations.ts'
import type { PartnerAnswers } from './partner-answers.ts'
import type { readJson } from './read-body.ts'
import type { Result, Run } from './run-one.ts'
import { type How, runOperations } from './run-operations.ts'
import { type Caller, scopesOf, writingScopes } from './scopes.ts'
import { atomic, dryRun, parseFlags } from './write-parameters.ts'

export type Asked = {
  readonly c: Context
  readonly caller: Caller
  readonly db: WriterDatabase
  /** Reads the body, as readJson does. */
  readonly read: (mostBytes: number) => ReturnType<typeof readJson>
}

export type WriteParts = {
  readonly site: Site
  readonly partnersOf: PartnerAnswers
  /** Address of the API, without a slash at its end. */
  readonly base: string
  readonly mostBytes: number
  readonly wrote?: Wrote | undefined
}

/**
 * Told of each operation that ended: `created`, `updated`, …, `refused`, or `undone` where another one of its batch was
 * refused. Dry runs are `dry_run`.
 */
export type Wrote = (operation: string, outcome: string) => void

/** A bug after the commit: the operations were done, and only their answer failed. */
export class Unanswered extends Error {
  override readonly name = 'Unanswered'
}

export function createWriteRoutes({ site, partnersOf, base, mostBytes, wrote }: WriteParts) {
  /** The answer about one operation, as it is or in a batch. */
  async function toAnswer(caller: Caller, result: Result, dryRun: boolean, most = mostFaults): Promise<Answer> {
    if (result.result === 'refused') return refusalOf(base, result.refused, most)
    const { article, visibility } = result
    const facts = { result: result.result, changed: result.result !== 'unchanged', ...(dryRun && { dry_run: true }) }
    const created = result.result === 'created'
    const status = created ? 201 : 200
    // Deleted, perhaps by a later operation of the batch.
    if (article === null || visibility === null) return { status, body: { id: result.id, ...facts } }
    const tag = await articleTag(article)
    const document = {
      ...toDocument(site, article, visibility),
      ...(await partnersOf(caller, article, visibility, tag)),
    }
    return {
      status,
      body: { ...facts, etag: tag, ...document },
      headers: {
        ETag: tag,
        ...(created &&
          !dryRun && { Location: `${base}/articles/${encodeURIComponent(document.external_id ?? document.id)}` }),
      },
    }
  }

  async function answerOne(caller: Caller, run: Run, dryRun: boolean): Promise<Answer> {
    const [result] = run.results
    if (!result) throw new Error('an operation without a result')
    return toAnswer(caller, result, dryRun)
  }

  async function answerBatch(caller: Caller, batch: Batch, { results, kept }: Run, dryRun: boolean): Promise<Answer> {
    const refused = results.flatMap((each) => (each.result === 'refused' ? [each.refused] : []))
    const most = Math.ceil(mostFaults / Math.max(1, refused.length))
    const answers: Answer[] = []
    for (const result of results) answers.push(await toAnswer(caller, result, dryRun, most))
    const listed = answers.map(({ status, body }, index) => ({
      name: batch.operations[index]?.id,
      status,
      answer: body,
    }))
    if (refused.length === 0 || batch.atomic === false)
      return { status: 200, body: { kept, ...(dryRun && { dry_run: true }), results: listed } }
    const faults = results.flatMap((each, index) =>
      each.result === 'refused'
        ? each.refused.faults.map((fault) => ({ ...fault, pointer: pointerIn(index, fault.pointer) }))
        : [],
    )
    const status = refused.every((each) => each.status === refused[0]?.status) ? (refused[0]?.status ?? 422) : 422
    const detail = `${refused.length} of ${results.length} operations were refused, so nothing was written. Mend them, or say "atomic": false to keep the others.`
    const problem = toProblem(base, { status, detail, faults })
    return { ...problem, body: { ...problem.body, results: listed } }
  }

  async function run(
    asked: Asked,
    operations: readonly Operation[],
    text: string,
    { atomic, dryRun }: How,
    answer: (caller: Caller, run: Run, dryRun: boolean) => Promise<Answer>,
  ) {
    const { c, caller, db } = asked
    const repeatable = c.req.method === 'POST' ? await toRepeatable(c.req.raw, caller, text) : null
    const around = repeatable && {
      begin: repeatable.begin,
      end: async (tx: WriterDatabase, { results }: Run) =>
        repeatable.end(tx, { status: 200, body: await Promise.all(results.map(toKept)) }),
    }
    let done: Run
    try {
      done = await runOperations(db, caller, operations, { atomic, dryRun }, around ?? {})
      if (wrote) tellResults(wrote, operations, done, dryRun)
    } catch (error) {
      if (!(error instanceof Answered)) throw error
      wrote?.('request', 'repeated')
      done = { results: await readAgain(db, error.answer.body as readonly KeptResult[]), kept: true }
    }
    try {
      return await answer(caller, done, dryRun)
    } catch (cause) {
      throw done.kept ? new Unanswered('the answer failed', { cause }) : cause
    }
  }

  /** One operation on the article that the address names. */
  async function one(asked: Asked, method: Operation['method'], bodiless = false): Promise<Answer> {
    const { c } = asked
    requireAny(asked.caller, scopesOf[method])
    const { dry_run } = parseFlags(queryOf(c), [dryRun])
    const { text, body } = bodiless ? { text: '', body: undefined } : await asked.read(mostBytes)
    const operation = {
      method,
      name: nameOf(c),
      body,
      ifMatch: c.req.header('If-Match') ?? null,
      ifNoneMatch: c.req.header('If-None-Match') ?? null,
    }
    return run(asked, [operation], text, { atomic: true, dryRun: dry_run === true }, answerOne)
  }

  /** Up to a hundred operations in one transaction. */
  async function runBatch(asked: Asked): Promise<Answer> {
    requireAny(asked.caller, writingScopes)
    const flags = parseFlags(queryOf(asked.c), [dryRun, atomic])
    const { text, body } = await asked.read(mostBytes)
    const parsed = parseBody(batchBody, body)
    const batch = { ...parsed, atomic: flags.atomic ?? parsed.atomic ?? true }
    const operations = batch.operations.map(({ method, id, body: own, if_match, if_none_match }) => {
      return { method, name: id, body: own, ifMatch: if_match ?? null, ifNoneMatch: if_none_match ?? null }
    })
    return run(
      asked,
      operations,
      text,
      { atomic: batch.atomic, dryRun: flags.dry_run === true },
      (caller, done, dryRun) => answerBatch(caller, batch, done, dryRun),
    )
  }

  return {
    putArticle: (asked: Asked) => one(asked, 'put'),
    patchArticle: (asked: Asked) => one(asked, 'patch'),
    deleteArticle: (asked: Asked) => one(asked, 'delete', true),
    correctArticle: (asked: Asked) => one(asked, 'correct'),
    retractArticle: (asked: Asked) => one(asked, 'retract'),
    withholdArticle: (asked: Asked) => one(asked, 'withhold', true),
    runBatch,
  }
}

/** The external id is not in the body of an operation. */
const pointerIn = (operation: number, pointer: string) =>
  `/operations/${operation}${pointer === '/external_id' ? '/id' : `/body${pointer}`}`

function tellResults(wrote: Wrote, operations: readonly Operation[], { results, kept }: Run, dryRun: boolean): void {
  for (const [index, { result }] of results.entries()) {
    const outcome = dryRun ? 'dry_run' : kept || result === 'refused' ? result : 'undone'
    wrote(operations[index]?.method ?? 'request', outcome)
  }
}

export const refusalOf = (base: string, { status, message, faults, headers }: Refused, most = mostFaults): Answer =>
  toProblem(base, { status, detail: message, faults, headers }, most)

const queryOf = (c: Context) => new URL(c.req.url).searchParams

/** The name of the article in the address. Hono has decoded it. */
export const nameOf = (c: Context): string => c.req.param('name') ?? ''
