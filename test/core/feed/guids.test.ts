/**
 * Guids of other software: RSS and JSON Feed carry them as they are, Atom has an IRI for each;
 * foreign parsers read them.
 */

import { atomId, nameBasedUuid } from 'candor-disclosure/text/atom-id.ts'
import { isIri } from 'candor-disclosure/text/iri.ts'
import fc from 'fast-check'
import FeedParser from 'feedparser'
import { parseAtomFeed, parseJsonFeed, parseRssFeed } from 'feedsmith'
import Parser from 'rss-parser'
import { describe, expect, it } from 'vitest'
import { renderFeed } from '../../../src/core/feed/render-feed.ts'
import { allFormats } from '../../../src/core/request/address.ts'
import {
  buildArticle,
  buildCorrection,
  buildSelection,
  buildSite,
  buildSnapshot,
  feedShowing,
} from '../../fixtures/build-article.ts'
import { all, attribute, readWithSaxes } from '../text/xml-readers.ts'

/** Guids that Ghost, WordPress, a numbering system and people write. */
const iris = [
  'https://old.example.org/?p=41&x=1',
  'tag:old.example.org,2019:a',
  'https://old.example.org/zürich',
]
const others = [
  '65f0c1a2b3c4d5e6f7a8b9c0',
  '41',
  'a&<b>"c"\'&amp;',
  'größe-ü-東京',
  '%E4',
  ']]>',
  'x:a[1]',
]
const guids = [...iris, ...others]
const gone = 'gone & "away"'.replaceAll(' ', '')

const snapshot = buildSnapshot({
  articles: guids.map((guid) => buildArticle({ guid })),
  tombstones: [{ guid: gone, deletedAt: new Date('2026-05-01T10:00:00Z') }],
})
const feed = feedShowing(buildSite(), buildSelection(), snapshot)
const [rss, atom, json] = [
  renderFeed(feed, 'rss'),
  renderFeed(feed, 'atom'),
  renderFeed(feed, 'json'),
]

async function readWithFeedparser(text: string): Promise<(string | null)[]> {
  const parser = new FeedParser({ resume_saxerror: false, addmeta: false })
  parser.end(text)
  const read: (string | null)[] = []
  for await (const item of parser) read.push(item.guid)
  return read
}

describe('the id of an entry', () => {
  it('is the guid itself in RSS and JSON Feed, for every parser', async () => {
    expect(await readWithFeedparser(rss)).toEqual(guids)
    expect((await new Parser().parseString(rss)).items.map(({ guid }) => guid)).toEqual(guids)
    expect(parseRssFeed(rss).items?.map(({ guid }) => guid)).toEqual(
      guids.map((value) => ({ value, isPermaLink: false })),
    )
    expect(parseJsonFeed(json).items?.map(({ id }) => id)).toEqual(guids)
    expect(JSON.parse(json).items.map(({ id }: { id: unknown }) => id)).toEqual(guids)
    expect(JSON.parse(json)._candor.deleted).toMatchObject([{ id: gone }])
  })

  it('is an IRI in Atom, for every parser: the guid where it is one', async () => {
    const ids = guids.map(atomId)
    expect(ids.slice(0, iris.length)).toEqual(iris)
    for (const id of ids) expect(id).toSatisfy(isIri)
    for (const id of ids.slice(iris.length))
      expect(id).toMatch(/^urn:uuid:164cb8d0-[\da-f]{4}-8[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/)
    expect(await readWithFeedparser(atom)).toEqual(ids)
    const withId = new Parser<object, { id?: string }>({ customFields: { item: ['id'] } })
    expect((await withId.parseString(atom)).items.map(({ id }) => id)).toEqual(ids)
    expect(parseAtomFeed(atom).entries?.map(({ id }) => id)).toEqual(ids)
    expect(
      all(readWithSaxes(atom), 'at:deleted-entry').map((each) => attribute(each, 'ref')),
    ).toEqual([atomId(gone)])
  })

  it('is the same in the reference of a correction', () => {
    const notice = {
      guid: 'urn:x:notice',
      kind: 'correction',
      about: '41',
      ...buildCorrection(),
    } as const
    const noticed = buildSnapshot({ articles: [buildArticle({ guid: '41', notice })] })
    const references = allFormats.map(({ key }) => {
      const document = renderFeed(feedShowing(buildSite(), buildSelection(), noticed), key)
      return /"ref": ?"([^"]*)"|<candor:correction [^>]* ref="([^"]*)"/
        .exec(document)
        ?.slice(1)
        .join('')
    })
    expect(references).toEqual(['41', atomId('41'), '41'])
  })
})

describe('an id that Atom makes of a guid', () => {
  it('never changes: readers know it', () => {
    expect(atomId('65f0c1a2b3c4d5e6f7a8b9c0')).toBe('urn:uuid:164cb8d0-2db3-8b20-abd6-b3d80b136d3b')
    expect(atomId('41')).toBe('urn:uuid:164cb8d0-69a9-83d2-b525-34a778c669b9')
  })

  it('is none for a guid that is an IRI already, such as the UUIDs of version 8 of corrections', () => {
    const guid = 'urn:uuid:9c01e873-48d3-87ac-bd70-46c56818227a'
    expect(atomId(guid)).toBe(guid)
  })

  it('is a UUID as in Appendix B.2 of RFC 9562', () => {
    const dns = '6ba7b810-9dad-11d1-80b4-00c04fd430c8'
    expect(nameBasedUuid(dns, 'www.example.com')).toBe('5c146b14-3c52-8afd-938a-375d0df1fbf6')
  })

  it('is that of no other guid, also where a guid is made to look like one', () => {
    const guid = fc.oneof(
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 8 }),
      fc.constantFrom(...guids),
      fc.constantFrom(...guids).map(atomId),
      fc.constantFrom(...guids).map((each) => atomId(atomId(each))),
      fc.constantFrom(...guids).map((each) => atomId(each).toUpperCase()),
      fc.uuid().map((uuid) => `urn:uuid:${uuid}`),
      fc.uuid().map((uuid) => `urn:uuid:164cb8d0${uuid.slice(8)}`),
    )
    fc.assert(
      fc.property(fc.uniqueArray(guid, { minLength: 2, maxLength: 20 }), (all) => {
        expect(new Set(all.map(atomId)).size).toBe(all.length)
        for (const each of all) expect(atomId(each)).toSatisfy(isIri)
      }),
    )
  })
})
