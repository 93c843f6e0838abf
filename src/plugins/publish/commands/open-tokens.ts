/** Tokens in the database, or through the service on this machine that has it open. */
import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { parseNodeSettings } from '../../../core/settings/node.ts'
import { FolderInUse, type Served } from '../../../core/store/errors.ts'
import type { WriterDatabase } from '../../../core/store/writer-database.ts'
import { Failed } from '../../../core/tools/output.ts'
import { type Context, checkDatabase, closing } from '../../../core/tools/tools.ts'
import { localTokensPath } from '../local-tokens.ts'
import { callTokens, type TokenStore, tokensBy } from '../store/token-store.ts'

export async function withTokens<Result>(
  context: Context,
  work: (tokens: TokenStore) => Promise<Result>,
): Promise<Result> {
  const { environment, openDatabase } = context
  checkDatabase(environment)
  const opened = await openDatabase(environment).catch((error: unknown) => {
    if (error instanceof FolderInUse) return error
    throw error
  })
  if (!(opened instanceof FolderInUse)) return closing(opened, ({ db }) => work(tokensIn(db)))
  if (opened.served !== null) return work(await throughService(opened.served, environment))
  return context.withDatabase((db) => work(tokensIn(db)))
}

const tokensIn = (db: WriterDatabase) => tokensBy((call) => callTokens(db, call))

async function throughService(
  { local }: Served,
  environment: Context['environment'],
): Promise<TokenStore> {
  const { dataDirectory } = parseNodeSettings(environment)
  const secret = (await readFile(`${resolve(dataDirectory)}.owner`, 'utf8')).trim()
  return tokensBy(async (call) => {
    const answer = await fetch(`${local}${localTokensPath}`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${secret}`, 'Content-Type': 'application/json' },
      body: JSON.stringify(call),
    })
    if (!answer.ok)
      throw new Failed(
        'refused',
        `${local} answers ${answer.status}: is its publishing API on, and of the same version?`,
      )
    const { result } = (await answer.json()) as { readonly result: unknown }
    return result
  })
}
