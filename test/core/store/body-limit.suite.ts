/**
 * The limit for the size of a body: what it refuses, what it leaves alone, and how a newsroom
 * changes it.
 */
import { describe, expect, it } from 'vitest'
import { articles } from '../../../schema/tables.ts'
import { buildArticleRow, insertArticle, updateArticle } from '../../fixtures/insert-article.ts'
import { type Bench, shownTitles, shownTombstones } from './bench.ts'
import { runOnPglite } from './on-pglite.ts'

const defaultBytes = 1_000_000

export function describeBodyLimit(bench: () => Bench): void {
  const setLimit = (bytes: number) =>
    bench().sql(
      `create or replace function article_body_limit() returns integer language sql immutable as 'select ${bytes}'`,
    )
  const update = (columns: string) => bench().sql(`update articles set ${columns}`)

  /**
   * An article that was accepted under a higher limit: its body has 12 bytes, and the limit is now
   * 10.
   */
  async function withLongBody(work: (id: string) => Promise<void>): Promise<void> {
    const id = await insertArticle(bench().db, {
      title: 'long',
      guid: 'urn:example:long',
      bodyHtml: '<p>long</p>\n',
    })
    await setLimit(10)
    try {
      await work(id)
    } finally {
      await setLimit(defaultBytes)
    }
  }

  describe('the limit for a body', () => {
    it('is 1 MB: a longer one is refused with its size, the limit and the column', async () => {
      await insertArticle(bench().db)
      await update(`body_html = repeat('x', ${defaultBytes})`)
      const message = `body_html of the article at https://news.example.org/2026/05/bridge-reopens has ${defaultBytes + 1} bytes, but at most ${defaultBytes}`
      await expect(update(`body_html = repeat('x', ${defaultBytes + 1})`)).rejects.toThrow(message)
      const inserting =
        bench().sql(`insert into articles (url, title, language, disclosure_mode, body_html)
        values ('https://news.example.org/2026/05/bridge-reopens', 'A', 'en', 'human-only', repeat('x', ${defaultBytes + 1}))`)
      await expect(inserting).rejects.toThrow(message)
    })

    it('counts bytes, not characters', async () => {
      await insertArticle(bench().db)
      await update(`body_html = repeat('é', ${defaultBytes / 2})`)
      await expect(update(`body_html = repeat('é', ${defaultBytes / 2 + 1})`)).rejects.toThrow(
        `${defaultBytes + 2} bytes`,
      )
    })

    it('applies at once when the newsroom changes it', async () => {
      await insertArticle(bench().db)
      await setLimit(defaultBytes + 1)
      try {
        await update(`body_html = repeat('x', ${defaultBytes + 1})`)
      } finally {
        await setLimit(defaultBytes)
      }
      await expect(update(`body_html = repeat('y', ${defaultBytes + 1})`)).rejects.toThrow(
        'body_html',
      )
    })

    it('leaves an accepted article in the feeds, and lets everything but its body change', async () => {
      await withLongBody(async (id) => {
        expect(await shownTitles(bench())).toEqual(['long'])
        await updateArticle(bench().db, id, { title: 'renamed' })
        expect(await shownTitles(bench())).toEqual(['renamed'])
        await updateArticle(bench().db, id, { status: 'withheld' })
        expect(await shownTombstones(bench())).toEqual(['urn:example:long'])
      })
    })

    it('allows an accepted body to be written again, also by an upsert', async () => {
      await withLongBody(async () => {
        await update('body_html = body_html')
        const row = buildArticleRow({
          title: 'upserted',
          guid: 'urn:example:long',
          bodyHtml: '<p>long</p>\n',
        })
        const { title, bodyHtml } = row
        await bench()
          .db.insert(articles)
          .values(row)
          .onConflictDoUpdate({ target: articles.guid, set: { title, bodyHtml } })
        expect(await shownTitles(bench())).toEqual(['upserted'])
      })
    })

    it('allows an accepted body to become shorter, but not to change above the limit', async () => {
      await withLongBody(async () => {
        await expect(update(`body_html = '<p>other</p>'`)).rejects.toThrow(
          'has 12 bytes, but at most 10',
        )
        await update(`body_html = '<p>a</p>'`)
      })
    })
  })
}

if (import.meta.vitest) runOnPglite(describeBodyLimit)
