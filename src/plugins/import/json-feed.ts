/** Reads items of JSON Feed 1.0 and 1.1 (https://www.jsonfeed.org/version/1.1/). */

import {
  countIn,
  type JsonObject,
  objectIn,
  objectsIn,
  textIn,
} from 'candor-disclosure/parse/json-values.ts'
import { textAsHtml } from 'candor-disclosure/parse/scan-html.ts'
import { resolved } from 'candor-disclosure/parse/xml-element.ts'
import { isNotice, modeTag, readCandor } from './candor.ts'
import { emptyItem, type FoundItem, type FoundPicture } from './found-item.ts'
import { noteLost, readDate, readPerson, readSummary } from './item-parts.ts'
import { barePicture } from './media.ts'
import { type ImportNote, note } from './notes.ts'

const knownMembers =
  'id url title summary content_html content_text image banner_image date_published date_modified author authors tags ' +
  'language attachments _candor'

/**
 * `null` for notices of Candor's feed of corrections. `base` is the address of the feed or of its
 * site.
 */
export function readJsonItem(
  item: JsonObject,
  feed: JsonObject,
  base: string | null,
): FoundItem | null {
  const candor = objectIn(item, '_candor')
  if (isNotice(candor)) return null
  const notes: ImportNote[] = []
  const given = textIn(item, 'id')
  const external = resolved(textIn(item, 'external_url'), base)
  // Some feeds put the link in `id` only; `external_url` is a page that the item is about.
  const url = resolved(textIn(item, 'url'), base) ?? resolved(given, null) ?? external
  if (given === null && url !== null) notes.push(note('guid_from_link', url))
  const text = texts(item, notes)
  const attachments = attachmentsOf(item, base)
  const isPicture = ({ type }: FoundPicture) => type?.startsWith('image/') === true
  noteLost(item, url === external ? `${knownMembers} external_url` : knownMembers, notes)
  const tags = Array.isArray(item['tags']) ? Object.values<unknown>(item['tags']) : []
  return {
    ...emptyItem,
    ...{ guid: given ?? url, url, ...text, base, notes },
    title: withoutOpening(
      textIn(item, 'title') ?? '',
      textIn(objectIn(candor, 'disclosure'), 'title_label'),
    ),
    authors: authorsOf(item, feed, notes),
    publishedAt: readDate(textIn(item, 'date_published'), notes),
    updatedAt: readDate(textIn(item, 'date_modified'), notes),
    language: textIn(item, 'language'),
    topics: tags
      .flatMap((tag) => (typeof tag === 'string' ? (textIn({ tag }, 'tag') ?? []) : []))
      .filter((label) => label !== modeTag(candor))
      .map((label) => ({ label, slug: null })),
    pictures: [...picturesOf(item, base), ...attachments.filter(isPicture)],
    enclosures: attachments.filter((file) => !isPicture(file)),
    candor: readCandor(
      candor,
      objectsIn(objectIn(candor, 'disclosure'), 'parts'),
      text.bodyHtml,
      notes,
    ),
  }
}

const withoutOpening = (title: string, opening: string | null): string =>
  opening !== null && title.startsWith(opening) ? title.slice(opening.length).trimStart() : title

function texts(item: JsonObject, notes: ImportNote[]): Pick<FoundItem, 'bodyHtml' | 'standfirst'> {
  const summary = textIn(item, 'summary')
  const html = textIn(item, 'content_html')
  const text = textIn(item, 'content_text')
  if (html !== null) return { bodyHtml: html, standfirst: readSummary(summary) }
  if (text !== null)
    return { bodyHtml: textAsHtml(text), standfirst: summary?.replace(/\s+/g, ' ') ?? '' }
  if (summary !== null)
    notes.push(note('body_from_summary', 'There is no content_html or content_text'))
  return { bodyHtml: textAsHtml(summary ?? ''), standfirst: '' }
}

/** Version 1.0 has one `author`; an item without any has those of the feed. */
function authorsOf(item: JsonObject, feed: JsonObject, notes: ImportNote[]): FoundItem['authors'] {
  const people = [item, feed].flatMap((each) => [
    objectsIn(each, 'authors'),
    objectsIn({ a: [each['author']] }, 'a'),
  ])
  return (people.find((each) => each.length > 0) ?? []).flatMap((author) => {
    const name = readPerson(textIn(author, 'name'), notes)
    return name === null ? [] : [{ name, url: resolved(textIn(author, 'url'), null) }]
  })
}

function picturesOf(item: JsonObject, base: string | null): readonly FoundPicture[] {
  const image = resolved(textIn(item, 'image'), base)
  const banner = resolved(textIn(item, 'banner_image'), base)
  const facts = objectIn(objectIn(item, '_candor'), 'image')
  const described = {
    ...{ alt: textIn(facts, 'alt'), credit: textIn(facts, 'credit') },
    ...{ width: countIn(facts, 'width'), height: countIn(facts, 'height') },
    sourceType: textIn(facts, 'digital_source_type')?.split('/').at(-1) ?? null,
  }
  return [
    ...(image === null ? [] : [{ ...barePicture(image), ...described }]),
    ...(banner === null ? [] : [barePicture(banner)]),
  ]
}

const attachmentsOf = (item: JsonObject, base: string | null) =>
  objectsIn(item, 'attachments').flatMap((attachment) => {
    const url = resolved(textIn(attachment, 'url'), base)
    if (url === null) return []
    const type = textIn(attachment, 'mime_type')?.toLowerCase() ?? null
    const bytes = countIn(attachment, 'size_in_bytes')
    return [{ ...barePicture(url), type, bytes, title: textIn(attachment, 'title') }]
  })
