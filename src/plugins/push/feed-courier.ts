/**
 * Content distribution of the hub (WebSub §7): the feed as it is, signed if the subscriber gave a
 * secret.
 */

import { toHex } from 'candor-disclosure/text/hex.ts'
import type { Send } from '../../core/host.ts'
import { ownHubUrl, type Site } from '../../core/settings/site.ts'
import { attempt, type Courier } from './courier.ts'
import type { TopicFeed } from './hand-over.ts'
import type { SecretBox } from './secret-box.ts'

export type FeedCourierParts = {
  readonly send: Send
  readonly box: SecretBox
  readonly site: Site
  /** The topic with all changes up to this count; `null` if it does not exist any more. */
  readonly feedOf: (topic: string, changes: number) => Promise<TopicFeed | null>
}

export function createFeedCourier({ send, box, site, feedOf }: FeedCourierParts): Courier<'feed'> {
  return async ({ topic, changes, url, secret }) => {
    const feed = await feedOf(topic, changes)
    if (feed === null)
      return { result: 'refused', status: null, error: 'the feed does not exist any more' }
    const { bytes: body, mediaType } = feed
    const headers = {
      'Content-Type': mediaType,
      Link: `<${ownHubUrl(site)}>; rel="hub", <${topic}>; rel="self"`,
      ...(secret && {
        'X-Hub-Signature': await hubSignature(await box.open(secret), body),
      }),
    }
    return await attempt(send, { method: 'POST', url, headers, body })
  }
}

const algorithm = { name: 'HMAC', hash: 'SHA-256' }

/**
 * `X-Hub-Signature`: an HMAC of the body with the subscriber's secret, in lower-case hexadecimal.
 * Subscribers of WebSub know SHA-256 (§7.1); SHA-1, which it names too, is broken.
 */
export async function hubSignature(secret: string, body: Uint8Array<ArrayBuffer>): Promise<string> {
  const key = await crypto.subtle.importKey(
    'raw',
    new TextEncoder().encode(secret),
    algorithm,
    false,
    ['sign'],
  )
  const signature = new Uint8Array(await crypto.subtle.sign('HMAC', key, body))
  return `sha256=${toHex(signature)}`
}
