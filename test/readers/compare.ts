/** Compares a parser’s reading of the golden documents with their articles, by tables of fields. */
import { beforeAll, describe, expect, it } from 'vitest'
import type { Format } from '../../src/request/formats.ts'
import { type GoldenName, goldenNames, goldenText } from '../golden/golden-news.ts'
import { type ExpectedFeed, type ExpectedItem, expectedFeed, expectedItems } from './expected.ts'

/** `read` returns a field from the parser’s result, `expected` from the articles. */
export type Field<Read, Expected> = {
  readonly field: string
  readonly read: (read: Read) => unknown
  readonly expected: (expected: Expected) => unknown
}

export type Reader<Feed, Item> = {
  readonly format: Format
  readonly parse: (text: string) => Feed | Promise<Feed>
  /** Applied to expected texts, for parsers that change texts. */
  readonly asRead?: (text: string) => string
  readonly items: (feed: Feed) => readonly Item[]
  readonly feedFields: readonly Field<Feed, ExpectedFeed>[]
  readonly itemFields: readonly Field<Item, ExpectedItem>[]
}

/** Describes one parser’s reading of one format. Fails without fields. */
export function compareWithArticles<Feed, Item>(parser: string, reader: Reader<Feed, Item>): void {
  const { format, feedFields, itemFields } = reader
  describe(`${parser} reads ${format.name}`, () => {
    it('has fields to compare', () => {
      expect(feedFields.length).toBeGreaterThan(3)
      expect(itemFields.length).toBeGreaterThan(5)
    })
    describe.each(goldenNames)('%s', (name) => {
      compareDocument(name, reader)
    })
  })
}

function compareDocument<Feed, Item>(name: GoldenName, reader: Reader<Feed, Item>): void {
  const { format, parse, items, feedFields, itemFields, asRead = (text) => text } = reader
  const articles = expectedItems(name)
  let feed: Feed
  beforeAll(async () => {
    feed = await parse(goldenText(name, format))
  })

  it('every item', () => {
    expect(items(feed)).toHaveLength(articles.length)
  })

  it.each(feedFields)('feed: $field', ({ read, expected }) => {
    expect(read(feed)).toEqual(changeTexts(expected(expectedFeed(name, format)), asRead))
  })

  it.each(articles.length === 0 ? [] : itemFields)('items: $field', ({ read, expected }) => {
    expect(items(feed).map(read)).toEqual(changeTexts(articles.map(expected), asRead))
  })
}

function changeTexts(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === 'string') return change(value)
  if (Array.isArray(value)) return value.map((each) => changeTexts(each, change))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, changeTexts(each, change)]))
}

/** Normalizes RFC 822 and RFC 3339; throws on other texts. */
export const instant = (text: string | undefined): string => new Date(text ?? '').toISOString()
