/** Finds what changed in feeds, and notes for whom: one transaction for each batch, whoever wrote it and however it became visible. */
import { wholeFamily } from '../request/selection.ts'
import type { Site } from '../settings/site.ts'
import { createStore, type LeftOut } from '../store/store.ts'
import { inTransaction, type WriterDatabase } from '../writer/database.ts'
import { type Batch, type Found, readChanges, readEndedFamilies, readOutlook } from '../writer/push-changes.ts'
import { type Cursors, lockCursors, moveCursors, skipChanges } from '../writer/push-cursors.ts'
import {
  type FoundArticle,
  insertEvents,
  insertWebhookDeliveries,
  type NewEvent,
  readFound,
  readWanting,
} from '../writer/push-events.ts'
import { readReturns } from '../writer/push-returns.ts'
import { noteFamilies, noteTopics } from '../writer/push-topics.ts'
import { type Item, toItems } from './event-data.ts'
import { toEvent, typeFor } from './fold-changes.ts'

export type FindParts = {
  readonly db: WriterDatabase
  readonly site: Site
  /** Called for each article that feeds leave out, as the store does. */
  readonly leftOut: LeftOut
  /** After a change, feeds with subscribers are due in so many milliseconds. */
  readonly windowMs: number
  /** Notes for others what was found, such as search engines. Without any, only webhooks make it read articles. */
  readonly notes: readonly Note[]
  /** Of one transaction. */
  readonly batch?: Batch
}

/** `urls` are those of articles that changed or are gone; `families` those that show them, or did. */
export type Note = (
  tx: WriterDatabase,
  found: { readonly families: readonly string[]; readonly urls: readonly string[] },
) => Promise<void>

/** Bodies take a while to render, in which this process does nothing else. */
const usualBatch: Batch = { most: 100, maxBytes: 500_000 }

const nothing = { found: 0, more: false }

/**
 * Run it again at once while there is `more`. The first run passes over everything that is there already, and so does each run
 * while nobody listens.
 */
export async function findChanges(parts: FindParts): Promise<{ readonly found: number; readonly more: boolean }> {
  const { db, notes, windowMs } = parts
  const outlook = await readOutlook(db)
  if (outlook === null) {
    await inTransaction(db, lockCursors)
    return nothing
  }
  const { webhooks, topics, returns, quiet, current } = outlook
  const reads = webhooks || notes.length > 0
  if (!reads && !topics) {
    if (!current) await inTransaction(db, async (tx) => (await lockCursors(tx)) && skipChanges(tx))
    return nothing
  }
  if (returns) await inTransaction(db, async (tx) => (await lockCursors(tx)) && noteEvents(tx, await readReturns(tx)))
  if (quiet) {
    // Topics that were renamed, and what was changed by hand.
    if (topics) await noteTopics(db, windowMs)
    return nothing
  }
  return await inTransaction(db, async (tx) => {
    const cursors = await lockCursors(tx)
    if (cursors === null) return nothing
    const found = await readChanges(tx, cursors, parts.batch ?? usualBatch)
    if (topics) {
      await noteTopics(tx, windowMs)
      await noteFamilies(tx, await readEndedFamilies(tx, cursors.endedThrough, found), windowMs)
    }
    if (reads && found.listings.length > 0) await noteArticles(parts, tx, { found, cursors, webhooks })
    await moveCursors(tx, found.next)
    return { found: found.listings.length, more: found.more }
  })
}

async function noteArticles(
  { site, leftOut, notes }: FindParts,
  tx: WriterDatabase,
  { found, cursors, webhooks }: { found: Found; cursors: Cursors; webhooks: boolean },
): Promise<void> {
  const articles = await readFound(tx, found.listings, cursors)
  if (webhooks) await noteEvents(tx, toEvents(articles, await readItems(tx, site, leftOut, articles)))
  const families = [...new Set(articles.flatMap((article) => [...article.families, ...article.left]))]
  const urls = [...new Set(articles.flatMap(({ url, told }) => [url ?? [], told?.url ?? []].flat()))]
  for (const note of notes) await note(tx, { families, urls })
}

async function readItems(
  tx: WriterDatabase,
  site: Site,
  leftOut: LeftOut,
  articles: readonly FoundArticle[],
): Promise<ReadonlyMap<string, Item>> {
  const ids = articles.flatMap(({ id }) => id ?? [])
  if (ids.length === 0) return new Map()
  const selection = { ...wholeFamily('all', ids.length), whole: false, ids }
  return toItems(site, await createStore(tx, leftOut).latest(selection))
}

const toEvents = (articles: readonly FoundArticle[], items: ReadonlyMap<string, Item>): NewEvent[] =>
  articles.flatMap((article) => toEvent(article, items.get(article.guid)) ?? [])

async function noteEvents(tx: WriterDatabase, events: readonly NewEvent[]): Promise<void> {
  if (events.length === 0) return
  const ids = await insertEvents(tx, events)
  const webhooks = await readWanting(tx)
  const deliveries = events.flatMap((event, index) =>
    webhooks.flatMap((webhook) => {
      const type = webhook.since !== null && event.at < webhook.since ? null : typeFor(webhook, event)
      return type === null ? [] : [{ webhook: webhook.id, event: ids[index] ?? 0, type }]
    }),
  )
  await insertWebhookDeliveries(tx, deliveries)
}
