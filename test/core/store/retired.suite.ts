/** Redirects of retired topics: each leads to its end at once, and none leads in a circle. */
import { describe, expect, it } from 'vitest'
import type { Bench } from './bench.ts'
import { runOnPglite } from './on-pglite.ts'

export function describeRetired(bench: () => Bench): void {
  const run = (statements: string) => bench().sql(statements)
  const make = (...slugs: readonly string[]) =>
    run(slugs.map((slug) => `insert into topics values ('${slug}', 'T')`).join(';'))
  const move = (from: string, to: string) =>
    run(`insert into retired_topics values ('${from}', '${to}')`)
  const redirects = async () =>
    (await run('select slug, moved_to from retired_topics order by slug')).map(
      (row) => `${String(row['slug'])} → ${String(row['moved_to'])}`,
    )
  const endless = /would redirect for ever/

  describe('the redirects of retired topics', () => {
    it('are refused in a circle of any length, with its way', async () => {
      await make('a', 'b', 'c')
      await move('a', 'b')
      await expect(move('b', 'a')).rejects.toThrow(/would redirect for ever: b → a → b/)
      await move('b', 'c')
      await expect(move('c', 'a')).rejects.toThrow(endless)
      await expect(
        run(`insert into retired_topics values ('c', null) on conflict do nothing;
        update retired_topics set moved_to = 'a' where slug = 'c'`),
      ).rejects.toThrow(endless)
      await run('delete from retired_topics')
      await expect(
        run(`insert into retired_topics values ('a', 'b'), ('b', 'c'), ('c', 'a')`),
      ).rejects.toThrow(endless)
      expect(await redirects()).toEqual([])
    })

    it('name the rule and what to do', async () => {
      await make('a', 'b')
      await move('a', 'b')
      const error: unknown = await move('b', 'a').catch((cause: unknown) => cause)
      expect(error).toMatchObject({
        code: '23514',
        hint: expect.stringMatching(/retired_topic_has_an_end.*'a'/),
      })
      await run(
        `begin; delete from retired_topics where slug = 'a'; insert into retired_topics values ('b', 'a'); commit`,
      )
      expect(await redirects()).toEqual(['b → a'])
    })

    it('lead to their end at once, whichever came first', async () => {
      await make('a', 'b', 'c', 'd')
      await move('a', 'b')
      await move('b', 'c')
      expect(await redirects()).toEqual(['a → c', 'b → c'])
      await move('d', 'a')
      expect(await redirects()).toEqual(['a → c', 'b → c', 'd → c'])
      await run(
        `insert into topics values ('e', 'E'); insert into retired_topics values ('c', 'e')`,
      )
      expect(await redirects()).toEqual(['a → e', 'b → e', 'c → e', 'd → e'])
    })

    it('lead to a closed topic, and no further', async () => {
      await make('a', 'b')
      await move('a', 'b')
      await run(`insert into retired_topics values ('b', null)`)
      expect(await redirects()).toEqual(['a → b', 'b → null'])
      await run(`insert into retired_topics values ('b', 'a') on conflict (slug) do nothing`)
      expect(await redirects()).toEqual(['a → b', 'b → null'])
    })

    it('follow a renamed topic, and stay with it if it has moved itself', async () => {
      await make('a', 'b', 'c')
      await move('a', 'b')
      await run(`update topics set slug = 'b2' where slug = 'b'`)
      expect(await redirects()).toEqual(['a → b2', 'b → b2'])
      await move('b2', 'c')
      await run(`update topics set slug = 'b3' where slug = 'b2'`)
      expect(await redirects()).toEqual(['a → c', 'b → c', 'b2 → c', 'b3 → c'])
      await run(`update topics set slug = 'b' where slug = 'c'`)
      expect(await redirects()).toEqual(['a → b', 'b2 → b', 'b3 → b', 'c → b'])
    })

    it('move the markers of all addresses that lead elsewhere now', async () => {
      await make('a', 'b', 'c')
      await move('a', 'b')
      const state = async () => (await bench().store.findMarker('topics/a')).state
      const before = await state()
      await move('b', 'c')
      expect(await state()).not.toBe(before)
    })
  })
}

if (import.meta.vitest) runOnPglite(describeRetired)
