/** Requests to strangers, as each runtime sends them: to public addresses, without redirects. */

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

/** The address is private, or of a scheme or form that is not allowed: trying again is no use. */
export class RefusedAddress extends Error {
  override readonly name = 'RefusedAddress'
}

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
