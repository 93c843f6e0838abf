/** The `data` of events: the item that the JSON Feed of all articles has, as it has it. */
import type { Article } from '../article.ts'
import { buildFeed } from '../feed/build-feed.ts'
import { renderJsonFeed } from '../feed/json-feed.ts'
import { wholeFamily } from '../request/selection.ts'
import type { Site } from '../settings/site.ts'
import type { Snapshot } from '../store/snapshot.ts'

/** What events need to know of an item. */
export type Item = {
  readonly id: string
  readonly text: string
  readonly url: string | null
  readonly isRetracted: boolean
  /** As text, to compare them. */
  readonly corrections: readonly string[]
}

type Members = {
  readonly id: string
  readonly url?: string
  readonly _candor?: { readonly status?: string; readonly corrections?: readonly unknown[] }
}

/**
 * By guid. Unshowable articles are in no snapshot, and so not here. Each item is made alone: in a feed, what it says of its rights
 * depends on the other articles (docs/decisions/0030-article-rights.md), and would seem to change with them.
 */
export function toItems(site: Site, snapshot: Snapshot): ReadonlyMap<Article['guid'], Item> {
  const request = wholeFamily('all', site.feedLength)
  const items = snapshot.articles.flatMap((article) => {
    const alone = { ...snapshot, articles: [article], tombstones: [] }
    const feed = buildFeed({ site, request, snapshot: alone })
    return (JSON.parse(renderJsonFeed(feed)) as { items: Members[] }).items
  })
  return new Map(items.map((members) => [members.id, toItem(members)]))
}

/** @param text an item, as `toItems` wrote it before. */
export const parseItem = (text: string): Item => toItem(JSON.parse(text) as Members)

function toItem(members: Members): Item {
  const { status, corrections = [] } = members._candor ?? {}
  return {
    id: members.id,
    text: JSON.stringify(members),
    url: members.url ?? null,
    isRetracted: status === 'canceled',
    corrections: corrections.map((each) => JSON.stringify(each)),
  }
}

/** What is said of an article that is gone. */
export const goneData = (guid: string, url: string | null): string =>
  JSON.stringify({ id: guid, url: url ?? undefined })
