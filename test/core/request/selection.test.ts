/** The query parameters of feeds: valid and invalid values, and the canonical form. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { SelectionError } from '../../../src/core/request/parameter.ts'
import {
  archivedPart,
  canonicalQuery,
  parseSelection,
  wholeFamily,
} from '../../../src/core/request/selection.ts'
import { facts } from '../../fixtures/facts.ts'

const feedLength = 30
const parse = (query: string, length = feedLength) =>
  parseSelection('all', new URLSearchParams(query), length)
const canonical = (query: string, length = feedLength) =>
  canonicalQuery(parse(query, length), length)
const sinceOf = (text: string) => parse(`since=${text}`).since?.toISOString()
const whole = wholeFamily('all', feedLength)

function complaintAbout(query: string): string {
  try {
    parse(query)
  } catch (error) {
    if (error instanceof SelectionError) return error.message
    throw error
  }
  return `${query} is allowed`
}

/** Allowed values, with an example. */
const limits = ['limit', 1, 100, 'limit=10']
const contents = ['content', 'full', 'summary', 'content=summary']
const dates = ['since', 'RFC 3339', 'since=2026-11-24T18:00:00Z']
const slugs = (name: string) => [name, `${name}=science`]

describe('a query without effect', () => {
  it.each(['', 'utm_source=x&ref=1', 'Limit=5', 'limit[]=5', 'page=2', 'topics=a', 'content=full'])(
    'selects the whole feed: "%s"',
    (query) => {
      expect(parse(query)).toEqual(whole)
      expect(canonical(query)).toBe('')
    },
  )
})

describe('limit', () => {
  it('is omitted from the canonical form with its default beside other parameters', () => {
    expect(canonical('limit=7', 7)).toBe('?limit=7')
    expect(canonical('limit=30&content=summary')).toBe('?content=summary')
    expect(canonical('limit=30&topic=a')).toBe('?topic=a')
  })
})

describe.each([
  ['topic', 'topics'],
  ['without', 'without'],
] as const)('%s', (name, chosen) => {
  it('may be repeated; order and duplicates have no effect', () => {
    const query = ['b-2', 'a', 'b-2', '9'].map((slug) => `${name}=${slug}`).join('&')
    expect(parse(query)).toEqual({ ...whole, whole: false, [chosen]: ['9', 'a', 'b-2'] })
    expect(canonical(query)).toBe(`?${name}=9&${name}=a&${name}=b-2`)
  })

  it.each(['', 'A', 'a,b', 'a--b', '-a', 'a-', 'a_b', 'a b', 'ä', 'a/b', '*', 'a\n'])(
    'is refused as "%s"',
    (slug) => {
      const query = `${name}=science&${name}=${encodeURIComponent(slug)}`
      expect(complaintAbout(query)).toMatch(facts(...slugs(name), `"${slug}"`))
    },
  )

  it('may have ten different topics', () => {
    const ten = Array.from({ length: 10 }, (_, index) => `${name}=t${index}`)
    expect(parse([...ten, ...ten].join('&'))[chosen]).toHaveLength(10)
    expect(complaintAbout([...ten, `${name}=t10`].join('&'))).toMatch(facts(name, 11, 10))
  })
})

it.each(['audio', 'data', 'key-points', 'text'])(
  'without=%s is a part, also where a topic has this slug',
  (name) => {
    const query = `topic=${name}&without=${name}&without=science`
    expect(parse(query)).toEqual({
      ...{ ...whole, whole: false, topics: [name], without: ['science'] },
      withoutParts: [name.replace('-', '_')],
    })
    expect(canonical(query)).toBe(`?topic=${name}&without=science&without=${name}`)
    for (const wrong of ['Data', 'audio&without=data&without=picture&without=summary&without=text'])
      expect(complaintAbout(`without=${wrong}`)).toMatch(facts('always', name))
  },
)

describe('since', () => {
  // In an address, an unencoded "+" means a space.
  it.each([
    [
      '2026-11-24T18',
      ['2026-11-24T18:00:00Z', '2026-11-24T18:59:59.999999999Z', '2026-11-24T18:00:00-00:00'],
    ],
    ['2026-11-24T18', ['2026-11-24t18:30:00z', '2026-11-24 18:30:00Z']],
    [
      '2026-11-24T13',
      ['2026-11-24T18:30:00%2B05:30', '2026-11-24T18:30:00+05:30', '2026-11-24+18:30:00+05:30'],
    ],
    ['2026-11-24T12', ['2026-11-24T18:29:59%2b05:30', '2026-11-24T18:29:59%2005:30']],
    ['2026-11-25T09', ['2026-11-24T23:45:00-09:30']],
    [
      '2016-12-31T23',
      ['2016-12-31T23:59:60Z', '2016-12-31T18:59:60.5-05:00', '2017-01-01T05:29:60+05:30'],
    ],
    ['2024-02-29T00', ['2024-02-29T00:00:00Z', '2024-02-28T23:59:59-00:01']],
    ['1969-12-31T23', ['1969-12-31T23:30:00Z']],
    ['0001-01-01T00', ['0001-01-01T00:00:00Z']],
    ['9999-12-31T23', ['9999-12-31T23:59:60Z']],
  ])('is rounded down to the hour in UTC, %s: %j', (hour, spellings) => {
    for (const text of spellings)
      expect([text, sinceOf(text)]).toEqual([text, `${hour}:00:00.000Z`])
  })

  it('has a default limit of 100, and the feed is not whole', () => {
    const since = new Date('2026-11-24T18:00:00Z')
    expect(parse('since=2026-11-24T18:05:00Z')).toEqual({
      ...whole,
      since,
      limit: 100,
      whole: false,
    })
    expect(canonical('since=2026-11-24T18:05:00Z&limit=100')).toBe('?since=2026-11-24T18:00:00Z')
    expect(parse('since=2026-11-24T18:05:00Z&limit=30')).toMatchObject({ limit: 30, whole: false })
    expect(canonical('since=2026-11-24T18:05:00Z&limit=30')).toBe(
      '?since=2026-11-24T18:00:00Z&limit=30',
    )
  })

  it.each([
    ...[
      '',
      'now',
      '2026-11-24',
      '2026-11-24T18Z',
      '2026-11-24T18:00Z',
      '2026-11-24T18:00:00',
      '1732471200',
    ],
    ...[
      '2026-02-30T00:00:00Z',
      '2026-02-29T00:00:00Z',
      '1900-02-29T00:00:00Z',
      '2026-04-31T00:00:00Z',
    ],
    ...[
      '2026-00-10T00:00:00Z',
      '2026-13-10T00:00:00Z',
      '2026-01-00T00:00:00Z',
      '2026-01-32T00:00:00Z',
    ],
    ...[
      '2026-11-24T24:00:00Z',
      '2026-11-24T18:60:00Z',
      '2026-11-24T18:00:61Z',
      '2026-11-24T18:00:00.Z',
    ],
    ...[
      '2026-11-24T18:00:00+24:00',
      '2026-11-24T18:00:00+05:60',
      '2026-11-24T18:00:00+0530',
      '2026-11-24_18:00:00Z',
    ],
    ...[
      '0000-06-01T00:00:00Z',
      '0001-01-01T00:00:00+01:00',
      '9999-12-31T23:59:59-01:00',
      '2026-11-24T18:00:00Z\n',
    ],
  ])('is refused as "%s"', (text) => {
    const query = `since=${encodeURIComponent(text)}`
    expect(complaintAbout(query)).toMatch(facts(...dates, `"${text}"`))
  })
})

