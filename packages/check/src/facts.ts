/**
 * A feed as it was written, in one form for all formats: what the rules look at. Reads JSON Feed;
 * xml-facts.ts reads RSS and Atom.
 */

import {
  isJsonFeed,
  type JsonObject,
  objectsIn,
  textIn,
} from 'candor-disclosure/parse/json-values.ts'
import { escaped } from 'candor-disclosure/parse/scan-html.ts'
import * as v from 'valibot'
import type { FeedFault } from './fault.ts'

/** `of` names its element or member. */
export type Address = { readonly of: string; readonly address: string }
export type WrittenDate = {
  readonly of: string
  readonly text: string
  readonly standard: 'rfc822' | 'rfc3339' | 'any'
}

export type FeedItem = {
  /** For findings. */
  readonly name: string
  /** It has no text, and no attribute or member. */
  readonly isEmpty: boolean
  readonly id: string | null
  /** What the format says of the id: readers may open it, or it is an IRI at least. */
  readonly idForm: 'page' | 'iri' | 'any'
  readonly title: string | null
  readonly titleIsHtml: boolean
  readonly published: WrittenDate | null
  readonly updated: WrittenDate | null
  readonly addresses: readonly Address[]
  /** HTML. `content` is `null` where there is only a summary. */
  readonly summary: string | null
  readonly content: string | null
  /** The document says what relative addresses are relative to. */
  readonly hasBase: boolean
  /** `length` is `undefined` where the format does not demand it. */
  readonly enclosures: readonly {
    readonly url: string
    readonly type: string
    readonly length: string | undefined
  }[]
  readonly authors: readonly string[]
  /** Faults that only its format can have. */
  readonly faults: readonly FeedFault[]
}

export type CheckedFeed = {
  readonly format: 'rss' | 'atom' | 'json-feed'
  readonly isCurrentVersion: boolean
  readonly title: string | null
  readonly titleIsHtml: boolean
  readonly language: string | null
  readonly self: string | null
  readonly hasHub: boolean
  /** It says that it has all items, or where the older ones are (RFC 5005). */
  readonly hasArchive: boolean
  readonly dates: readonly WrittenDate[]
  readonly addresses: readonly Address[]
  /** Its description is there, and empty. */
  readonly isUndescribed: boolean
  /** Required of the feed itself. */
  readonly missing: readonly string[]
  /** Members of JSON that have another type than the rule says. */
  readonly wrong: readonly string[]
  /** Faults that only its format can have. */
  readonly faults: readonly FeedFault[]
  readonly items: readonly FeedItem[]
}

const text = v.nullish(v.string())
const authors = v.nullish(v.array(v.object({ name: text, url: text })))
const attachmentForm = v.object({
  url: text,
  mime_type: text,
  size_in_bytes: v.nullish(v.number()),
})
const itemForm = v.object({
  id: text,
  url: text,
  title: text,
  summary: text,
  content_html: text,
  content_text: text,
  language: text,
  authors,
  ...{ tags: v.nullish(v.array(v.string())), attachments: v.nullish(v.array(attachmentForm)) },
})
const feedForm = v.object({
  title: text,
  language: text,
  authors,
  items: v.optional(v.array(itemForm)),
})

/** `null` for other values. */
export function readJsonFeed(value: unknown): CheckedFeed | null {
  if (!isJsonFeed(value)) return null
  return {
    format: 'json-feed',
    isCurrentVersion: /\/1(\.1)?$/.test(textIn(value, 'version') ?? ''),
    ...{ dates: [], isUndescribed: false, faults: [] },
    title: textIn(value, 'title'),
    titleIsHtml: false,
    language: textIn(value, 'language'),
    self: textIn(value, 'feed_url'),
    hasHub: objectsIn(value, 'hubs').length > 0,
    hasArchive: textIn(value, 'next_url') !== null,
    addresses: addressesIn(value, 'home_page_url', 'feed_url', 'next_url', 'icon', 'favicon'),
    missing: ['title', 'items'].filter((name) => value[name] === undefined),
    wrong: (v.safeParse(feedForm, value).issues ?? []).map(
      (each) =>
        `${v.getDotPath(each)} is ${each.received}, and not ${each.expected?.replace(' | null | undefined', '').toLowerCase()}.`,
    ),
    items: objectsIn(value, 'items').map(jsonItem),
  }
}

const addressesIn = (parent: JsonObject, ...names: string[]): Address[] =>
  names.flatMap((of) =>
    typeof parent[of] === 'string' ? [{ of, address: parent[of].trim() }] : [],
  )

function jsonItem(item: JsonObject, index: number): FeedItem {
  const [id, title, summary] = [textIn(item, 'id'), textIn(item, 'title'), textIn(item, 'summary')]
  const [html, text] = [textIn(item, 'content_html'), textIn(item, 'content_text')]
  const attachments = objectsIn(item, 'attachments')
  const dateOf = (of: string): WrittenDate | null =>
    item[of] === undefined ? null : { of, text: textIn(item, of) ?? '', standard: 'rfc3339' }
  return {
    ...{ id, title, idForm: 'any', titleIsHtml: false, hasBase: false, authors: [], faults: [] },
    name: id ?? textIn(item, 'url') ?? title ?? `item ${index + 1}`,
    isEmpty: Object.keys(item).length === 0,
    ...{ published: dateOf('date_published'), updated: dateOf('date_modified') },
    addresses: [
      ...addressesIn(item, 'url', 'external_url', 'image', 'banner_image'),
      ...attachments.flatMap((each) => addressesIn(each, 'url')),
    ],
    summary: summary && escaped(summary),
    content: html ?? (text !== summary ? text && escaped(text) : null),
    enclosures: attachments.map((each) => ({
      url: textIn(each, 'url') ?? '',
      type: textIn(each, 'mime_type') ?? '',
      length: undefined,
    })),
  }
}
