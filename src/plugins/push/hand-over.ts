/**
 * Hands feeds that changed to their subscribers: renders each once, as readers get it, and gives
 * every subscription a delivery if it is another document than last time.
 */
import { LRUCache } from 'lru-cache'
import { clock } from '../../core/delivery/runtime.ts'
import type { Documents } from '../../core/documents/deliver.ts'
import { feedDocument, formatRenderer } from '../../core/documents/feed.ts'
import type { Bytes } from '../../core/http/encode.ts'
import type { Log } from '../../core/log/log.ts'
import type { BodyCleaner } from '../../core/sanitize/clean-body.ts'
import type { Site } from '../../core/settings/site.ts'
import { isOutage } from '../../core/store/errors.ts'
import type { WriterDatabase } from '../../core/store/writer-database.ts'
import { type DueTopic, findDueTopics, handTopic, putOffTopic } from './store/topics.ts'
import { topicAt } from './topics.ts'

/** A feed as a GET answers, not compressed. */
export type TopicFeed = { readonly bytes: Bytes; readonly mediaType: string; readonly etag: string }

type HandOverParts = {
  readonly db: () => WriterDatabase
  /** Documents of the same database as `db`: a replica can be behind. */
  readonly documents: Pick<Documents, 'read'>
  readonly clean: BodyCleaner
  readonly site: Site
  readonly windowMs: number
  readonly log: Log
}

/** Topics that are handed over in one step. */
const maxTopics = 20
/**
 * Topics of which it is known when their changes were there. One that is forgotten is checked
 * again.
 */
const maxKnown = 10_000
/** Time for which a feed that could not be rendered leaves its turn to others. */
const putOffSeconds = 30
/** In a row: a renamed topic can be renamed again. */
const maxMoves = 4

export function createHandOver({ db, documents, clean, site, windowMs, log }: HandOverParts) {
  /** How many changes of a topic were there, and since when they have been. */
  const known = new LRUCache<string, { readonly changes: number; readonly sinceMs: number }>({
    max: maxKnown,
  })

  /** `null` if there is no such feed any more. A feed that has moved is what a GET leads to. */
  async function read(topic: string, sinceMs: number, moves = maxMoves): Promise<TopicFeed | null> {
    const found = topicAt(site, topic)
    if (found === null) return null
    const document = feedDocument(site, clean, formatRenderer(site, found.format), found.request)
    const answer = await documents.read(document, sinceMs)
    if (!('status' in answer)) return answer
    if (answer.status !== 301 || moves === 0) return null
    return read(new URL(answer.location, site.origin).href, sinceMs, moves - 1)
  }

  /** The topic with all changes up to this count, which are there. */
  function feedOf(topic: string, changes: number): Promise<TopicFeed | null> {
    const before = known.get(topic)
    const now = before && before.changes >= changes ? before : { changes, sinceMs: clock() }
    known.set(topic, now)
    return read(topic, now.sinceMs)
  }

  async function handOne(due: DueTopic): Promise<void> {
    const feed = due.awaited ? await feedOf(due.topic, due.changes) : null
    await handTopic(db(), due, feed?.etag ?? null, windowMs)
  }

  /**
   * Returns the number of topics that it is done with. One that cannot be rendered stays due, and
   * others go on.
   */
  async function handOver(): Promise<number> {
    let done = 0
    for (const due of await findDueTopics(db(), maxTopics)) {
      try {
        await handOne(due)
        done += 1
      } catch (error) {
        if (isOutage(error)) throw error
        log(
          `push: ${due.topic} could not be handed over, and is tried again in ${putOffSeconds} seconds`,
          error,
          {
            event: 'push.failed',
          },
        )
        await putOffTopic(db(), due.topic, putOffSeconds)
      }
    }
    return done
  }

  return { handOver, feedOf }
}
