/** Compares a parser’s reading of the golden documents with their articles, by tables of fields. */
import { describe, expect, it } from 'vitest'
import type { Format } from '../../../src/core/request/address.ts'
import { goldenNames, goldenText } from '../golden/golden-news.ts'
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
  const { format, parse, items, feedFields, itemFields, asRead = (text) => text } = reader
  describe(`${parser} reads ${format.name}`, () => {
    it.each(goldenNames)('%s', async (name) => {
      expect(feedFields.length + itemFields.length).toBeGreaterThan(5)
      const feed = await parse(goldenText(name, format))
      const site = expectedFeed(name, format)
      expect(fieldsOf(feedFields, ({ read }) => read(feed))).toEqual(
        changeTexts(
          fieldsOf(feedFields, ({ expected }) => expected(site)),
          asRead,
        ),
      )
      expect(items(feed).map((item) => fieldsOf(itemFields, ({ read }) => read(item)))).toEqual(
        changeTexts(
          expectedItems(name).map((each) => fieldsOf(itemFields, ({ expected }) => expected(each))),
          asRead,
        ),
      )
    })
  })
}

const fieldsOf = <Each extends { readonly field: string }>(
  fields: readonly Each[],
  value: (field: Each) => unknown,
) => Object.fromEntries(fields.map((each) => [each.field, value(each)]))

function changeTexts(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === 'string') return change(value)
  if (Array.isArray(value)) return value.map((each) => changeTexts(each, change))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => [name, changeTexts(each, change)]),
  )
}

/** Normalizes RFC 822 and RFC 3339; throws on other texts. */
export const instant = (text: string | undefined): string => new Date(text ?? '').toISOString()
