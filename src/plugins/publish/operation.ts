/** One operation of the API on one article, and the situation in which it is done. */
import type { AddressOf } from '../../core/article-address.ts'
import type { WriterDatabase } from '../../core/store/writer-database.ts'
import type { Done, ToResult } from './results.ts'
import type { Caller, Method } from './scopes.ts'
import type { StoredArticle } from './store/stored-article.ts'

export type Operation = {
  readonly method: Method
  /** A name of the article: its external id, guid or id. */
  readonly name: string
  readonly body: unknown
  /** The header of the same name. */
  readonly ifMatch: string | null
  readonly ifNoneMatch: string | null
}

export type Situation = {
  readonly tx: WriterDatabase
  readonly caller: Caller
  readonly stored: StoredArticle | null
  /** The time in the database (RFC 3339). */
  readonly now: string
  /**
   * The transaction ends with it: then its end and the result are sent together with the writes.
   */
  readonly isLast: boolean
  /** Gives an article an address that its writer leaves out. */
  readonly addressOf?: AddressOf | null | undefined
}

/** `toResult` is there for the last operation of a transaction. */
export type Operated = { readonly done: Done; readonly toResult: ToResult | null }
