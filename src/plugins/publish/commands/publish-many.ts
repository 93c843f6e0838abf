/** Publishes the articles of a file in batches: what is refused does not stop the others. */

import { counted } from 'candor-disclosure/text/counted.ts'
import { Failed, lineOfWritten, showProgress } from '../../../core/tools/output.ts'
import type { Context } from '../../../core/tools/tools.ts'
import type { Answers } from '../answers.ts'
import { type AnsweredProblem, toFailed } from './answered-problem.ts'
import type { ArticleClient } from './article-commands.ts'
import type { Given } from './read-articles.ts'

type OperationResult = Answers['BatchResult']['results'][number]

const batchLength = 100
/** Bytes of operations in one request: below the ten megabytes that the API takes. */
const batchBytes = 8_000_000

const perhaps = (length: number) =>
  `The next ${counted(length, 'article')} may be written without an answer. Send the file again: what is there stays as it is.`

/** Prints a line for each article. @throws {Failed} in the end if some were refused. */
export async function publishMany(
  client: ArticleClient,
  articles: readonly Given[],
  dryRun: boolean,
  { isJson, out, terminal }: Context,
): Promise<void> {
  const progress = showProgress(terminal, 'articles', articles.length)
  let [done, refused] = [0, 0]
  const closing = () =>
    dryRun
      ? `${refused} of ${counted(done, 'article')} would be refused. Nothing was written.`
      : `${refused} of ${counted(done, 'article')} were refused. The others were written.`
  for (const batch of inBatches(articles)) {
    const results = await send(client, batch, dryRun).catch((error: unknown) => {
      if (!(error instanceof Failed)) throw error
      const before = done === 0 ? '' : `\nBefore that: ${closing()}`
      const then = error.why === 'away' && !dryRun ? `\n${perhaps(batch.length)}` : ''
      throw new Failed(error.why, `${error.message}${before}${then}`, error.problem)
    })
    for (const { name, status, answer } of results) {
      if (status >= 400) refused += 1
      out(
        isJson()
          ? `${JSON.stringify({ name, status, answer })}\n`
          : lineOf({ name, status, answer }),
      )
    }
    done += batch.length
    progress.step(done)
  }
  progress.end()
  if (refused > 0) throw new Failed('refused', closing())
}

const lineOf = ({ name, status, answer }: OperationResult): string =>
  status >= 400 || !('result' in answer)
    ? `refused: ${name}: ${toFailed(answer as AnsweredProblem).message}\n`
    : lineOfWritten(answer as Answers['Written'])

type PutOperation = { readonly method: 'put'; readonly id: string; readonly body: Given['body'] }

function* inBatches(articles: readonly Given[]): Generator<readonly PutOperation[]> {
  let batch: PutOperation[] = []
  let bytes = 0
  for (const { id, body } of articles) {
    const operation = { method: 'put' as const, id, body }
    const own = Buffer.byteLength(JSON.stringify(operation))
    if (batch.length > 0 && (batch.length === batchLength || bytes + own > batchBytes)) {
      yield batch
      batch = []
      bytes = 0
    }
    batch.push(operation)
    bytes += own
  }
  if (batch.length > 0) yield batch
}

/**
 * A service may take less at once than ours: half of it then, down to one article, which is
 * refused.
 */
async function send(
  client: ArticleClient,
  batch: readonly PutOperation[],
  dryRun: boolean,
): Promise<readonly OperationResult[]> {
  const query = { ...(dryRun && { dry_run: '1' as const }), atomic: '0' as const }
  try {
    return (await client.runBatch({ query, body: { operations: [...batch] } })).results
  } catch (error) {
    if (!(error instanceof Failed) || error.status !== 413) throw error
  }
  const [only] = batch
  if (only && batch.length === 1) {
    const detail = 'The service refuses so large a body (413). Nothing was written of it.'
    return [
      { name: only.id, status: 413, answer: { status: 413, detail } as OperationResult['answer'] },
    ]
  }
  const half = Math.ceil(batch.length / 2)
  return [
    ...(await send(client, batch.slice(0, half), dryRun)),
    ...(await send(client, batch.slice(half), dryRun)),
  ]
}
