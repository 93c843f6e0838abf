/** The `data` of events: the item that the JSON Feed of all articles has, as it has it. */
import type { Article } from '../../core/article.ts'
import { buildFeed } from '../../core/feed/build-feed.ts'
import { renderJsonFeed } from '../../core/feed/json-feed.ts'
import { wholeFamily } from '../../core/request/selection.ts'
import type { Site } from '../../core/settings/site.ts'
import type { Snapshot } from '../../core/store/snapshot.ts'

/** An item of a feed, as events compare it. */
export type Item = {
  readonly id: string
  readonly text: string
  readonly url: string | null
  readonly isRetracted: boolean
  /** Corrections as texts, to compare them. */
  readonly corrections: readonly string[]
}

/**
 * By guid. Unshowable articles are in no snapshot, and so not here. Each item is made alone: in a
 * feed, what it says of its rights depends on the other articles
 * (decision 30), and would seem to change with them.
 */
export function toItems(site: Site, snapshot: Snapshot): ReadonlyMap<Article['guid'], Item> {
  const request = wholeFamily('all', site.feedLength)
  const items = snapshot.articles.flatMap((article) => {
    // A statement that comes later is no change of the article.
    const alone = { ...snapshot, articles: [{ ...article, statement: null }], tombstones: [] }
    const feed = buildFeed({ site, request, snapshot: alone })
    return (JSON.parse(renderJsonFeed(feed)) as { items: object[] }).items
  })
  return new Map(
    items.map((each) => parseItem(JSON.stringify(each))).map((item) => [item.id, item]),
  )
}

/** @param text an item of a JSON Feed. */
export function parseItem(text: string): Item {
  const {
    id,
    url = null,
    _candor: extension,
  } = JSON.parse(text) as {
    readonly id: string
    readonly url?: string
    readonly _candor?: { readonly status?: string; readonly corrections?: readonly unknown[] }
  }
  const corrections = (extension?.corrections ?? []).map((each) => JSON.stringify(each))
  return { id, text, url, isRetracted: extension?.status === 'canceled', corrections }
}

/** The data of an event about an article that is gone. */
export const goneData = ({ id, url }: Pick<Item, 'id' | 'url'>): string =>
  JSON.stringify({ id, url: url ?? undefined })
