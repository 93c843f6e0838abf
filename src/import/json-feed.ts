/** Reads items of JSON Feed 1.0 and 1.1 (https://www.jsonfeed.org/version/1.1/). */
import { candorIn, isNoticeIn } from './candor-json.ts'
import { emptyItem, type FoundItem, type FoundPicture } from './found-item.ts'
import type { ImportNote } from './imported-article.ts'
import { readDate, readPerson, readSummary } from './item-parts.ts'
import { countIn, isObject, type JsonObject, objectIn, objectsIn, textIn, textsIn } from './json-values.ts'
import { noteLostMembers } from './lost-fields.ts'
import { barePicture } from './media.ts'
import { note } from './notes.ts'
import { textAsHtml } from './scan-html.ts'
import { resolved } from './xml-element.ts'

export const isJsonFeed = (value: unknown): value is JsonObject =>
  isObject(value) && /^https?:\/\/(www\.)?jsonfeed\.org\/version\//.test(textIn(value, 'version') ?? '')

const knownMembers =
  'id url title summary content_html content_text image banner_image date_published date_modified author authors tags ' +
  'language attachments _candor'

/** `null` for notices of Candor's feed of corrections. `base` is the address of the feed or of its site. */
export function readJsonItem(item: JsonObject, feed: JsonObject, base: string | null): FoundItem | null {
  if (isNoticeIn(item)) return null
  const notes: ImportNote[] = []
  const given = textIn(item, 'id')
  const url = linkOf(item, base)
  if (given === null && url !== null) notes.push(note('guid_from_link', url))
  const { bodyHtml, summary } = texts(item, notes)
  const disclosure = objectIn(objectIn(item, '_candor') ?? {}, 'disclosure') ?? {}
  const attachments = attachmentsOf(item, base)
  const isTaken = url === resolved(textIn(item, 'external_url'), base)
  noteLostMembers(item, isTaken ? `${knownMembers} external_url` : knownMembers, notes)
  return {
    ...emptyItem,
    ...{ guid: given ?? url, url, bodyHtml, base },
    title: withoutOpening(textIn(item, 'title') ?? '', textIn(disclosure, 'title_label')),
    standfirst: summary,
    authors: authorsOf(item, feed, notes),
    publishedAt: readDate(textIn(item, 'date_published'), notes),
    updatedAt: readDate(textIn(item, 'date_modified'), notes),
    language: textIn(item, 'language'),
    topics: textsIn(item, 'tags')
      .filter((label) => label !== textIn(disclosure, 'tag'))
      .map((label) => ({ label: label.trim(), slug: null })),
    pictures: [
      ...picturesOf(item, base),
      ...attachments.filter(({ type }) => type?.startsWith('image/')).map(toPicture),
    ],
    enclosures: attachments.filter(({ type }) => !type?.startsWith('image/')),
    candor: candorIn(item, bodyHtml, notes),
    notes,
  }
}

const withoutOpening = (title: string, opening: string | null): string =>
  opening !== null && title.startsWith(opening) ? title.slice(opening.length).trimStart() : title

/** Some feeds put the link in `id` only; `external_url` is a page that the item is about. */
const linkOf = (item: JsonObject, base: string | null): string | null =>
  resolved(textIn(item, 'url'), base) ??
  resolved(textIn(item, 'id'), null) ??
  resolved(textIn(item, 'external_url'), base)

function texts(item: JsonObject, notes: ImportNote[]): { readonly bodyHtml: string; readonly summary: string } {
  const summary = textIn(item, 'summary')
  const html = textIn(item, 'content_html')
  const text = textIn(item, 'content_text')
  if (html !== null) return { bodyHtml: html, summary: readSummary(summary) }
  if (text !== null) return { bodyHtml: textAsHtml(text), summary: summary?.replace(/\s+/g, ' ') ?? '' }
  if (summary !== null) notes.push(note('body_from_summary', 'There is no content_html or content_text'))
  return { bodyHtml: summary === null ? '' : textAsHtml(summary), summary: '' }
}

/** Version 1.0 has one `author`; an item without any has those of the feed. */
function authorsOf(item: JsonObject, feed: JsonObject, notes: ImportNote[]): FoundItem['authors'] {
  const people = [item, feed].map((each) => {
    const authors = objectsIn(each, 'authors')
    const author = objectIn(each, 'author')
    return authors.length > 0 || author === null ? authors : [author]
  })
  return (people.find((each) => each.length > 0) ?? []).flatMap((author) => {
    const name = readPerson(textIn(author, 'name'), notes)
    return name === null ? [] : [{ name, url: resolved(textIn(author, 'url'), null) }]
  })
}

function picturesOf(item: JsonObject, base: string | null): readonly FoundPicture[] {
  const facts = objectIn(objectIn(item, '_candor') ?? {}, 'image') ?? {}
  return ['image', 'banner_image'].flatMap((name) => {
    const url = resolved(textIn(item, name), base)
    if (url === null) return []
    if (name !== 'image') return [barePicture(url)]
    return [
      {
        ...barePicture(url),
        alt: textIn(facts, 'alt'),
        credit: textIn(facts, 'credit'),
        width: countIn(facts, 'width'),
        height: countIn(facts, 'height'),
        sourceType: textIn(facts, 'digital_source_type')?.split('/').at(-1) ?? null,
      },
    ]
  })
}

type Attachment = FoundItem['enclosures'][number] & { readonly bytes: number | null }

function attachmentsOf(item: JsonObject, base: string | null): readonly Attachment[] {
  return objectsIn(item, 'attachments').flatMap((attachment) => {
    const url = resolved(textIn(attachment, 'url'), base)
    if (url === null) return []
    const type = textIn(attachment, 'mime_type')?.toLowerCase() ?? null
    return [{ url, type, title: textIn(attachment, 'title'), bytes: countIn(attachment, 'size_in_bytes') }]
  })
}

const toPicture = ({ url, type, bytes }: Attachment): FoundPicture => ({ ...barePicture(url), type, bytes })
