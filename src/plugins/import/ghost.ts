/**
 * Reads an export of Ghost (https://docs.ghost.org/migration/custom). The guid in Ghost's RSS is
 * the `id` of the post (ghost/core/core/frontend/services/rss/generate-feed.js: `guid: post.id`),
 * also of one that was imported into Ghost: it gets a new id.
 */

import {
  isObject,
  type JsonObject,
  objectIn,
  objectsIn,
  textIn,
} from 'candor-disclosure/parse/json-values.ts'
import { resolved } from 'candor-disclosure/parse/xml-element.ts'
import { InputError } from '../../core/tools/output.ts'
import { emptyItem, type FoundDocument, type FoundItem, type FoundTopic } from './found-item.ts'
import { noteLost, readDate, readSummary, toSegment } from './item-parts.ts'
import { barePicture } from './media.ts'
import { type ImportNote, note } from './notes.ts'

/** The tables of an export, with or without `db` around them; `null` if it is none. */
export function ghostData(value: unknown): JsonObject | null {
  if (!isObject(value)) return null
  const [wrapped] = objectsIn(value, 'db')
  const data = objectIn(wrapped ?? value, 'data')
  return Array.isArray(data['posts']) ? data : null
}

/** Throws an `InputError` without `site`: an export has no addresses. */
export function readGhost(
  data: JsonObject,
  site: string | null,
  notes: ImportNote[],
): FoundDocument {
  if (site === null) {
    throw new InputError(
      'site_missing',
      'A Ghost export has no addresses. Say where the site is with --site https://old.example.org.',
    )
  }
  const base = `${site.replace(/(?<!\/)\/+$/, '')}/`
  const tables = tablesOf(data)
  function* items(): Generator<FoundItem | string> {
    for (const post of objectsIn(data, 'posts'))
      yield reasonToLeaveOut(post) ?? readPost(post, tables, base)
  }
  const described = objectsIn(data, 'tags').filter(
    (tag) => !isInternal(tag) && textIn(tag, 'description') !== null,
  )
  notes.push(note('url_guessed', `Ghost's usual addresses, such as ${base}slug/`))
  if (described.length > 0)
    notes.push(note('field_lost', `descriptions of tags: ${described.length}`))
  const language = settingIn(data, 'locale') ?? settingIn(data, 'lang')
  return { format: 'ghost', language, items: items(), next: null }
}

function settingIn(data: JsonObject, key: string): string | null {
  const row = objectsIn(data, 'settings').find((each) => textIn(each, 'key') === key)
  return textIn(row ?? {}, 'value')
}

/** Pages, and posts that were only sent by e-mail. */
function reasonToLeaveOut(post: JsonObject): string | null {
  const isPage = post['page'] === true || post['page'] === 1
  const type = textIn(post, 'type') ?? (isPage ? 'page' : 'post')
  if (type !== 'post') return type
  return textIn(post, 'status') === 'sent' ? 'sent' : null
}

type Tables = ReturnType<typeof tablesOf>

/** Rows of other tables that belong to a post, in its order. */
function tablesOf(data: JsonObject) {
  const users = byId(objectsIn(data, 'users'))
  const tags = relation(data, 'posts_tags', 'tag_id', byId(objectsIn(data, 'tags')))
  const authors = relation(data, 'posts_authors', 'author_id', users)
  const meta = new Map(
    objectsIn(data, 'posts_meta').map((row) => [textIn(row, 'post_id') ?? '', row] as const),
  )
  return {
    tagsOf: (post: string) => tags.get(post) ?? [],
    authorsOf(post: JsonObject): readonly JsonObject[] {
      const only = users.get(textIn(post, 'author_id') ?? '')
      return authors.get(textIn(post, 'id') ?? '') ?? (only === undefined ? [] : [only])
    },
    // Before Ghost 3 it was part of the post.
    metaOf: (post: JsonObject) => meta.get(textIn(post, 'id') ?? '') ?? post,
  }
}

const byId = (rows: readonly JsonObject[]): ReadonlyMap<string, JsonObject> =>
  new Map(rows.map((row) => [textIn(row, 'id') ?? '', row] as const))

/** The id of a post → the rows of others that `table` gives it. */
function relation(
  data: JsonObject,
  table: string,
  column: string,
  others: ReadonlyMap<string, JsonObject>,
) {
  const order = (row: JsonObject) => Number(textIn(row, 'sort_order') ?? 0)
  const rows = objectsIn(data, table).toSorted((one, other) => order(one) - order(other))
  const pairs = rows.map(
    (row) => [textIn(row, 'post_id') ?? '', others.get(textIn(row, column) ?? '')] as const,
  )
  const found = new Map<string, JsonObject[]>()
  for (const [post, other] of pairs) {
    const others = found.get(post)
    if (other !== undefined && others) others.push(other)
    else if (other !== undefined) found.set(post, [other])
  }
  return found
}

