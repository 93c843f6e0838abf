/** Deliveries in the database: taken by one worker at a time, and settled. */

/** A delivery that this worker sends now, with what its kind needs. */
export type ClaimedDelivery = {
  readonly id: number
  readonly attempts: number
  /** Of a feed: how many reasons there were to send it when it was taken. */
  readonly reasons: number
} & (
  | {
      readonly kind: 'verify'
      readonly request: {
        readonly id: number
        readonly mode: 'subscribe' | 'unsubscribe'
        readonly askedTopic: string
        readonly topic: string | null
        readonly family: string | null
        readonly reason: string | null
        readonly callback: string
        readonly leaseSeconds: number
        readonly verifyToken: string | null
      }
    }
  | {
      readonly kind: 'feed'
      readonly subscription: {
        readonly id: number
        readonly topic: string
        /** `push_topics.handed`: what is rendered for it holds all changes up to that count. */
        readonly handed: number
        readonly callback: string
        readonly secret: Uint8Array | null
      }
    }
  | {
      readonly kind: 'webhook'
      readonly webhook: { readonly id: number; readonly url: string; readonly secret: Uint8Array }
      /** `null` in a test message. */
      readonly event: { readonly id: number; readonly at: string; readonly type: string; readonly data: string } | null
    }
  | { readonly kind: 'ping' | 'indexnow'; readonly address: string; readonly body: string }
)
