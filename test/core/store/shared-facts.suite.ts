/** Tests that facts written in both SQL and TypeScript are equal. */

import { authorshipModes, modes } from 'candor-disclosure/disclosure/modes.ts'
import { invisible } from 'candor-disclosure/text/invisible.ts'
import { describe, expect, it } from 'vitest'
import { pageHost } from '../../../schema/checks.ts'
import { longest, maxParts } from '../../../schema/limits.ts'
import { unknownMode } from '../../../schema/lists.ts'
import { families, familyKey } from '../../../src/core/families/families.ts'
import { familiesWith } from '../../../src/core/pages/related.ts'
import { longestWords } from '../../../src/core/request/parameter.ts'
import { settings } from '../../../src/core/settings/site-settings.ts'
import { newestRead } from '../../../src/core/store/directory-query.ts'
import { partLength } from '../../../src/core/store/selection.ts'
import { readFunctions } from '../../../src/hosts/node/database/functions.ts'
import { buildSelection } from '../../fixtures/build-article.ts'
import { insertArticle } from '../../fixtures/insert-article.ts'
import { type Bench, textOf } from './bench.ts'
import { runOnPglite } from './on-pglite.ts'

export function describeSharedFacts(bench: () => Bench): void {
  const sourceOf = async (routine: string) =>
    String(
      (await bench().sql(`select prosrc from pg_proc where proname = '${routine}'`))[0]?.['prosrc'],
    )
  const accepts = (disclosureMode: string, reviewedBy: string | null) =>
    insertArticle(bench().db, { disclosureMode, reviewedBy }).then(
      () => true,
      () => false,
    )

  describe('SQL and TypeScript agree', () => {
    it('on the list of modes', async () => {
      const names = await bench().sql(
        `select substr(family, 7) as mode from families where family like 'modes/%'`,
      )
      expect(new Set(names.map(({ mode }) => mode))).toEqual(new Set(authorshipModes))
      const [check] = await bench().sql(
        `select pg_get_constraintdef(oid) as text from pg_constraint where conname = 'disclosure_mode_is_known'`,
      )
      const allowed = [...String(check?.['text']).matchAll(/'([^']+)'/g)].map(([, mode]) => mode)
      expect(new Set(allowed)).toEqual(new Set([...authorshipModes, unknownMode]))
    })

    it.each(authorshipModes)('on whether %s has a reviewer', async (mode) => {
      const { reviewer } = modes[mode]
      expect(await accepts(mode, 'R. Reviewer')).toBe(reviewer !== 'forbidden')
      expect(await accepts(mode, null)).toBe(reviewer !== 'required')
    })

    it.each(authorshipModes)('on whether %s counts as reviewed', async (mode) => {
      const { reviewer, reviewed } = modes[mode]
      await insertArticle(bench().db, {
        disclosureMode: mode,
        reviewedBy: reviewer === 'forbidden' ? null : 'R. Reviewer',
      })
      const listed = await bench().sql(
        `select family from listings where family in ('reviewed', 'modes/${mode}')`,
      )
      expect(new Set(listed.map(({ family }) => family))).toEqual(
        new Set([`modes/${mode}`, ...(reviewed ? ['reviewed'] : [])]),
      )
    })

    it('on the length of an archive part', async () => {
      const closing = (await sourceOf('candor_close_parts')).match(
        /(?<=- 1\) \/ |count\(\*\) = )\d+/g,
      )
      const complete = (await sourceOf('candor_complete_parts')).match(
        /(?<=LIMIT |count >= )\d\d+/g,
      )
      expect(new Set([...(closing ?? []), ...(complete ?? [])])).toEqual(new Set([`${partLength}`]))
      expect([closing?.length, complete?.length]).toEqual([2, 4])
    })

    it('on the families of an article', async () => {
      const { db, sql, store } = bench()
      const sources = ['https://www.bbc.co.uk/1', 'https://github.io/'].map((url) => ({ url }))
      for (const disclosureMode of authorshipModes) {
        const reviewedBy = modes[disclosureMode].reviewer === 'forbidden' ? null : 'R. Reviewer'
        const parts = { topics: ['rivers'], sources, corrections: [{}] }
        await insertArticle(db, { disclosureMode, reviewedBy, language: 'iw-IL' }, parts)
      }
      const { articles } = await store.latest(buildSelection({ limit: 10 }))
      expect(articles).toHaveLength(authorshipModes.length)
      for (const article of articles) {
        const rows = await sql(`select family from listings join articles on id = article_id
          where guid = '${article.guid}' and family not in ('all', 'corrections')`)
        expect(new Set(rows.map(({ family }) => family))).toEqual(new Set(familiesWith(article)))
      }
      const paths = await sql(
        `select distinct split_part(replace(family, 'all', ''), '/', 1) as path from listings`,
      )
      expect(new Set(paths.map(({ path }) => path))).toEqual(
        new Set(families.map(({ path }) => path)),
      )
    })

    it('on the families that exist before their first article', async () => {
      const rows = await bench().sql('select family from families')
      const always = families
        .filter(({ member }) => member === null)
        .map((family) => familyKey(family, null))
      expect(new Set(rows.map(({ family }) => family))).toEqual(
        new Set([...always, ...authorshipModes.map((mode) => `modes/${mode}`)]),
      )
    })

    it('on the usual length of a feed', async () => {
      await insertArticle(bench().db)
      const reason = await textOf(bench().sql, 'select reason from article_visibility')
      expect(reason).toContain(`holds the newest ${settings.feedLength.fallback},`)
    })

    it('on the hosts of articles that feeds can link to', () => {
      const view = readFunctions().find(({ name }) => name === 'article_visibility')
      // A literal on several lines is one literal.
      expect(view?.content.replace(/'\n *'/g, '')).toContain(`'${pageHost(invisible)}'`)
    })

    it('on the length of a standfirst: all of it is in the index', async () => {
      const lengths = (await sourceOf('candor_index_words')).match(/(?<=a\.standfirst END, )\d+/g)
      expect(lengths).toEqual([`${longest.articles.standfirst}`])
    })

    it('on the number of parts of an article', async () => {
      const counts = (await sourceOf('candor_parts_changed')).match(/(?<=WHERE |At most )\d+/g)
      expect(counts).toEqual([`${maxParts}`, `${maxParts}`])
    })

    it('on the number of newest articles whose languages the directory shows', async () => {
      expect(
        (await sourceOf('candor_stamp')).match(
          /(?<=listed_at DESC,\s+l\.article_id\s+DESC\s+LIMIT )\d+/g,
        ),
      ).toEqual([`${newestRead}`])
    })

    it('on the length of a word that can be searched for: it is whole in the index', async () => {
      const [length] = (await sourceOf('candor_breakable')).match(/(?<=\{)\d+/) ?? []
      expect(Number(length)).toBeGreaterThanOrEqual(longestWords)
    })
  })
}

if (import.meta.vitest) runOnPglite(describeSharedFacts)
