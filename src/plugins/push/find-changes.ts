/**
 * Finds what changed in feeds, and notes for whom: one transaction for each batch, whoever wrote it
 * and however it became visible.
 */
import { wholeFamily } from '../../core/request/selection.ts'
import type { Site } from '../../core/settings/site.ts'
import type { ArticleSelection } from '../../core/store/selection.ts'
import type { LeftOut } from '../../core/store/snapshot.ts'
import { createStore } from '../../core/store/store.ts'
import { inTransaction, type WriterDatabase } from '../../core/store/writer-database.ts'
import { toItems } from './event-data.ts'
import { toEvent, typeFor } from './fold-changes.ts'
import type { QueueNotes } from './notify-others.ts'
import {
  type Cursors,
  type Found,
  lockCursors,
  moveCursors,
  readChanges,
  skipChanges,
} from './store/changes.ts'
import {
  type FoundArticle,
  insertEvents,
  insertWebhookDeliveries,
  type NewEvent,
  readFound,
  readWanting,
} from './store/events.ts'
import { readReturns } from './store/returns.ts'
import { noteEnded, noteTopics } from './store/topics.ts'

type FindParts = {
  readonly db: WriterDatabase
  readonly site: Site
  /** Called for each article that feeds leave out, as the store does. */
  readonly leftOut: LeftOut
  /** After a change, feeds with subscribers are due in so many milliseconds. */
  readonly windowMs: number
  /**
   * Notes for others what was found, such as search engines. Without any, only webhooks make it
   * read articles.
   */
  readonly notes: readonly QueueNotes[]
  /** Articles in one transaction, about. */
  readonly max?: number
}

/**
 * Articles in one transaction. Their bodies take a while to render, in which this process does
 * nothing else.
 */
const usualMax = 20

/**
 * Run it again at once while there is `more`. The first run passes over everything that is there
 * already, and so does each run while nobody listens. A run that finds nothing writes nothing.
 */
export const findChanges = (
  parts: FindParts,
): Promise<{ readonly found: number; readonly more: boolean }> =>
  inTransaction(parts.db, async (tx) => {
    const { notes, windowMs, max = usualMax } = parts
    const cursors = await lockCursors(tx)
    if (cursors === null) return { found: 0, more: false }
    const reads = cursors.webhooks || notes.length > 0
    if (!reads && !cursors.topics) {
      if (cursors.behind) await skipChanges(tx)
      return { found: 0, more: false }
    }
    if (cursors.returns) await tellWebhooks(tx, await readReturns(tx))
    const found = await readChanges(tx, cursors, max)
    let noted = found.listings.length
    if (cursors.topics) {
      await noteTopics(tx, windowMs)
      noted += await noteEnded(tx, cursors, found, windowMs)
    }
    if (reads && found.listings.length > 0) await noteArticles(parts, tx, found, cursors)
    if (noted > 0) await moveCursors(tx, found.next)
    return { found: found.listings.length, more: found.more }
  })

async function noteArticles(
  { site, leftOut, notes }: FindParts,
  tx: WriterDatabase,
  { listings }: Found,
  cursors: Cursors & { readonly webhooks: boolean },
): Promise<void> {
  const articles = await readFound(tx, listings, cursors)
  if (cursors.webhooks) await noteEvents(tx, site, leftOut, articles)
  const families = [
    ...new Set(articles.flatMap((article) => [...article.families, ...article.left])),
  ]
  const urls = [
    ...new Set(articles.flatMap(({ url, notified }) => [url ?? [], notified?.url ?? []].flat())),
  ]
  for (const note of notes) await note(tx, { families, urls })
}

async function noteEvents(
  tx: WriterDatabase,
  site: Site,
  leftOut: LeftOut,
  articles: readonly FoundArticle[],
): Promise<void> {
  const ids = articles.flatMap(({ id }) => id ?? [])
  const selection: ArticleSelection = { ...wholeFamily('all', ids.length), whole: false, ids }
  const items =
    ids.length === 0 ? null : toItems(site, await createStore(tx, leftOut).latest(selection))
  await tellWebhooks(
    tx,
    articles.flatMap((article) => toEvent(article, items?.get(article.guid)) ?? []),
  )
}

async function tellWebhooks(tx: WriterDatabase, events: readonly NewEvent[]): Promise<void> {
  if (events.length === 0) return
  const eventIds = await insertEvents(tx, events)
  const webhooks = await readWanting(tx)
  const deliveries = events.flatMap((event, index) =>
    webhooks.flatMap((webhook) => {
      const type =
        webhook.since !== null && event.at < webhook.since ? null : typeFor(webhook, event)
      return type === null ? [] : [{ webhook: webhook.id, event: eventIds[index] ?? 0, type }]
    }),
  )
  await insertWebhookDeliveries(tx, deliveries)
}
