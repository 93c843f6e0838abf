/**
 * The generator of large newsrooms: its options, what it makes, the input of COPY, and its
 * progress.
 */

import { describe, expect, it } from 'vitest'
import { copyLines } from '../../../demo/generator/copy.ts'
import { OptionError, parseGeneratorOptions } from '../../../demo/generator/options.ts'
import { generateArticle, guidPrefix } from '../../../demo/generator/rows.ts'
import { optionsOf } from './generator-options.ts'

describe('the options', () => {
  it('are undefined without arguments, else parsed with defaults', () => {
    expect(parseGeneratorOptions([])).toBeUndefined()
    expect(parseGeneratorOptions(['--articles', '100000'])).toEqual(
      optionsOf({ articles: 100_000 }),
    )
    expect(
      parseGeneratorOptions(['--articles=5', '--topics=2', '--sources=0', '--seed=9']),
    ).toEqual({
      articles: 5,
      topics: 2,
      sources: 0,
      seed: 9,
    })
  })

  it.each([
    [['--articles'], '--articles'],
    [['--articles', 'many'], '--articles is "many"'],
    [['--articles', '0'], 'from 1 to 5000000'],
    [['--articles', '1e3'], '--articles is "1e3"'],
    [['--articles', '10', '--topics', '501'], '--topics is "501"'],
    [['--topics', '3'], '--articles is missing'],
    [['--articles', '10', '--colour', 'red'], "'--colour'"],
    [['--articles', '10', 'more'], "'more'"],
  ])('are refused in one line, with an example: %j', (args, message) => {
    const parse = () => parseGeneratorOptions(args)
    expect(parse).toThrow(OptionError)
    expect(parse).toThrow(message)
    expect(parse).toThrow(/^[^\n]*candor seed --articles 100000[^\n]*$/)
  })
})

describe('a generated newsroom', () => {
  const options = optionsOf()
  const all = Array.from({ length: options.articles }, (_, index) =>
    generateArticle(options, index),
  )

  it('is the same for the same options, and differs for another seed', () => {
    expect(generateArticle(optionsOf(), 7)).toEqual(all[7])
    expect(generateArticle(optionsOf({ seed: 2 }), 7).article.bodyHtml).not.toBe(
      all[7]?.article.bodyHtml,
    )
  })

  it('does not change over time, so that benchmarks stay comparable', () => {
    expect(all[0]?.article).toMatchObject({
      id: '22284310-c2cd-4a3e-89e8-1d7b8995da7f',
      guid: 'tag:newsroom.example.org,2026:generated/600-20-3-1/0',
      title: 'Das Eisenbahnmuseum verschob einen Plan für das Flussufer',
    })
  })

  it('has ids, guids and addresses derived from each article’s index', () => {
    expect(all.map(({ article }) => article.guid)).toEqual(
      all.map((_, index) => `${guidPrefix(options)}${index}`),
    )
    expect(new Set(all.map(({ article }) => article.id)).size).toBe(all.length)
    expect(new Set(all.map(({ article }) => article.url)).size).toBe(all.length)
  })

  it('spans ten years, in order', () => {
    const times = all.map(({ article }) => article.publishedAt.getTime())
    expect(times).toEqual(times.toSorted((a, b) => a - b))
    const days = ((times.at(-1) ?? 0) - (times[0] ?? 0)) / 86_400_000
    expect(days).toBeGreaterThan(3600)
    expect(days).toBeLessThan(3653)
    expect(times.at(-1)).toBeLessThan(Date.UTC(2026, 10, 1))
  })

  it('mixes languages, modes, pictures, corrections and retractions', () => {
    const values = (key: 'language' | 'disclosureMode' | 'status') =>
      [...new Set(all.map(({ article }) => String(article[key])))].toSorted((a, b) =>
        a.localeCompare(b),
      )
    expect(values('language')).toEqual(['ar', 'de', 'en', 'es', 'fr'])
    expect(values('disclosureMode')).toEqual(['ai-assisted', 'ai-autonomous', 'human-only'])
    expect(values('status')).toEqual(['published', 'retracted'])
    expect(all.filter(({ article }) => 'pictureUrl' in article).length).toBeGreaterThan(100)
    expect(all.filter(({ corrections }) => corrections.length > 0).length).toBeGreaterThan(5)
  })

  it('has bodies of about 5,000 bytes, in every language', () => {
    const sizes = all.map(({ article }) => new TextEncoder().encode(article.bodyHtml).length)
    expect(Math.min(...sizes)).toBeGreaterThan(4000)
    expect(Math.max(...sizes)).toBeLessThan(6500)
  })

  it('cites more than 100 domains, all reserved for examples', () => {
    const domains = new Set(
      all.flatMap(({ sources }) => sources.map(({ url }) => new URL(url).hostname)),
    )
    expect(domains.size).toBeGreaterThan(100)
    expect([...domains].filter((domain) => !/\.example(\.org)?$/.test(domain))).toEqual([])
    expect(all.every(({ sources }) => sources.length === 3)).toBe(true)
  })

  it('covers all topics', () => {
    expect(new Set(all.flatMap(({ topics }) => topics)).size).toBe(20)
    expect(
      all.every(({ topics }) => topics.length >= 1 && topics.length === new Set(topics).size),
    ).toBe(true)
  })
})

describe('the input of COPY', () => {
  it('has one line per row, with escaped values', () => {
    const rows = [
      { a: 'tab\there', b: null },
      { a: 'back\\slash\r\nline', b: new Date('2026-05-01T12:00:00Z') },
      { a: '\\N', b: 5 },
    ]
    expect([...copyLines(['a', 'b'], rows)].join('')).toBe(
      'tab\\there\t\\N\nback\\\\slash\\r\\nline\t2026-05-01T12:00:00.000Z\n\\\\N\t5\n',
    )
  })
})
