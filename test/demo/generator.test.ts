/** The generator of large newsrooms: options, determinism, and filling the embedded database. */

import { describe, expect, it } from 'vitest'
import { copyLines, embeddedTarget, type Target } from '../../demo/generator/copy.ts'
import { type GeneratorOptions, OptionError, parseGeneratorOptions } from '../../demo/generator/options.ts'
import { generateArticle, guidPrefix } from '../../demo/generator/rows.ts'
import { generateNewsroom } from '../../demo/generator.ts'
import { NotEmpty } from '../../demo/seed.ts'
import { showProgress } from '../../scripts/progress.ts'
import { createStore } from '../../src/store/store.ts'
import { buildSelection } from '../fixtures/build-article.ts'
import { insertArticle } from '../fixtures/insert-article.ts'
import { openMigrated } from '../fixtures/open-migrated.ts'

const optionsOf = (changes: Partial<GeneratorOptions> = {}): GeneratorOptions => ({
  articles: 600,
  topics: 20,
  sources: 3,
  seed: 1,
  ...changes,
})

describe('the options', () => {
  it('are undefined without arguments, else parsed with defaults', () => {
    expect(parseGeneratorOptions([])).toBeUndefined()
    expect(parseGeneratorOptions(['--articles', '100000'])).toEqual(optionsOf({ articles: 100_000 }))
    expect(parseGeneratorOptions(['--articles=5', '--topics=2', '--sources=0', '--seed=9'])).toEqual({
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
  ])('are refused in one line, with an example: %j', (args, said) => {
    const parse = () => parseGeneratorOptions(args)
    expect(parse).toThrow(OptionError)
    expect(parse).toThrow(said)
    expect(parse).toThrow(/^[^\n]*npm run seed -- --articles 100000[^\n]*$/)
  })
})

describe('a generated newsroom', () => {
  const options = optionsOf()
  const all = Array.from({ length: options.articles }, (_, index) => generateArticle(options, index))

  it('is the same for the same options, and differs for another seed', () => {
    expect(generateArticle(optionsOf(), 7)).toEqual(all[7])
    expect(generateArticle(optionsOf({ seed: 2 }), 7).article.bodyHtml).not.toBe(all[7]?.article.bodyHtml)
  })

  it('does not change over time, so that benchmarks stay comparable', () => {
    expect(all[0]?.article).toMatchObject({
      id: '22284310-c2cd-4a3e-89e8-1d7b8995da7f',
      guid: 'tag:newsroom.example.org,2026:generated/600-20-3-1/0',
      title: 'Das Eisenbahnmuseum verschob einen Plan für das Flussufer',
    })
  })

  it('mixes languages, modes, pictures, corrections and retractions', () => {
    const values = (key: 'language' | 'disclosureMode' | 'status') =>
      [...new Set(all.map(({ article }) => String(article[key])))].toSorted((a, b) => a.localeCompare(b))
    expect(values('language')).toEqual(['ar', 'de', 'en', 'es', 'fr'])
    expect(values('disclosureMode')).toEqual(['ai-assisted', 'ai-autonomous', 'human-only'])
    expect(values('status')).toEqual(['published', 'retracted'])
    expect(all.filter(({ article }) => 'pictureUrl' in article).length).toBeGreaterThan(100)
    expect(all.filter(({ corrections }) => corrections.length > 0).length).toBeGreaterThan(5)
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

describe('the embedded database', () => {
  it('is completed after an interrupted run, in batches, and refused when it holds other articles', async () => {
    const { db, client, close } = await openMigrated()
    const target = { ...embeddedTarget(client), batch: 20 }
    const options = optionsOf({ articles: 30, topics: 2 })
    const count = async (what: string) => Number((await target.ask(`select count(*)::int as n from ${what}`))[0]?.['n'])
    let left = 1
    const failing: Target = {
      ...target,
      transaction: (work) => (left-- > 0 ? target.transaction(work) : Promise.reject(new Error('the plug was pulled'))),
    }
    const steps: number[] = []
    await expect(generateNewsroom(failing, options, (done) => steps.push(done))).rejects.toThrow('was pulled')
    expect([steps, await count('articles')]).toEqual([[20], 20])
    expect(await generateNewsroom(target, options)).toBe(10)
    expect(await generateNewsroom(target, options)).toBe(0)
    expect([await count('articles'), await count('sources'), await count('topics')]).toEqual([30, 90, 2])
    const misplaced = `articles a left join listings l on l.article_id = a.id and l.family = 'all'
        where l.listed_at is distinct from a.published_at`
    expect(await count(misplaced)).toBe(0)

    const store = createStore(db, (id, reason) => expect.unreachable(`${id}: ${reason}`))
    const { articles } = await store.latest(buildSelection({ limit: 10 }))
    expect(articles.map(({ guid }) => guid)).toEqual(
      Array.from({ length: 10 }, (_, n) => `${guidPrefix(options)}${29 - n}`),
    )
    const { article, sources, topics } = generateArticle(options, 29)
    expect(articles[0]).toMatchObject({ title: article.title, bodyHtml: article.bodyHtml })
    expect(articles[0]?.sources.map(({ url }) => url)).toEqual(sources.map(({ url }) => url))
    expect(articles[0]?.topics.map(({ slug }) => slug)).toEqual(topics.toSorted())

    await expect(generateNewsroom(target, optionsOf({ articles: 4 }))).rejects.toThrow(NotEmpty)
    await insertArticle(db)
    await expect(generateNewsroom(target, options)).rejects.toThrow(NotEmpty)
    await close()
  })
})

describe('progress', () => {
  const shown = (isTTY: boolean) => {
    const written: string[] = []
    const tell = showProgress({ isTTY, write: (text) => written.push(text) }, 'articles', 1000)
    for (const done of [5, 100, 150, 1000]) tell(done)
    return written
  }

  it('is a bar on a terminal', () => {
    const bars = shown(true)
    expect(bars).toHaveLength(4)
    expect(bars[2]).toMatch(/^\r\[█{5} {25}\] 150 of 1,000 articles in \d+ s$/)
    expect(bars[3]).toMatch(/^\r\[█{30}\] 1,000 of 1,000 articles in \d+ s\n$/)
  })

  it('is a line per tenth elsewhere', () => {
    expect(shown(false).map((line) => line.replace(/\d+ s/, '0 s'))).toEqual([
      '100 of 1,000 articles in 0 s\n',
      '1,000 of 1,000 articles in 0 s\n',
    ])
  })
})
