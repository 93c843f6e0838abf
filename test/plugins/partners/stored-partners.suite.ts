/** Partners with tokens, as the service reads them. */
import { describe, expect, it } from 'vitest'
import { maxPartners } from '../../../schema/limits.ts'
import { insertPartner } from '../../../src/plugins/partners/store.ts'
import type { Bench } from '../../core/store/bench.ts'
import { runOnPglite } from '../../core/store/on-pglite.ts'
import { insertArticle } from '../../fixtures/insert-article.ts'

const digestOf = (text: string) => text.repeat(32)

export function describeStoredPartners(bench: () => Bench): void {
  describe('partners with tokens', () => {
    it('are read in one query: those that are neither revoked nor ended', async () => {
      const { db, sql, store } = bench()
      await sql('delete from partners')
      const partner = { families: null, content: 'full', per_hour: null, ends_at: null } as const
      const later = new Date(Date.now() + 3_600_000)
      await insertPartner(db, { ...partner, name: 'any', digest: digestOf('0a') })
      await insertArticle(
        db,
        { audience: ['any', 'nobody'], language: 'cy' },
        { topics: ['works'] },
      )
      await insertPartner(db, {
        ...{
          name: 'some',
          digest: digestOf('ff'),
          families: ['topics/a,b', 'partners/msn'],
          content: 'summary',
        },
        ...{ per_hour: 60, ends_at: later.toISOString() },
      })
      await insertPartner(db, {
        ...partner,
        name: 'ended',
        digest: digestOf('01'),
        ends_at: '2020-01-01T00:00:00Z',
      })
      await insertPartner(db, { ...partner, name: 'revoked', digest: digestOf('02') })
      await sql(`update partners set revoked_at = now() where name = 'revoked'`)
      expect(await store.findPartners()).toEqual([
        {
          ...{
            name: 'any',
            digest: digestOf('0a'),
            families: null,
            content: 'full',
            perHour: null,
            endsAt: null,
          },
          hasPrivate: true,
        },
        {
          ...{
            name: 'some',
            digest: digestOf('ff'),
            families: ['topics/a,b', 'partners/msn'],
            content: 'summary',
          },
          ...{ perHour: 60, endsAt: later, hasPrivate: false },
        },
      ])
      expect(await insertPartner(db, { ...partner, name: 'any', digest: digestOf('03') })).toBe(
        'taken',
      )
      for (const name of ['revoked', 'ended'])
        expect(
          await insertPartner(db, {
            ...partner,
            name,
            digest: digestOf(name === 'ended' ? '04' : '05'),
          }),
        ).toBe('made')
      expect((await store.findPartners()).map(({ name }) => name).toSorted()).toEqual([
        'any',
        'ended',
        'revoked',
        'some',
      ])
      await sql('delete from partners')
    })

    it('are at most as many as the service reads', async () => {
      const { db, sql, store } = bench()
      await sql(
        `insert into partners (name, digest) select 'p' || n, decode(md5(n::text), 'hex') from generate_series(1, ${maxPartners}) n`,
      )
      const partner = { families: null, content: 'full', per_hour: null, ends_at: null } as const
      expect(await insertPartner(db, { ...partner, name: 'more', digest: digestOf('0a') })).toBe(
        'full',
      )
      expect(await store.findPartners()).toHaveLength(maxPartners)
      await sql(`update partners set revoked_at = now() where name = 'p1'`)
      expect(await insertPartner(db, { ...partner, name: 'more', digest: digestOf('0a') })).toBe(
        'made',
      )
      await sql('delete from partners')
    })
  })
}

if (import.meta.vitest) runOnPglite(describeStoredPartners)
