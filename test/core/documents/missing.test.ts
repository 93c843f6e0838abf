/**
 * Responses for feeds that do not exist: redirects, 400, 404 and 410; and none for feeds that
 * exist.
 */
import { describe, expect, it } from 'vitest'
import { findMissing } from '../../../src/core/documents/missing.ts'
import {
  archivedPart,
  canonicalQuery,
  type FeedRequest,
  parseSelection,
  wholeFamily,
} from '../../../src/core/request/selection.ts'
import type { Snapshot } from '../../../src/core/store/snapshot.ts'
import { buildSite, buildSnapshot } from '../../fixtures/build-article.ts'
import { facts } from '../../fixtures/facts.ts'

const never = (slug: string) => ({ family: `topics/${slug}`, movedTo: null })

const feedLength = 30
const part = { month: '2026-04', number: 2 }
const asked = (family: string, query: string) =>
  parseSelection(family, new URLSearchParams(query), feedLength)

type Changes = Partial<Snapshot> & {
  readonly file?: string
  readonly basePath?: string
  readonly names?: readonly string[]
}

/** The result, and the prefixes and limits of the queries for similar names. */
async function find(
  request: FeedRequest,
  { file = 'rss.xml', basePath = '', names = [], ...changes }: Changes,
) {
  const prefixes: string[] = []
  const limits: number[] = []
  const near = (prefix: string, limit: number) => {
    prefixes.push(prefix)
    limits.push(limit)
    return Promise.resolve(names.filter((name) => name.startsWith(prefix)))
  }
  const site = buildSite({ basePath, feedLength })
  const asked = { file, query: (request: FeedRequest) => canonicalQuery(request, feedLength) }
  const elsewhere = await findMissing(site, asked, request, buildSnapshot(changes), {
    findSimilarFamilies: near,
  })
  return { elsewhere, prefixes, limits }
}

/** The addresses in a sentence, in order. */
const addressesIn = (detail: string) => detail.match(/(?<=\s)\/(\S*[\w/])?/g) ?? []

/**
 * The response, with the addresses in its sentence instead of the sentence; redirects unchanged.
 */
function withAddresses(elsewhere: Awaited<ReturnType<typeof findMissing>>) {
  if (elsewhere === null || !('detail' in elsewhere)) return elsewhere
  const { detail, explanation: _, ...rest } = elsewhere
  return { ...rest, addresses: addressesIn(detail) }
}

const moved = { retired: { movedTo: 'knowledge' } }
const closed = { retired: { movedTo: null } }
const unknown = { known: false, articles: [] }

describe('a renamed topic', () => {
  it.each([
    ['', 'rss.xml', wholeFamily('topics/science', feedLength), 'rss.xml'],
    ['', '', wholeFamily('topics/science', feedLength), ''],
    ['/feeds', 'atom.xml', wholeFamily('topics/science', feedLength), 'atom.xml'],
    ['/feeds', 'feed.json', archivedPart('topics/science', part), 'archive/2026-04/2/feed.json'],
    ['', '', archivedPart('topics/science', part), 'archive/2026-04/2/'],
    [
      '',
      'rss.xml',
      asked('topics/science', 'limit=5&topic=b&topic=a&x=y'),
      'rss.xml?topic=a&topic=b&limit=5',
    ],
    ['/feeds', 'rss.xml', asked('topics/science', 'page=2&content=full'), 'rss.xml'],
  ])(
    'redirects below "%s" and keeps the rest of the address: "%s"',
    async (basePath, file, request, rest) => {
      // Also without articles, for a missing part, and with unknown names in parameters.
      for (const state of [
        unknown,
        { ...unknown, unknown: [never('a')] },
        ...(request.part ? [] : [{}]),
      ]) {
        const { elsewhere, prefixes } = await find(request, { ...moved, ...state, file, basePath })
        expect(elsewhere).toEqual({ status: 301, location: `${basePath}/topics/knowledge/${rest}` })
        expect(prefixes).toEqual([])
      }
    },
  )
})

