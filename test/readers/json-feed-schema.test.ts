/** ajv (npm) validates our JSON Feed with a schema written from the standard’s text, which also refuses broken feeds. */
import { Ajv } from 'ajv'
import addFormats from 'ajv-formats'
import { describe, expect, it } from 'vitest'
import { formats } from '../../src/request/formats.ts'
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
    const attachment = { url: 'https://example.org/a.mp3', mime_type: 'audio/mpeg', size_in_bytes: 1, title: 'A' }
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
    ['version 1', { version: 'https://jsonfeed.org/version/1' }, {}],
    ['no title', { title: undefined }, {}],
    ['no items', { items: undefined }, {}],
    ['items that are no list', { items: {} }, {}],
    ['a relative home page', { home_page_url: '/' }, {}],
    ['an address that is none', { feed_url: 'https://example.org/a b' }, {}],
    ['an icon without an address', { icon: null }, {}],
    ['expired in words', { expired: 'yes' }, {}],
    ['authors that are no list', { authors: { name: 'A' } }, {}],
    ['an author without anything', { authors: [{}] }, {}],
    ['an author without a name in it', { authors: [{ name: '' }] }, {}],
    ['a hub without an address', { hubs: [{ type: 'WebSub' }] }, {}],
    ['a hub without a type', { hubs: [{ url: 'https://hub.example.org/' }] }, {}],
    ['a language in words', { language: 'British English' }, {}],
    ['a member that nobody knows', { updated: '2026-05-01T12:00:00Z' }, {}],
    ['an extension that is no object', { _candor: 'x' }, {}],
    ['an item without an id', {}, { id: undefined }],
    ['an item with a number for an id', {}, { id: 1 }],
    ['an item without content', {}, { content_html: undefined }],
    ['an item with a relative address', {}, { url: 'a.html' }],
    ['an item with an RFC 822 date', {}, { date_published: 'Fri, 01 May 2026 12:00:00 GMT' }],
    ['an item with a date without a zone', {}, { date_modified: '2026-05-01T12:00:00' }],
    ['an item with tags in one text', {}, { tags: 'a, b' }],
    ['an item with an attachment without a type', {}, { attachments: [{ url: 'https://example.org/a' }] }],
    ['an item with an attachment without an address', {}, { attachments: [{ mime_type: 'audio/mpeg' }] }],
    ['an item with a size in words', {}, { attachments: [{ url: 'x:y', mime_type: 'a/b', size_in_bytes: '1' }] }],
    ['an item with a member that nobody knows', {}, { guid: 'x' }],
  ]

  it('is tested with broken documents', () => {
    expect(broken.length).toBeGreaterThan(20)
  })

  it.each(broken)('refuses %s', (_, feed, item) => {
    expect(faults(written(changed(feed, item)))).not.toEqual([])
  })
})
