/**
 * Private articles: what the public sees of them, and when an article becomes private. What
 * partners read: partner-reading.suite.ts.
 */
import { eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { articles } from '../../../schema/tables.ts'
import { wholeFamily } from '../../../src/core/request/selection.ts'
import { insertArticle, insertInOrder, updateArticle } from '../../fixtures/insert-article.ts'
import { type Bench, shownTitles, shownTombstones } from './bench.ts'
import { runOnPglite } from './on-pglite.ts'

/** Versions of all families, by key. */
async function versions({ sql }: Bench): Promise<Record<string, unknown>> {
  const rows = await sql('select family, version from families')
  return Object.fromEntries(rows.map(({ family, version }) => [String(family), version]))
}

/** The public families that `work` moves. */
async function moved(bench: Bench, work: () => Promise<unknown>): Promise<string[]> {
  const before = await versions(bench)
  await work()
  const after = await versions(bench)
  return Object.keys(after)
    .filter((family) => !family.startsWith('partners/') && after[family] !== before[family])
    .toSorted()
}

export function describePrivate(bench: () => Bench): void {
  it('leave no state of a topic that only they have, also when it is renamed', async () => {
    const { db, sql } = bench()
    await insertArticle(db, { audience: ['acme'] }, { topics: ['secret'] })
    await sql(`update topics set slug = 'secrets' where slug = 'secret'`)
    expect(
      Object.keys(await versions(bench())).filter((family) => /^topics\/secret/.test(family)),
    ).toEqual([])
    // A topic that was public has one: clients are to see that its feed has moved.
    const id = await insertArticle(db, {}, { topics: ['known'] })
    await updateArticle(db, id, { audience: ['acme'] })
    await sql(`update topics set slug = 'renown' where slug = 'known'`)
    expect(Object.keys(await versions(bench()))).toEqual(
      expect.arrayContaining(['topics/known', 'topics/renown']),
    )
  })

  describe('an article that becomes private', () => {
    it('leaves its public families, with one tombstone, and nothing else of its life is public until it returns', async () => {
      const { db, sql } = bench()
      // Enough to close a part: closed parts show what has left the family.
      const titles = Array.from({ length: 31 }, (_, n) => `${n}`)
      const [id = ''] = await insertInOrder(db, titles)
      await insertArticle(db, { title: 'French', language: 'fr' }, { topics: ['works'] })
      const own = ['all', 'languages/en', 'modes/ai-autonomous']
      expect(await moved(bench(), () => updateArticle(db, id, { audience: ['acme'] }))).toEqual(own)
      expect(await shownTitles(bench())).not.toContain('0')
      expect(await shownTombstones(bench())).toEqual(['urn:example:0'])
      expect(await sql(`select from article_search where article_id = '${id}'`)).toEqual([])
      const later = async () => {
        await updateArticle(db, id, { title: 'secret', url: 'https://news.example.org/secret' })
        await updateArticle(db, id, { audience: ['beta'] })
        await updateArticle(db, id, { status: 'withheld' })
        await updateArticle(db, id, { status: 'published' })
      }
      expect(await moved(bench(), later)).toEqual([])
      expect(await shownTombstones(bench())).toEqual(['urn:example:0'])
      expect(await moved(bench(), () => updateArticle(db, id, { audience: null }))).toEqual(own)
      expect(await shownTombstones(bench())).toEqual([])
      expect((await shownTitles(bench())).at(-1)).toBe('secret')
    })

    it('leaves the closed parts that still showed it in a topic that it had left', async () => {
      const { db, sql } = bench()
      const [id = ''] = await insertInOrder(
        db,
        Array.from({ length: 31 }, (_, n) => `${n}`),
      )
      await sql(
        `insert into topics values ('works', 'Works'); insert into article_topics select id, 'works' from articles`,
      )
      await insertArticle(db, { title: 'closes the part' }, { topics: ['works'] })
      await sql(`delete from article_topics where article_id = '${id}'`)
      expect(await moved(bench(), () => updateArticle(db, id, { audience: ['acme'] }))).toContain(
        'topics/works',
      )
      expect(await moved(bench(), () => updateArticle(db, id, { title: 'secret' }))).toEqual([])
    })

    it('is deleted without another sign', async () => {
      const { db, store } = bench()
      const [id = ''] = await insertInOrder(db, ['a', 'b'])
      await updateArticle(db, id, { audience: ['acme'] })
      const before = await store.latest(wholeFamily('all', 30))
      expect(await moved(bench(), () => db.delete(articles).where(eq(articles.id, id)))).toEqual([])
      const { tombstones } = await store.latest(wholeFamily('all', 30))
      expect(tombstones).toEqual(before.tombstones)
    })
  })

  describe('a private article', () => {
    it('leaves no redirect of a topic that nobody else has, and a topic with public articles has one', async () => {
      const { db, sql } = bench()
      await insertArticle(db, { audience: ['acme'] }, { topics: ['hidden', 'works'] })
      await insertArticle(db, {}, { topics: ['works'] })
      await expect(sql(`insert into retired_topics values ('hidden', null)`)).rejects.toThrow(
        'known to partners only',
      )
      await sql(`update topics set slug = slug || '-2'`)
      expect(await sql('select * from retired_topics')).toEqual([
        { slug: 'works', moved_to: 'works-2' },
      ])
      // Nothing of it depends on what becomes public later.
      await sql('update articles set audience = null')
      expect(await sql('select slug from retired_topics')).toEqual([{ slug: 'works' }])
    })

    it('is told of in words, and needs names of partners', async () => {
      const { db, sql } = bench()
      const id = await insertArticle(db, { title: 'private', audience: ['acme', 'beta'] })
      const [row] = await sql(`select shown, reason from article_visibility where id = '${id}'`)
      expect(row).toMatchObject({ shown: true, reason: expect.stringContaining('acme, beta') })
      for (const audience of [[], ['Acme'], ['a,b'], ['a b'], ['x'.repeat(41)]]) {
        const cause = { message: expect.stringContaining('audience_names_partners') }
        await expect(insertArticle(db, { audience })).rejects.toMatchObject({ cause })
      }
      const named = await insertArticle(db, { audience: ['null', 'a-1'], guid: 'urn:example:n' })
      expect(
        await sql(
          `select array_to_string(audience, ' ') as names from articles where id = '${named}'`,
        ),
      ).toEqual([{ names: 'null a-1' }])
    })
  })
}

if (import.meta.vitest) runOnPglite(describePrivate)
