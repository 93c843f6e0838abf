/** What commands do with tokens: in the database itself, or in the process that has it open. */
import type { WriterDatabase } from '../../../core/store/writer-database.ts'
import { insertToken, listTokens, revokeToken, rotateToken } from './tokens.ts'

const operations = { insertToken, listTokens, revokeToken, rotateToken }

type Operations = typeof operations
type TokenOperation = keyof Operations
type Rest<Name extends TokenOperation> =
  Parameters<Operations[Name]> extends readonly [unknown, ...infer Others] ? Others : never

export type TokenStore = {
  readonly [Name in TokenOperation]: (...args: Rest<Name>) => ReturnType<Operations[Name]>
}

/** One call, as it is sent to another process. */
export type TokenCall = { readonly operation: TokenOperation; readonly args: readonly unknown[] }

export const isOperation = (name: unknown): name is TokenOperation =>
  typeof name === 'string' && Object.hasOwn(operations, name)

export const callTokens = (db: WriterDatabase, { operation, args }: TokenCall): Promise<unknown> =>
  (operations[operation] as (db: WriterDatabase, ...args: readonly unknown[]) => Promise<unknown>)(
    db,
    ...args,
  )

/** `call` does one operation, and answers what it returns. */
export const tokensBy = (call: (each: TokenCall) => Promise<unknown>): TokenStore =>
  Object.fromEntries(
    Object.keys(operations).map((operation) => [
      operation,
      (...args: readonly unknown[]) => call({ operation: operation as TokenOperation, args }),
    ]),
  ) as TokenStore
