/**
 * A feed as it was written, in one form for all formats: what the rules look at. Reads JSON Feed;
 * xml-facts.ts reads RSS and Atom.
 */
import {
  isJsonFeed,
  isObject,
  type JsonObject,
  objectsIn,
  textIn,
} from 'candor-disclosure/parse/json-values.ts'
import { escaped } from 'candor-disclosure/parse/scan-html.ts'
import { type FeedFault, maxFindings, maxItems } from './fault.ts'

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
  /** The first `maxItems`. */
  readonly items: readonly FeedItem[]
  readonly itemCount: number
}

/** A type of JSON, `[form]` for a list, or an object of forms. `null` and absence are allowed. */
type MemberForm =
  | 'string'
  | 'number'
  | readonly [MemberForm]
  | { readonly [name: string]: MemberForm }

const texts = (names: string): Readonly<Record<string, MemberForm>> =>
  Object.fromEntries(names.split(' ').map((name) => [name, 'string']))
const authors: MemberForm = [texts('name url')]
const feedForm: MemberForm = {
  ...texts('title language'),
  authors,
  items: [
    {
      ...texts('id url title summary content_html content_text language'),
      ...{ authors, tags: ['string'] },
      attachments: [{ ...texts('url mime_type'), size_in_bytes: 'number' }],
    },
  ],
}

const display = (value: unknown): string =>
  typeof value === 'object'
    ? Array.isArray(value)
      ? 'an array'
      : 'an object'
    : JSON.stringify(value)

/** Members that have another type, by their paths. */
function* wrongMembers(value: unknown, form: MemberForm, path: string): Generator<string> {
  if (value == null) return
  if (typeof form === 'string') {
    if (typeof value !== form) yield `${path} is ${display(value)}, and not ${form}.`
  } else if (Array.isArray(form)) {
    if (!Array.isArray(value)) return yield `${path} is ${display(value)}, and not array.`
    // The rest of the items is not read either, which has a finding of its own.
    if (value.length > maxItems && path !== 'items')
      yield `${path} has ${value.length} members: the first ${maxItems} were read.`
    for (const [index, each] of value.slice(0, maxItems).entries())
      yield* each === null
        ? [`${path}.${index} is null.`]
        : wrongMembers(each, form[0], `${path}.${index}`)
  } else if (isObject(value)) {
    for (const [name, inner] of Object.entries(form))
      yield* wrongMembers(value[name], inner, path === '' ? name : `${path}.${name}`)
  } else yield `${path} is ${display(value)}, and not object.`
}

/** One more than is listed, so that the rest is not forgotten. */
function firstOf(faults: Iterable<string>): readonly string[] {
  const found: string[] = []
  for (const each of faults) if (found.push(each) > maxFindings) break
  return found
}

/** `null` for other values. */
export function readJsonFeed(value: unknown): CheckedFeed | null {
  if (!isJsonFeed(value)) return null
  const items = objectsIn(value, 'items')
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
    wrong: firstOf(wrongMembers(value, feedForm, '')),
    items: items.slice(0, maxItems).map(jsonItem),
    itemCount: items.length,
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
