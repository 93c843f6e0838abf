/** Tests that facts written in both SQL and TypeScript are equal. */
import { describe, expect, it } from 'vitest'
import { authorshipModes, modes } from '../../src/disclosure/modes.ts'
import { partLength } from '../../src/store/selection.ts'
import { insertArticle } from '../fixtures/insert-article.ts'
import type { Bench } from './bench.ts'
import { runOnPglite } from './on-pglite.ts'

export function describeSharedFacts(bench: () => Bench): void {
  const sourceOf = async (routine: string) =>
    String((await bench().sql(`select prosrc from pg_proc where proname = '${routine}'`))[0]?.['prosrc'])
  const accepts = (disclosureMode: string, reviewedBy: string | null) =>
    insertArticle(bench().db, { disclosureMode, reviewedBy }).then(
      () => true,
      () => false,
    )

  describe('SQL and TypeScript agree', () => {
    it('on the list of modes', async () => {
      const names = await bench().sql(`select substr(family, 7) as mode from families where family like 'modes/%'`)
      expect(new Set(names.map(({ mode }) => mode))).toEqual(new Set(authorshipModes))
      const [check] = await bench().sql(
        `select pg_get_constraintdef(oid) as text from pg_constraint where conname = 'disclosure_mode_is_known'`,
      )
      const allowed = [...String(check?.['text']).matchAll(/'([^']+)'/g)].map(([, mode]) => mode)
      expect(new Set(allowed)).toEqual(new Set(authorshipModes))
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
      const listed = await bench().sql(`select family from listings where family in ('reviewed', 'modes/${mode}')`)
      expect(new Set(listed.map(({ family }) => family))).toEqual(
        new Set([`modes/${mode}`, ...(reviewed ? ['reviewed'] : [])]),
      )
    })

    it('on the length of an archive part', async () => {
      const lengths = (await sourceOf('candor_close_parts')).match(/(?<=- 1\) \/ |length = )\d+/g)
      expect(lengths).toEqual([`${partLength}`, `${partLength}`])
    })
  })
}

if (import.meta.vitest) runOnPglite(describeSharedFacts)
