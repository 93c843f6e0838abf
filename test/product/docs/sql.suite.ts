/** The SQL in docs/articles.md runs as pasted, and runs again without effect. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createStore } from '../../../src/core/store/store.ts'
import { buildSelection } from '../../fixtures/build-article.ts'
import { openMigrated } from '../../fixtures/open-migrated.ts'
import { bare, codeBlocks, readDoc, section, tableRows } from '../../fixtures/read-docs.ts'

let database: Awaited<ReturnType<typeof openMigrated>>
beforeAll(async () => {
  database = await openMigrated()
})
afterAll(() => database.close())

const exec = (sql: string) => database.client.exec(sql)
const one = async (sql: string) =>
  (await database.client.query<Record<string, unknown>>(sql)).rows[0]
/** Changes with every visible change of a feed. */
const version = async () =>
  (await one(`select version from families where family = 'all'`))?.['version']

describe('the first article', () => {
  const [insert = '', why = '', ...others] = codeBlocks(
    section(readDoc('docs/articles.md'), '## A first article'),
    'sql',
  )

  it('publishes an article with its sources; a second run changes nothing', async () => {
    expect(others).toEqual([])
    await exec(insert)
    const before = await version()
    await exec(insert)
    expect(await version()).toBe(before)
    const store = createStore(database.db, (id, reason) => {
      throw new Error(`${id}: ${reason}`)
    })
    const { articles } = await store.latest(buildSelection({ limit: 10 }))
    expect(articles).toHaveLength(1)
    expect(articles[0]).toMatchObject({
      guid: 'tag:news.example.org,2026:1',
      title: 'A first article & what it is about',
      disclosure: { mode: 'ai-autonomous' },
      sources: [{ publisher: 'RFC Editor' }, { publisher: 'W3C' }],
    })
  })

  it('explains why an article is not shown', async () => {
    expect(await one(why)).toEqual({
      title: 'A first article & what it is about',
      shown: true,
      reason: expect.stringContaining('in place 1'),
    })
  })
})

describe('the SQL in docs/articles.md', () => {
  const page = readDoc('docs/articles.md')
  const sqlIn = (heading: string) => codeBlocks(section(page, `## ${heading}`), 'sql').join('\n')
  const run = (heading: string) => exec(sqlIn(heading))
  const bridge = `where guid = 'tag:news.example.org,2026:2'`

  it('shows the columns of article_visibility that are documented, with their types', async () => {
    const { rows } = await database.client.query(
      `select column_name, data_type from information_schema.columns where table_name = 'article_visibility' order by ordinal_position`,
    )
    expect(
      tableRows(section(page, '## article_visibility')).map(([first]) => {
        const [column_name, data_type] = bare(first).split(' ')
        return { column_name, data_type }
      }),
    ).toEqual(rows)
  })

  it('of "Publishing" has no effect the second time', async () => {
    await run('Publishing')
    const before = await version()
    await run('Publishing')
    expect(await version()).toBe(before)
    expect(await one(`select updated_at from articles ${bridge}`)).toEqual({ updated_at: null })
    expect(await one(`select shown from article_visibility ${bridge}`)).toEqual({ shown: true })
  })

  it('dates a changed text, also when the first statement runs again', async () => {
    await run('Reviews')
    const updated = await one(`select updated_at > published_at as later from articles ${bridge}`)
    expect(updated).toEqual({ later: true })
    const before = await version()
    await exec(sqlIn('Publishing'))
    expect(await version()).not.toBe(before)
  })

  it('of "Reviews" and "The record of changes" leaves events that say so', async () => {
    await run('Reviews')
    await exec(`insert into articles (guid, url, title, language, disclosure_mode)
      values ('tag:news.example.org,2019:7', 'https://news.example.org/7', 'Seven', 'en', 'human-only')`)
    await run('The record of changes')
    const { rows } = await database.client.query(
      `select fields, actor from article_events ${bridge} order by id desc limit 2`,
    )
    expect(rows).toEqual([
      { fields: ['byline'], actor: 'night desk' },
      { fields: ['reviewed_at', 'reviewed_digest', 'title', 'updated_at'], actor: null },
    ])
    expect(
      await one(`select from article_events where guid = 'tag:news.example.org,2019:7'`),
    ).toBeUndefined()
    await expect(exec('delete from article_events')).rejects.toThrow('article_events')
  })

  it('of "Long bodies" changes the limit that the section names', async () => {
    const limit = async () => Number((await one('select article_body_limit() as bytes'))?.['bytes'])
    expect(section(page, '## Long bodies')).toContain(
      `${(await limit()).toLocaleString('en')} bytes`,
    )
    await run('Long bodies')
    expect(await limit()).toBe(2_000_000)
  })

  it('of every other section runs', async () => {
    for (const heading of [
      ...['Parts', 'Correcting', 'Retracting', 'Importing an archive'],
      ...['retired_topics', 'old_addresses', 'Writers and roles'],
    ]) {
      expect(sqlIn(heading)).not.toBe('')
      await run(heading)
    }
    expect(await one(`select status from articles ${bridge}`)).toEqual({ status: 'retracted' })
    expect(await one(`select moved_to from retired_topics where slug = 'floods'`)).toEqual({
      moved_to: 'public-works',
    })
    const listed = await database.client.query(
      `select url from articles join listings on article_id = id and family = 'all' where url like '%/2019/%' and listed_at = published_at order by listed_at`,
    )
    expect(listed.rows.map((row) => Object.values(row as object)[0])).toEqual([
      'https://news.example.org/2019/a',
      'https://news.example.org/2019/c',
    ])
  })
})
