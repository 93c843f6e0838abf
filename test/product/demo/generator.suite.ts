/** The generator of large newsrooms on the embedded database. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { embeddedTarget, type Target } from '../../../demo/generator/copy.ts'
import { generateArticle, guidPrefix } from '../../../demo/generator/rows.ts'
import { generateNewsroom } from '../../../demo/generator.ts'
import { NotEmpty } from '../../../demo/seed.ts'
import { createStore } from '../../../src/core/store/store.ts'
import { buildSelection } from '../../fixtures/build-article.ts'
import { insertArticle } from '../../fixtures/insert-article.ts'
import { openMigrated } from '../../fixtures/open-migrated.ts'
import { optionsOf } from './generator-options.ts'

describe('the embedded database', () => {
  let database: Awaited<ReturnType<typeof openMigrated>>
  let target: Target
  beforeEach(async () => {
    database = await openMigrated()
    target = embeddedTarget(database.client)
  })
  afterEach(() => database.close())
  const count = async (what: string) =>
    Number((await target.ask(`select count(*)::int as n from ${what}`))[0]?.['n'])

  it('is filled in batches, and lists the articles by their own dates', async () => {
    const steps: number[] = []
    expect(await generateNewsroom(target, optionsOf(), (written) => steps.push(written))).toBe(600)
    expect(steps).toEqual([500, 600])
    expect([await count('articles'), await count('sources'), await count('topics')]).toEqual([
      600, 1800, 20,
    ])
    const misplaced = `articles a left join listings l on l.article_id = a.id and l.family = 'all'
      where l.listed_at is distinct from a.published_at`
    expect(await count(misplaced)).toBe(0)
    const store = createStore(database.db, (id, reason) => {
      throw new Error(`${id}: ${reason}`)
    })
    const { articles } = await store.latest(buildSelection({ limit: 100 }))
    expect(articles.map(({ guid }) => guid)).toEqual(
      Array.from({ length: 100 }, (_, n) => `${guidPrefix(optionsOf())}${599 - n}`),
    )
    const expected = generateArticle(optionsOf(), 599)
    expect(articles[0]).toMatchObject({
      title: expected.article.title,
      bodyHtml: expected.article.bodyHtml,
    })
    expect(articles[0]?.sources.map(({ url }) => url)).toEqual(
      expected.sources.map(({ url }) => url),
    )
    expect(articles[0]?.topics.map(({ slug }) => slug)).toEqual(expected.topics.toSorted())
  })

  it('is left alone when complete, and completed after an interrupted run', async () => {
    let left = 1
    const failing: Target = {
      ...target,
      transaction: (work) =>
        left-- > 0 ? target.transaction(work) : Promise.reject(new Error('the plug was pulled')),
    }
    await expect(generateNewsroom(failing, optionsOf())).rejects.toThrow('the plug was pulled')
    expect(await count('articles')).toBe(500)
    expect(await generateNewsroom(target, optionsOf())).toBe(100)
    expect(await generateNewsroom(target, optionsOf())).toBe(0)
    expect(await count('articles')).toBe(600)
  })

  it('is refused when it holds other articles, or articles of other options', async () => {
    await generateNewsroom(target, optionsOf({ articles: 3 }))
    await expect(generateNewsroom(target, optionsOf({ articles: 4 }))).rejects.toThrow(NotEmpty)
    await insertArticle(database.db)
    await expect(generateNewsroom(target, optionsOf({ articles: 3 }))).rejects.toThrow(NotEmpty)
    expect(await count('articles')).toBe(4)
  })
})
