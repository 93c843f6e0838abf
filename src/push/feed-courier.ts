/** Content distribution of the hub (WebSub §7): the feed as it is, signed if the subscriber gave a secret. */
import type { SignatureMethod } from '../settings/push.ts'
import { ownHubUrl, type Site } from '../settings/site.ts'
import { attempt } from './attempt.ts'
import type { Courier, Send } from './courier.ts'
import type { TopicFeed } from './hand-over.ts'
import { toOutcome } from './retry.ts'
import type { SecretBox } from './secret-box.ts'
import { hubSignature } from './signature.ts'

export type FeedCourierParts = {
  readonly send: Send
  readonly box: SecretBox
  readonly site: Site
  readonly signature: SignatureMethod
  /** The topic with all changes up to this count; `null` if it does not exist any more. */
  readonly feedOf: (topic: string, changes: number) => Promise<TopicFeed | null>
}

export function createFeedCourier({ send, box, site, signature, feedOf }: FeedCourierParts): Courier {
  return async (delivery) => {
    if (delivery.kind !== 'feed') throw new Error(`a delivery of kind ${delivery.kind} is not for this courier`)
    const { topic, changes, callback, secret } = delivery.subscription
    const feed = await feedOf(topic, changes)
    if (feed === null) return { result: 'refused', status: null, error: 'the feed does not exist any more' }
    const { bytes, mediaType } = feed
    const headers = {
      'Content-Type': mediaType,
      Link: `<${ownHubUrl(site)}>; rel="hub", <${topic}>; rel="self"`,
      ...(secret && { 'X-Hub-Signature': await hubSignature(signature, await box.open(secret), bytes) }),
    }
    const request = { method: 'POST', url: callback, headers, body: bytes } as const
    return await attempt(send, request, (reply) => toOutcome(reply, new Date()))
  }
}
