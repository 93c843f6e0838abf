/** What a runtime gives to plugins: logins of the database, files, requests to strangers. */
import type { Context } from 'hono'
import type { OwnFiles } from './settings/wording.ts'
import type { ConnectionOptions } from './store/connection.ts'
import type { WriterDatabase } from './store/writer-database.ts'

export type Host = {
  readonly name: 'node' | 'edge'
  /** Reads files that settings name. Workers have none. */
  readonly files?: OwnFiles
  /** Bindings of a Worker; none on Node. */
  readonly bindings: Readonly<Record<string, unknown>>
  /** The newsroom is in the embedded database, which every login is then. */
  readonly embedded: boolean
  /** Says whether the operator set a login that may do this. */
  readonly hasLogin: (login: LoginName) => boolean
  /** Connects with a login; `null` if there is none. */
  readonly connect: (login: LoginName, options?: Partial<ConnectionOptions>) => OpenLogin | null
  /** The address of a client, as far as the runtime knows it. */
  readonly clientAddress: (c: Context) => string | null
  /** Sends requests to strangers: to public addresses only, unless private ones are allowed. */
  readonly createSend: (options: SendOptions) => Send
  /** Answers at a port of its own. Only Node can. */
  readonly listen?: (
    host: string,
    port: number,
    answer: (request: Request) => Response | Promise<Response>,
  ) => Promise<Listening>
}

/** Who a connection is: readers, the API, the keeper of counts and deliveries, the desk. */
export type LoginName = 'reader' | 'publisher' | 'keeper' | 'desk'

export type OpenLogin = {
  /** Called for each request: at the edge, requests cannot share connections. */
  readonly db: () => WriterDatabase
  readonly close: () => Promise<void>
}

/** A binding of a Worker: the pooled connections of Cloudflare to one database, for one login. */
export type Hyperdrive = { readonly connectionString: string }

export type Listening = { readonly port: number; readonly close: () => Promise<void> }

/** An HTTP request to a stranger. */
export type Outgoing = {
  readonly method: 'GET' | 'POST'
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body?: Uint8Array<ArrayBuffer> | string
}

export type Reply = {
  readonly status: number
  /** `Retry-After` as it came. */
  readonly retryAfter: string | null
  /** The first bytes of the body, decoded: at most `replyBytes`. */
  readonly text: string
}

/** More of a reply's body is not read. */
export const replyBytes = 2000

/**
 * Sends one request, follows no redirect, and gives up after some seconds. Each runtime has its
 * own, which connects to public addresses only.
 *
 * @throws {RefusedAddress} if the address is not allowed, and any other error if no answer came.
 */
export type Send = (request: Outgoing) => Promise<Reply>

/** Nothing was sent: the address already has the maximum number of open requests. */
export class BusyAddress extends Error {
  override readonly name = 'BusyAddress'
}

export type SendOptions = {
  readonly allowPrivate: boolean
  /**
   * Requests that may be on their way to one IPv4 address or IPv6 network /64, whatever names lead
   * there; by default any number. Only Node knows addresses.
   */
  readonly atOnceOfAddress?: number
}
