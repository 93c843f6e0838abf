/** Reads fixtures and texts as inputs, and imports them whole. */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { OldAddress } from '../../../src/core/store/known-addresses.ts'
import { type Input, InputError, type OpenPage } from '../../../src/core/tools/output.ts'
import { importArticles } from '../../../src/plugins/import/import-articles.ts'
import type { ImportOptions } from '../../../src/plugins/import/import-options.ts'
import type { ImportNote } from '../../../src/plugins/import/notes.ts'
import type { ReadPagesOptions, Walk } from '../../../src/plugins/import/read-pages.ts'
import type { ImportItem } from '../../../src/plugins/import/to-article.ts'
import type { SentBody } from '../../../src/plugins/publish/article-body.ts'

export const fixtureText = (name: string): string =>
  readFileSync(fileURLToPath(new URL(`fixtures/${name}`, import.meta.url)), 'utf8')

/** In chunks of 999 bytes, so that characters and tags are cut. */
export function inputOf(
  content: string | Uint8Array,
  address: string | null = null,
  charset: string | null = null,
): Input {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content
  return {
    address,
    name: address ?? 'a file',
    charset,
    bytes: bytes.length,
    async *open() {
      for (let at = 0; at < bytes.length; at += 999) yield bytes.subarray(at, at + 999)
    },
  }
}

export const fixture = (name: string): Input => inputOf(fixtureText(name))

export type Imported = {
  readonly items: readonly ImportItem[]
  readonly articles: readonly SentBody[]
  readonly leftOut: Readonly<Record<string, number>>
  /** Codes of notes of the input. */
  readonly notes: readonly string[]
  readonly walk: Walk
  readonly format: string
  readonly oldAddresses: readonly OldAddress[]
}

/** By default as written by humans, in English. */
export async function importAll(
  input: Input,
  options: ImportOptions = { mode: 'human-only', language: 'en' },
  reading: Omit<ReadPagesOptions, 'site' | 'keepDoubles'> = {},
): Promise<Imported> {
  const found = await importArticles(input, options, reading)
  const items: ImportItem[] = []
  for await (const item of found.items) items.push(item)
  return {
    items,
    articles: items.map(({ article }) => article),
    leftOut: Object.fromEntries(found.leftOut),
    notes: found.notes.map(({ code }) => code),
    walk: found.walk,
    format: found.format,
    oldAddresses: [...found.oldAddresses.values()],
  }
}

/** The one item of an input. */
export async function importOne(
  text: string,
  options?: ImportOptions,
  address: string | null = null,
): Promise<ImportItem> {
  const { items } = await importAll(inputOf(text, address), options)
  const [item] = items
  if (item === undefined || items.length !== 1) throw new Error(`${items.length} items`)
  return item
}

/** Says whether the database refuses an article with this note. */
export const isFault = ({ code }: ImportNote): boolean =>
  ['mode_needed', 'language_missing', 'guid_refused', 'body_too_long'].includes(code)

export const codesOf = ({ notes }: ImportItem): readonly string[] => notes.map(({ code }) => code)

/** An RSS feed with these items, and with `channel` before them. */
export const rss = (
  items: string,
  channel = '<title>Example</title><link>https://old.example.org</link>',
): string =>
  `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"
  xmlns:atom="http://www.w3.org/2005/Atom" xmlns:media="http://search.yahoo.com/mrss/">
<channel>${channel}${items}</channel></rss>`

/** An item of RSS with a guid, a link and a date, and with `more`. */
export const rssItem = (number: number, more = ''): string =>
  `<item><title>Article ${number}</title><link>https://old.example.org/${number}</link>
<guid isPermaLink="false">https://old.example.org/?p=${number}</guid>
<pubDate>Fri, 01 Mar 2019 08:00:00 GMT</pubDate>${more}</item>`

/** Pages by address; counts how often each is asked for, and refuses others. */
export function pagesOf(pages: Readonly<Record<string, string>>): {
  openPage: OpenPage
  asked: string[]
} {
  const asked: string[] = []
  return {
    asked,
    async openPage(address) {
      asked.push(address)
      const text = pages[address]
      if (text === undefined) throw new InputError('page_missing', `no page ${address}`)
      return inputOf(text, address)
    },
  }
}