it.each([
  ['limit=5&limit=5', limits],
  ['content=full&content=summary&content=full', contents],
  ['since=2026-11-24T18:00:00Z&since=', dates],
])('a parameter with one value must not be repeated: %s', (query, allowed) => {
  expect(complaintAbout(query)).toMatch(facts(...allowed))
})

it('a part of the archive has thirty entries, for any feed length, and is not whole', () => {
  const part = { month: '2026-11', number: 2 }
  expect(archivedPart('reviewed', part)).toEqual({
    ...wholeFamily('reviewed', 30),
    whole: false,
    part,
  })
})

const pad = (value: number) => String(value).padStart(2, '0')
const slug = fc.stringMatching(/^[a-c0-2]{1,3}(-[a-c]{1,2})?$/)
const moment = fc.date({
  min: new Date('0002-01-01'),
  max: new Date('9998-12-31'),
  noInvalidDate: true,
})
/** A time in the notation of a zone at that many minutes from UTC, and its hour in UTC. */
const since = fc.tuple(moment, fc.integer({ min: -1439, max: 1439 })).map(([utc, minutes]) => {
  const [local, away] = [
    new Date(utc.getTime() + minutes * 60_000).toISOString(),
    Math.abs(minutes),
  ]
  const offset = `${minutes < 0 ? '-' : '+'}${pad(Math.floor(away / 60))}:${pad(away % 60)}`
  return { text: local.replace('Z', offset), hour: `${utc.toISOString().slice(0, 13)}:00:00Z` }
})
const chosen = fc.record({
  topics: fc.array(slug, { maxLength: 8 }),
  without: fc.array(slug, { maxLength: 8 }),
  parts: fc.array(fc.constantFrom('audio', 'key-points', 'text', 'translation'), { maxLength: 6 }),
  since: fc.option(since),
  limit: fc.option(fc.integer({ min: 1, max: 100 })),
  content: fc.option(fc.constantFrom('full', 'summary')),
  length: fc.integer({ min: 1, max: 100 }),
})
const spelled = chosen.chain((choice) => {
  const [topics, without] = [
    choice.topics.map((each) => `topic=${each}`),
    [...choice.parts, ...choice.without].map((each) => `without=${each}`),
  ]
  const single = [
    choice.since && `since=${choice.since.text}`,
    choice.limit && `limit=${choice.limit}`,
  ]
  const all = [
    ...topics,
    ...topics,
    ...without,
    ...single,
    choice.content && `content=${choice.content}`,
    'other=%ff',
  ]
  const given = all.filter((each) => each !== null)
  return fc
    .shuffledSubarray(given, { minLength: given.length })
    .map((parts) => ({ ...choice, query: parts.join('&') }))
})

it('every query has one canonical form that selects the same feed', () => {
  fc.assert(
    fc.property(spelled, ({ query, length, ...choice }) => {
      const usual = choice.since === null ? length : 100
      const expected = [
        ...[...new Set(choice.topics)].sort().map((each) => `topic=${each}`),
        ...[...new Set(choice.without)].sort().map((each) => `without=${each}`),
        ...[...new Set(choice.parts)].sort().map((each) => `without=${each}`),
        ...(choice.since === null ? [] : [`since=${choice.since.hour}`]),
        ...(choice.limit === null || choice.limit === usual ? [] : [`limit=${choice.limit}`]),
        ...(choice.content === 'summary' ? ['content=summary'] : []),
      ].join('&')
      const form = canonical(query, length)
      expect(form).toBe(expected && `?${expected}`)
      expect(parse(form, length)).toEqual(parse(query, length))
      expect(canonical(form, length)).toBe(form)
      expect(parse(query, length).whole).toBe(form === '')
    }),
  )
})

it('reports all wrong parameters at once', () => {
  expect(() => parse('limit=0&since=x&content=foo&topic=Time')).toThrow(
    /^since is "x".* limit is "0".* topic is "Time".* content is "foo"/s,
  )
})
