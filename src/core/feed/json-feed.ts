/**
 * Writes a feed as JSON Feed 1.1. The `feed` package builds standard members; Candor's own are in
 * `_candor`.
 */

import type { JsonObject } from 'candor-disclosure/parse/json-values.ts'
import { legalText } from 'candor-disclosure/text/legal-text.ts'
import { type Item, Feed as StandardFeed } from 'feed'
import type { Entry, Feed } from './feed.ts'
import { feedMembers, itemMembers } from './json-members.ts'
import { tagsOf } from './shared-elements.ts'

/**
 * https://www.jsonfeed.org/version/1.1/. No indentation, which would be a tenth of the bytes. Same
 * feed, same bytes.
 *
 * The feed has no authors: Miniflux would add them to those of each item, and the publisher is the
 * feed's title.
 */
export function renderJsonFeed(feed: Feed): string {
  const { version: _, author: __, items, ...standard } = standardFeed(feed)
  const document = {
    version: 'https://jsonfeed.org/version/1.1',
    ...standard,
    // The previous part of the archive: JSON Feed defines `next_url` for older items.
    next_url: feed.archive?.previous?.json,
    favicon: feed.iconUrl ?? undefined,
    language: feed.language,
    hubs:
      feed.hubUrls.length === 0 ? undefined : feed.hubUrls.map((url) => ({ type: 'WebSub', url })),
    _candor: feedMembers(feed),
    items: feed.entries.map((entry, index) => item(items[index], entry, feed)),
  }
  const json = JSON.stringify(document)
  if (!maybeIllegal.test(json)) return json
  return JSON.stringify(document, (_name, value: unknown) =>
    typeof value === 'string' ? legalText(value) : value,
  )
}

/** The member `_candor` of an item. */
export const candorMember = (entry: Entry, feed: Feed) =>
  itemMembers(entry, feed)['_candor'] as JsonObject

/**
 * The standard item sets the order of members. Without content, its placeholder for the content is
 * removed.
 */
function item(standard: JsonObject | undefined, entry: Entry, feed: Feed): JsonObject {
  const { content_html: _, ...others } = standard ?? {}
  return { ...(entry.contentHtml === null ? others : standard), ...itemMembers(entry, feed) }
}

/**
 * In JSON, characters that `legalText` changes are written as `\b`, `\f` or `\u…`, or not escaped.
 * Hardly any feed has one, and a replacer makes `JSON.stringify` several times as slow.
 */
const maybeIllegal = /\\[bfu]|[\x80-\x9f\uFDD0-\uFDEF\uFFFE\uFFFF]|[\uD83F-\uDBFF][\uDFFE\uDFFF]/

function standardFeed(feed: Feed): JsonObject & { readonly items: readonly JsonObject[] } {
  const standard = new StandardFeed({
    title: feed.title,
    description: feed.feedDescription,
    link: feed.homeUrl,
    updated: feed.updated,
    generator: feed.generator.name,
    feedLinks: feed.isUnnamed ? {} : { json: feed.selfUrls.json },
    ...(feed.logoUrl !== null && { image: feed.logoUrl }),
  })
  for (const entry of feed.entries) standard.addItem(standardItem(entry))
  return JSON.parse(standard.json1())
}

function standardItem(entry: Entry): Item {
  return {
    id: entry.id,
    title: entry.feedTitle,
    link: entry.url,
    date: entry.updated,
    published: entry.published,
    // A placeholder for the content: `feed` returns JSON text, which has to be parsed again.
    content: '…',
    ...(entry.picture !== null && { image: entry.picture.url }),
    ...(tagsOf(entry).length > 0 && { category: tagsOf(entry).map((name) => ({ name })) }),
  }
}
