/**
 * Rows from before a rule that cannot be shown: the store leaves them out and reports them, and
 * shows all other articles. article_visibility says the same.
 */

import { describe, expect, it } from 'vitest'
import { renderFeed } from '../../../src/core/feed/render-feed.ts'
import { allFormats } from '../../../src/core/request/address.ts'
import { buildSelection, buildSite, feedShowing } from '../../fixtures/build-article.ts'
import { facts } from '../../fixtures/facts.ts'
import { insertArticle } from '../../fixtures/insert-article.ts'
import { withoutRules } from '../../fixtures/without-rules.ts'
import { type Bench, shownTitles } from './bench.ts'
import { runOnPglite } from './on-pglite.ts'

/** Statements that make an article unshowable, and a part of the reason in the log. */
const faults: readonly (readonly [statement: string, reason: string])[] = [
  ...['http://[', 'https://a:65536/', 'https://1.2.3.256/', 'https://a%/', 'https://a.1/'].map(
    (url): readonly [string, string] => [`update articles set url = '${url}'`, `url is "${url}"`],
  ),
  [`update articles set published_at = '-infinity'`, 'published_at is '],
  [`update articles set published_at = '0044-03-15 BC'`, 'published_at is '],
  [`update articles set published_at = '0999-12-31'`, 'published_at is '],
  [`update articles set updated_at = 'infinity'`, 'updated_at is '],
  [`update articles set updated_at = '10000-01-01'`, 'updated_at is '],
  [`update articles set generated_at = 'infinity'`, 'generated_at is '],
  [
    `update articles set retracted_at = 'infinity', status = 'retracted', retraction_reason = 'Wrong.'`,
    'retracted_at is ',
  ],
  [
    `update sources set accessed_at = '-infinity' from articles where id = article_id`,
    'accessed_at of a source is ',
  ],
  [
    `update corrections set corrected_at = 'infinity' from articles where articles.id = article_id`,
    'corrected_at is',
  ],
]

/** Statements that break a link other than the article's own URL. */
const badLinks = [
  `update articles set byline_url = 'https://a:b'`,
  `update articles set picture_url = 'http://%', picture_type = 'image/png', picture_alt = 'A'`,
  `update sources set url = 'http://['`,
  `update corrections set url = 'https://a:b'`,
]

export function describeUnshowable(bench: () => Bench): void {
  describe('an article with an invalid value', () => {
    it.each(faults)('is left out and reported after: %s', async (statement, reason) => {
      const { db, sql, leftOut, store } = bench()
      const parts = { sources: [{}], corrections: [{}] }
      await insertArticle(db, { title: 'before' }, parts)
      const id = await insertArticle(db, { title: 'broken' }, parts)
      await insertArticle(db, { title: 'after' }, parts)
      await withoutRules(
        sql,
        `${statement} ${statement.includes(' where ') ? 'and' : 'where'} articles.id = '${id}'`,
      )
      expect(await shownTitles(bench())).toEqual(['after', 'before'])
      expect(leftOut).toEqual([{ id, reason: expect.stringContaining(reason) }])
      expect((await store.findMarker('all')).newestAt?.getFullYear()).toBeGreaterThan(2000)
      const [name = ''] = reason.split(' ')
      expect(
        await sql(`select title, shown, reason from article_visibility order by title`),
      ).toEqual([
        { title: 'after', shown: true, reason: expect.stringMatching(facts('place 1')) },
        { title: 'before', shown: true, reason: expect.stringMatching(facts('place 3')) },
        { title: 'broken', shown: false, reason: expect.stringMatching(facts(name)) },
      ])
    })

    it.each(badLinks)('is shown without a broken link after: %s', async (statement) => {
      const { db, sql, leftOut, store } = bench()
      await insertArticle(
        db,
        { title: 'shown' },
        { sources: [{ title: 'A named source' }], corrections: [{}] },
      )
      await sql(statement)
      const [bad = ''] = /https?:[^']*/.exec(statement) ?? []
      const selection = buildSelection({ limit: 10 })
      const feed = feedShowing(buildSite(), selection, await store.latest(selection))
      expect(feed.entries[0]?.contentHtml).toContain('A named source')
      for (const { key } of allFormats) {
        const document = renderFeed(feed, key)
        expect(document).toContain('shown')
        expect(document).not.toContain(`"${bad}"`)
      }
      expect(leftOut).toEqual([])
    })

    it.each(['-infinity', '0044-03-15 BC', '0999-12-31'])(
      'leaves a valid marker if its date %s is the only listing time',
      async (publishedAt) => {
        const { db, sql, leftOut, store } = bench()
        const id = await insertArticle(db, { title: 'broken', status: 'draft' })
        await withoutRules(
          sql,
          `begin; set local candor.backdate = 'on';
          update articles set published_at = '${publishedAt}', status = 'published'; commit`,
        )
        expect(await shownTitles(bench())).toEqual([])
        expect(leftOut).toEqual([{ id, reason: expect.stringContaining('published_at is ') }])
        const { newestAt } = await store.findMarker('all')
        expect(newestAt?.toISOString()).toMatch(/^\d{4}-/)
      },
    )
  })
}

if (import.meta.vitest) runOnPglite(describeUnshowable)
