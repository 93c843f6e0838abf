/** Converts items of each format and neutral entries into one shape for comparison. */

import { legalText } from 'candor-disclosure/text/legal-text.ts'
import type { Entry } from '../../../src/core/feed/feed.ts'
import { all, attribute, type Reading, textOf } from '../text/xml-readers.ts'

/** The facts of an item in every format. Missing and empty texts are equal. */
export type ItemFacts = {
  readonly id: string
  readonly url: string
  readonly title: string
  readonly published: number
  readonly updated: number
  readonly summary: string
  readonly content: string
  readonly byline: string
  readonly mode: string
  readonly statement: string
  readonly model: string
  readonly provider: string
  readonly reviewer: string
  /** The AI flag of `podcast:txt`. */
  readonly flag: string
  readonly tags: readonly string[]
  readonly sources: readonly (readonly string[])[]
  readonly corrections: readonly (readonly string[])[]
  readonly picture: readonly string[]
  readonly canceled: boolean
}

export function factsOfModel(entry: Entry): ItemFacts {
  const { disclosure, picture } = entry
  return {
    id: entry.id,
    url: entry.url,
    title: legalText(entry.title),
    published: entry.published.getTime(),
    updated: entry.updated.getTime(),
    summary: legalText(entry.summary),
    content: legalText(entry.contentHtml ?? ''),
    byline: legalText(entry.author?.name ?? ''),
    mode: disclosure?.mode ?? '',
    statement: legalText(disclosure?.statement ?? ''),
    model: legalText(disclosure?.model ?? ''),
    provider: legalText(disclosure?.provider ?? ''),
    reviewer: legalText(disclosure?.reviewedBy ?? ''),
    flag: disclosure === null ? '' : String(disclosure.mode !== 'human-only'),
    tags: [
      ...entry.topics.map((topic) => legalText(topic.label)),
      ...(disclosure?.tag ? [disclosure.tag] : []),
    ],
    sources: entry.sources.map((each) => [
      each.url,
      legalText(each.title),
      legalText(each.publisher ?? ''),
    ]),
    corrections: entry.corrections.map((each) => [
      legalText(each.text),
      seconds(each.date),
      each.url ?? '',
    ]),
    picture:
      picture === null
        ? []
        : [picture.url, legalText(picture.alt), legalText(picture.credit ?? '')],
    canceled: entry.status === 'canceled',
  }
}

const seconds = (date: Date | string): string => new Date(date).toISOString()

function sharedByXml(item: Reading, links: readonly Reading[], tags: readonly string[]) {
  // At most one.
  const [disclosure, ...others] = all(item, 'candor:disclosure')
  if (others.length > 0) throw new Error('more than one disclosure')
  const of = (name: string) => (disclosure && attribute(disclosure, name)) ?? ''
  const media = all(item, 'media:content')[0]
  return {
    mode: of('mode'),
    statement: disclosure?.text ?? '',
    model: of('model'),
    provider: of('provider'),
    reviewer: of('reviewed-by'),
    flag: textOf(item, 'podcast:txt') ?? '',
    tags,
    sources: links
      .filter((link) => attribute(link, 'rel') === 'via')
      .map((link) => [
        attribute(link, 'href') ?? '',
        attribute(link, 'title') ?? '',
        attribute(link, 'candor:publisher') ?? '',
      ]),
    corrections: all(item, 'candor:correction').map((each) => [
      each.text,
      seconds(attribute(each, 'date') ?? ''),
      attribute(each, 'href') ?? '',
    ]),
    picture:
      media === undefined
        ? []
        : [
            attribute(media, 'url') ?? '',
            attribute(media, 'candor:alt') ?? '',
            textOf(media, 'media:credit') ?? '',
          ],
    canceled: textOf(item, 'candor:status') === 'canceled',
  }
}

/** RSS descriptions are HTML, so ours escape markup characters. */
const plainFromHtml = (html: string): string =>
  html.replace(/&(amp|lt);/g, (_, name) => (name === 'lt' ? '<' : '&'))

export function factsOfRss(item: Reading): ItemFacts {
  const tags = all(item, 'category').map((each) => each.text)
  return {
    id: textOf(item, 'guid') ?? '',
    url: textOf(item, 'link') ?? '',
    title: textOf(item, 'title') ?? '',
    published: Date.parse(textOf(item, 'pubDate') ?? ''),
    updated: Date.parse(textOf(item, 'atom:updated') ?? ''),
    summary: plainFromHtml(textOf(item, 'description') ?? ''),
    content: textOf(item, 'content:encoded') ?? '',
    byline: textOf(item, 'dc:creator') ?? '',
    ...sharedByXml(item, all(item, 'atom:link'), tags),
  }
}

export function factsOfAtom(entry: Reading): ItemFacts {
  const links = all(entry, 'atom:link')
  const author = all(entry, 'atom:author')[0]
  return {
    id: textOf(entry, 'atom:id') ?? '',
    url: links.map((link) => attribute(link, 'href'))[0] ?? '',
    title: textOf(entry, 'atom:title') ?? '',
    published: Date.parse(textOf(entry, 'atom:published') ?? ''),
    updated: Date.parse(textOf(entry, 'atom:updated') ?? ''),
    summary: textOf(entry, 'atom:summary') ?? '',
    content: textOf(entry, 'atom:content') ?? '',
    byline: author === undefined ? '' : (textOf(author, 'atom:name') ?? ''),
    ...sharedByXml(
      entry,
      links,
      all(entry, 'atom:category').map((each) => attribute(each, 'label') ?? ''),
    ),
  }
}

export function factsOfJson(json: string): ItemFacts {
  const item = JSON.parse(json).items[0]
  const { disclosure = {}, sources = [], corrections = [], image, status } = item._candor
  return {
    id: item.id,
    url: item.url,
    title: item.title ?? '',
    published: Date.parse(item.date_published),
    updated: Date.parse(item.date_modified),
    summary: item.summary ?? '',
    content: item.content_html,
    byline: item.authors?.[0].name ?? '',
    mode: disclosure.mode ?? '',
    statement: disclosure.statement ?? '',
    // JSON Feed has no flag.
    flag: disclosure.mode === undefined ? '' : String(disclosure.mode !== 'human-only'),
    model: disclosure.model ?? '',
    provider: disclosure.provider ?? '',
    reviewer: disclosure.reviewed_by ?? '',
    tags: item.tags ?? [],
    sources: sources.map((each: Record<string, string>) => [
      each.url,
      each.title,
      each.publisher ?? '',
    ]),
    corrections: corrections.map((each: Record<string, string>) => [
      each.text,
      seconds(each.date ?? ''),
      each.url ?? '',
    ]),
    picture: image === undefined ? [] : [item.image, image.alt, image.credit ?? ''],
    canceled: status === 'canceled',
  }
}
