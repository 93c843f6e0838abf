/**
 * ajv (npm) validates our JSON Feed with a schema written from the standard’s text, which also
 * refuses broken feeds.
 */
import { Ajv } from 'ajv'
import addFormats from 'ajv-formats'
import { describe, expect, it } from 'vitest'
import { formats } from '../../../src/core/request/address.ts'
import { type GoldenName, goldenNames, goldenText } from '../golden/golden-news.ts'
import schema from './json-feed-1.1.schema.json' with { type: 'json' }

const ajv = new Ajv({ strict: true, strictRequired: false, allErrors: true })
addFormats.default(ajv)
const validate = ajv.compile(schema)

function faults(document: unknown): readonly string[] {
  validate(document)
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`)
}

type Json = Record<string, unknown>

const golden = (name: GoldenName): Json => JSON.parse(goldenText(name, formats.json))

/** The complete document, with changes to its feed and its item. */
function changed(feedChanges: Json, itemChanges: Json = {}): Json {
  const feed = golden('one')
  const [item] = Array.isArray(feed['items']) ? feed['items'] : []
  return { ...feed, items: [{ ...item, ...itemChanges }], ...feedChanges }
}

/** Through JSON, which has no undefined members. */
const written = (document: Json): unknown => JSON.parse(JSON.stringify(document))

describe('JSON Feed 1.1', () => {
  it.each(goldenNames)('accepts %s', (name) => {
    expect(faults(golden(name))).toEqual([])
  })

  it('accepts the members that we do not use', () => {
    const attachment = {
      url: 'https://example.org/a.mp3',
      mime_type: 'audio/mpeg',
      size_in_bytes: 1,
      title: 'A',
    }
    const author = { name: 'A', url: 'mailto:a@example.org', avatar: 'https://example.org/a.png' }
    const feed = { user_comment: 'Hello', next_url: 'https://example.org/2', expired: true, author }
    const item = {
      content_html: undefined,
      content_text: 'Text',
      attachments: [attachment],
      banner_image: attachment.url,
    }
    expect(faults(written(changed(feed, item)))).toEqual([])
  })

  const broken: readonly (readonly [string, Json, Json])[] = [
    ['no version', { version: undefined }, {}],
    ['no title', { title: undefined }, {}],
    ['no items', { items: undefined }, {}],
    ['a relative home page', { home_page_url: '/' }, {}],
    ['an address that is none', { feed_url: 'https://example.org/a b' }, {}],
    ['an author without anything', { authors: [{}] }, {}],
    ['a language in words', { language: 'British English' }, {}],
    ['a member that nobody knows', { updated: '2026-05-01T12:00:00Z' }, {}],
    ['an item without an id', {}, { id: undefined }],
    ['an item without content', {}, { content_html: undefined }],
    ['an item with a relative address', {}, { url: 'a.html' }],
    ['an item with an RFC 822 date', {}, { date_published: 'Fri, 01 May 2026 12:00:00 GMT' }],
    ['an item with tags in one text', {}, { tags: 'a, b' }],
    [
      'an item with an attachment without a type',
      {},
      { attachments: [{ url: 'https://example.org/a' }] },
    ],
    ['an item with a member that nobody knows', {}, { guid: 'x' }],
  ]

  it.each(broken)('refuses %s', (_, feed, item) => {
    expect(faults(written(changed(feed, item)))).not.toEqual([])
  })
})