describe('a closed topic', () => {
  it.each(['', '/feeds'])(
    'answers 410 below "%s", also for its archive, with the address of all articles',
    async (basePath) => {
      const addresses = [`${basePath}/topics/science/`, `${basePath}/`]
      const requests = [
        wholeFamily('topics/science', feedLength),
        archivedPart('topics/science', part),
        asked('topics/science', 'topic=a'),
      ]
      for (const request of requests) {
        for (const state of [
          unknown,
          { ...unknown, unknown: [never('a')] },
          ...(request.part ? [] : [{}]),
        ]) {
          const { elsewhere, prefixes } = await find(request, { ...closed, ...state, basePath })
          expect(withAddresses(elsewhere)).toEqual({ status: 410, title: 'Gone', addresses })
          expect(prefixes).toEqual([])
        }
      }
    },
  )
})

describe('an unknown family', () => {
  const names = [
    'topics/sciences',
    'topics/science',
    'topics/sports',
    'sources/science.org',
    'sources/bbc.co.uk',
  ]

  it.each([
    [
      '',
      'rss.xml',
      'topics/sciense',
      ['topics/sci'],
      ['/topics/science/rss.xml', '/topics/sciences/rss.xml'],
    ],
    [
      '/feeds',
      '',
      'topics/scienc',
      ['topics/sci'],
      ['/feeds/topics/science/', '/feeds/topics/sciences/'],
    ],
    ['', 'feed.json', 'sources/bbc.com', ['sources/bbc'], ['/sources/bbc.co.uk/feed.json']],
    ['', 'rss.xml', 'topics/sprots', ['topics/spr', 'topics/s'], ['/topics/sports/rss.xml']],
    ['', 'rss.xml', 'topics/weather', ['topics/wea', 'topics/w'], ['/feeds/']],
    ['/feeds', 'rss.xml', 'languages/tlh', ['languages/tlh', 'languages/t'], ['/feeds/feeds/']],
  ])(
    'answers 404 below "%s" with similar names or the directory, as %s: %s',
    async (basePath, file, family, asked, like) => {
      const { elsewhere, prefixes, limits } = await find(wholeFamily(family, 30), {
        ...unknown,
        file,
        basePath,
        names,
      })
      const addresses = [`${basePath}/${family}/`, ...like]
      expect(withAddresses(elsewhere)).toEqual({ status: 404, title: 'Not found', addresses })
      expect(prefixes).toEqual(asked)
      expect(new Set(limits)).toEqual(new Set([2000]))
    },
  )
})

describe('an unknown topic in a parameter', () => {
  it.each([
    ['sciense', ['topics/science', 'topics/sciences', 'topics/x'], ['science', 'sciences']],
    ['topics', ['topics/topic'], ['topic']],
    ['weather', ['topics/science'], []],
  ])('is refused with similar names: %s, like %j', async (topic, names, like) => {
    for (const family of ['all', 'reviewed', 'sources/bbc.co.uk', 'modes/human-only']) {
      const request = asked(family, `topic=${topic}&topic=zebra`)
      const { elsewhere, prefixes, limits } = await find(request, {
        unknown: [never(topic), never('zebra')],
        names,
      })
      const detail = expect.stringMatching(facts(`"${topic}"`, ...like))
      expect(elsewhere).toMatchObject({ status: 400, title: 'No such article', detail })
      const others = names
        .map((name) => name.slice('topics/'.length))
        .filter((name) => !like.includes(name))
      for (const other of others) expect(JSON.stringify(elsewhere)).not.toMatch(facts(other))
      expect(prefixes[0]).toBe(`topics/${topic.slice(0, 3)}`)
      expect(prefixes).toHaveLength(like.length === 0 ? 2 : 1)
      expect(new Set(limits)).toEqual(new Set([2000]))
    }
  })
})

it('redirects parameters with renamed topics to their current names', async () => {
  const request = parseSelection(
    'reviewed',
    new URLSearchParams('topic=web&topic=old&without=gone&limit=3'),
    50,
  )
  const renamed = [
    { family: 'topics/old', movedTo: 'new' },
    { family: 'topics/gone', movedTo: 'away' },
  ]
  const snapshot = buildSnapshot({ unknown: renamed })
  const near = () => Promise.reject(new Error('nothing is looked for'))
  const asked = {
    file: 'rss.xml',
    query: (request: FeedRequest) => canonicalQuery(request, feedLength),
  }
  expect(
    await findMissing(buildSite({ basePath: '/wire' }), asked, request, snapshot, {
      findSimilarFamilies: near,
    }),
  ).toEqual({
    status: 301,
    location: '/wire/reviewed/rss.xml?topic=new&topic=web&without=away&limit=3',
  })
})