const isInternal = (tag: JsonObject) =>
  textIn(tag, 'visibility') === 'internal' || textIn(tag, 'name')?.startsWith('#')

/**
 * Columns of `posts` and `posts_meta` (ghost/core/core/server/data/schema/schema.js) that are read,
 * or say nothing to readers.
 */
const knownColumns =
  'id uuid post_id comment_id slug title html plaintext lexical mobiledoc custom_excerpt feature_image image ' +
  'feature_image_alt feature_image_caption type page status visibility locale author_id newsletter_id email_only ' +
  'email_recipient_filter show_title_and_feature_image created_at created_by updated_at updated_by published_at published_by'

function readPost(post: JsonObject, tables: Tables, base: string): FoundItem {
  const notes: ImportNote[] = []
  const id = textIn(post, 'id') ?? ''
  const meta = tables.metaOf(post)
  const here = (text: string | null) =>
    text?.replaceAll('__GHOST_URL__/', base).replaceAll('__GHOST_URL__', base) ?? null
  const html = here(textIn(post, 'html'))
  if (html === null && (textIn(post, 'lexical') ?? textIn(post, 'mobiledoc')) !== null) {
    notes.push(note('body_unrendered', 'It has to be written again, or imported from the feed'))
  }
  const url = resolved(`${encodeURIComponent(textIn(post, 'slug') ?? id)}/`, base)
  const description = textIn(meta, 'meta_description')
  const excerpt = textIn(post, 'custom_excerpt')
  if (excerpt === null && description !== null)
    notes.push(note('standfirst_guessed', description.slice(0, 80)))
  const picture = resolved(here(textIn(post, 'feature_image') ?? textIn(post, 'image')), base)
  const taken = new Set([url, picture, textIn(post, 'title'), excerpt ?? description])
  const others = Object.entries({ ...post, ...meta }).filter(
    ([, value]) => !taken.has(here(String(value).trim())),
  )
  noteLost(Object.fromEntries(others), knownColumns, notes)
  return {
    ...emptyItem,
    // Before Ghost 1.0, ids were numbers, and the guid was the UUID.
    guid: (typeof post['id'] === 'number' ? textIn(post, 'uuid') : id) || null,
    url,
    title: textIn(post, 'title') ?? '',
    // Ghost's feed takes the same: generate-feed.js, `description`.
    standfirst: excerpt ?? description ?? '',
    bodyHtml: html ?? '',
    authors: tables.authorsOf(post).flatMap((author) => {
      const name = textIn(author, 'name')
      return name === null ? [] : [{ name, url: resolved(textIn(author, 'website'), null) }]
    }),
    publishedAt: dateIn(post, 'published_at', notes),
    updatedAt: dateIn(post, 'updated_at', notes),
    language: textIn(post, 'locale'),
    topics: tables
      .tagsOf(id)
      .filter((tag) => !isInternal(tag))
      .map((tag) => topicOf(textIn(tag, 'name') ?? '', textIn(tag, 'slug'))),
    pictures: [picture ?? []].flat().map((address) => ({
      ...barePicture(address),
      alt: textIn(meta, 'feature_image_alt'),
      credit: readSummary(textIn(meta, 'feature_image_caption')) || null,
    })),
    status: statusOf(post, notes),
    notes,
  }
}

/** https://docs.ghost.org/themes/routing */
const topicOf = (label: string, slug: string | null): FoundTopic => ({
  ...{ label, slug },
  feeds: slug === null ? [] : [{ path: `/tag/${toSegment(slug)}/rss/`, format: 'rss' }],
})

/** RFC 3339, or MySQL's form in UTC, or milliseconds. */
function dateIn(post: JsonObject, name: string, notes: ImportNote[]): string | null {
  const text = textIn(post, name)
  return readDate(
    text !== null && /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/.test(text) ? `${text}Z` : text,
    notes,
  )
}

/** `scheduled` becomes an embargo by its date; a post for members, or without a text, a draft. */
function statusOf(post: JsonObject, notes: ImportNote[]): FoundItem['status'] {
  const visibility = textIn(post, 'visibility') ?? 'public'
  if (visibility !== 'public') notes.push(note('was_private', `for "${visibility}" in Ghost`))
  const isOut = ['published', 'scheduled'].includes(textIn(post, 'status') ?? 'draft')
  const isDraft = visibility !== 'public' || notes.some(({ code }) => code === 'body_unrendered')
  return isOut && !isDraft ? 'published' : 'draft'
}
