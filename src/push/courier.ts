/** What a worker sends, and what came of it: the interface between the worker, its channels and the runtimes. */
import type { ClaimedDelivery, DeliveryKind } from '../writer/push-deliveries.ts'

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
 * Sends one request, follows no redirect, and gives up after some seconds. Each runtime has its own, which connects to public
 * addresses only.
 *
 * @throws {RefusedAddress} if the address is not allowed, and any other error if no answer came.
 */
export type Send = (request: Outgoing) => Promise<Reply>

/** The address is private, or of a scheme or form that is not allowed: trying again is no use. */
export class RefusedAddress extends Error {
  override readonly name = 'RefusedAddress'
}

/** As many requests to the address are on their way as may be: nothing was sent. */
export class BusyAddress extends Error {
  override readonly name = 'BusyAddress'
}

/** What came of one attempt. `slow` says that the target took long to answer. `error` is for the log and for lists: one line, without secrets. */
export type Outcome = { readonly slow?: boolean } & (
  | { readonly result: 'arrived'; readonly status: number | null }
  /** To be tried again, not before `retryAfterSeconds`. */
  | {
      readonly result: 'failed'
      readonly status: number | null
      readonly error: string
      readonly retryAfterSeconds?: number
    }
  /** Not to be tried again. `ends` ends the subscription too, as 410 does. */
  | { readonly result: 'refused'; readonly status: number | null; readonly error: string; readonly ends?: boolean }
)

/** Makes one attempt of a delivery of its channel. It throws only for errors of ours, after which the delivery is tried again. */
export type Courier<Channel extends DeliveryKind> = (
  delivery: ClaimedDelivery & { readonly kind: Channel },
) => Promise<Outcome>

/** Deliveries of a channel without a courier stay. */
export type Couriers = { readonly [Channel in DeliveryKind]?: Courier<Channel> | undefined }
