/** Finding articles by URL: only published articles match, by exact spelling, newest first. */
import { describe, expect, it } from 'vitest'
import { longest } from '../../../schema/limits.ts'
import { buildSelection } from '../../fixtures/build-article.ts'
import { insertArticle, updateArticle } from '../../fixtures/insert-article.ts'
import type { Bench } from './bench.ts'
import { runOnPglite } from './on-pglite.ts'

const url = 'https://news.example.org/a'

const articleAt = (addresses: readonly string[]) => buildSelection({ url: addresses, limit: 1 })

export function describeArticleAddresses(bench: () => Bench): void {
  const insert = (changes: Parameters<typeof insertArticle>[1]) =>
    insertArticle(bench().db, { url, ...changes })
  const at = (...addresses: string[]) =>
    bench().store.latest({ ...articleAt(addresses), limit: 10 })
  const title = async (...addresses: string[]) =>
    (await bench().store.latest(articleAt(addresses))).articles.map((article) => article.title)
  const titles = async (...addresses: string[]) =>
    (await at(...addresses)).articles.map(({ title }) => title)

  describe('articles at an address', () => {
    it('match one of the given spellings exactly; the first spelling wins, then the newest article', async () => {
      await insert({ title: 'a' })
      await insert({ title: 'other', url: `${url}b` })
      await insert({ title: 'upper', url: url.replace('/a', '/A') })
      await insert({ title: 'slash', url: `${url}/` })
      expect(await titles(url)).toEqual(['a'])
      expect(await titles(`${url}/`, url)).toEqual(['slash', 'a'])
      expect(await title(url, `${url}/`)).toEqual(['a'])
      await insert({ title: 'newer' })
      expect(await title(url, `${url}/`)).toEqual(['newer'])
      expect(await title(`${url}/`, url)).toEqual(['slash'])
      expect(await titles('https://news.example.org/%')).toEqual([])
      expect(await titles()).toEqual([])
    })

    it('are found by guid and external id too, if these are asked for', async () => {
      await insert({ title: 'a', guid: 'urn:example:a', externalId: 'id-a' })
      const named = async (name: string) =>
        (await bench().store.latest({ ...articleAt([name]), name })).articles.map(
          (article) => article.title,
        )
      for (const name of [url, 'urn:example:a', 'id-a']) expect(await named(name)).toEqual(['a'])
      expect(await named('id-b')).toEqual([])
      expect(await titles('id-a')).toEqual([])
    })

    it('are published or retracted, never drafts, withheld or under embargo', async () => {
      await insert({ title: 'draft', status: 'draft' })
      await insert({ title: 'embargo', publishedAt: new Date(Date.now() + 3_600_000) })
      const id = await insert({ title: 'a' })
      expect(await titles(url)).toEqual(['a'])
      await updateArticle(bench().db, id, { status: 'withheld' })
      expect(await titles(url)).toEqual([])
      const retraction = { retractionReason: 'Wrong.', retractedAt: new Date() }
      await updateArticle(bench().db, id, { status: 'retracted', ...retraction })
      expect((await at(url)).articles).toMatchObject([
        { title: 'a', retraction: { reason: 'Wrong.' } },
      ])
    })

    it('have the tombstone of what stood there, and the marker of the family of all articles', async () => {
      await insert({ title: 'a', guid: 'urn:example:stood-there' })
      await insert({ title: 'b', url: `${url}/elsewhere` })
      await bench().sql('delete from articles')
      const { articles, tombstones, state } = await at(url)
      expect(articles).toEqual([])
      expect(tombstones.map(({ guid }) => guid)).toEqual(['urn:example:stood-there'])
      expect(state).toBe((await bench().store.findMarker('all')).state)
    })

    it('can have URLs as long as the rule allows', async () => {
      const digits = Array.from({ length: 5000 }, (_, index) => index.toString(36)).join('')
      const long = `${url}?${digits}`.slice(0, longest.articles.url)
      await insert({ title: 'long', url: long })
      expect(await titles(long)).toEqual(['long'])
      expect(await titles(long.slice(0, -1))).toEqual([])
    })
  })
}

if (import.meta.vitest) runOnPglite(describeArticleAddresses)
