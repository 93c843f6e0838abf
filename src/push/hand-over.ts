/**
 * Hands feeds that changed to their subscribers: renders each once, from the database and never from delivery's memory, and
 * gives every subscription a delivery if it is another document than last time.
 */
import { LRUCache } from 'lru-cache'
import { feedDocument, formatRenderer } from '../documents/feed.ts'
import { entityTag } from '../http/entity-tag.ts'
import type { Log } from '../log/log.ts'
import { cacheBodies } from '../sanitize/body-cache.ts'
import { cleanBody } from '../sanitize/clean-body.ts'
import type { Site } from '../settings/site.ts'
import type { Store } from '../store/store.ts'
import type { WriterDatabase } from '../writer/database.ts'
import { isOutage } from '../writer/outage.ts'
import { type DueTopic, findDueTopics, handTopic, putOffTopic } from '../writer/push-topics.ts'
import { topicAt } from './topics.ts'

export type TopicDocument = {
  /** Those of a GET of the topic, not compressed. */
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly mediaType: string
  readonly etag: string
}

export type HandOverParts = {
  readonly db: () => WriterDatabase
  /** Of the same database as `db`: a replica can be behind. */
  readonly store: () => Store
  readonly site: Site
  readonly windowMs: number
  readonly log: Log
}

/** Memory for rendered feeds, and for cleaned bodies of articles. */
const documentBytes = 16_000_000
const bodyBytes = 4_000_000
/** Topics that are handed over in one step. */
const mostTopics = 20
/** One that could not be rendered leaves its place to others for so long. */
const putOffSeconds = 30
/** In a row: a renamed topic can be renamed again. */
const mostMoves = 4

export function createHandOver({ db, store, site, windowMs, log }: HandOverParts) {
  const clean = cacheBodies(cleanBody, bodyBytes)
  const documents = new LRUCache<string, TopicDocument>({
    maxSize: documentBytes,
    sizeCalculation: ({ bytes }) => bytes.byteLength + 1,
  })
  const rendering = new Map<string, Promise<TopicDocument | null>>()
  const keyOf = (topic: string, count: number) => `${count} ${topic}`

  /** `null` if there is no such feed any more. A feed that has moved is what a GET leads to. */
  async function render(topic: string, moves = mostMoves): Promise<TopicDocument | null> {
    const found = topicAt(site, topic)
    if (found === null) return null
    const made = await feedDocument(site, clean, formatRenderer(site, found.format), found.request).make(store())
    if ('missing' in made) {
      const { missing } = made
      return missing.status === 301 && moves > 0 ? render(new URL(missing.location, site.origin).href, moves - 1) : null
    }
    const { text, mediaType } = made.text
    const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text
    return { bytes, mediaType, etag: await entityTag(bytes) }
  }

  async function handOne({ topic, changes, awaited }: DueTopic): Promise<void> {
    // After `changes` was read, so that it has them all.
    const document = awaited ? await render(topic) : null
    const handed = await handTopic(db(), { topic, changes, etag: document?.etag ?? null }, windowMs)
    // If another worker was faster, its document may be newer.
    if (handed && document) documents.set(keyOf(topic, changes), document)
  }

  /** Returns the number of topics that it is done with. One that cannot be rendered stays due, and others go on. */
  async function handOver(): Promise<number> {
    let done = 0
    for (const due of await findDueTopics(db(), mostTopics)) {
      try {
        await handOne(due)
        done += 1
      } catch (error) {
        if (isOutage(error)) throw error
        log(`push: ${due.topic} could not be handed over, and is tried again in ${putOffSeconds} seconds`, error, {
          event: 'push.failed',
        })
        await putOffTopic(db(), due.topic, putOffSeconds)
      }
    }
    return done
  }

  /** The topic with all changes up to this count; rendered once for all its subscribers. */
  async function documentOf(topic: string, changes: number): Promise<TopicDocument | null> {
    const key = keyOf(topic, changes)
    const kept = documents.get(key)
    if (kept) return kept
    const running = rendering.get(key) ?? render(topic).finally(() => rendering.delete(key))
    rendering.set(key, running)
    const document = await running
    if (document) documents.set(key, document)
    return document
  }

  return { handOver, documentOf }
}
