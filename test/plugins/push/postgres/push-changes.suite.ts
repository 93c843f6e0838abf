/// <reference types="vitest/importMeta" />
/**
 * Eight writers at once, with random transactions, while three finders look for changes: what
 * webhooks are told, one message after the other, is what the feeds show in the end.
 */
import type postgres from 'postgres'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { wholeFamily } from '../../../../src/core/request/selection.ts'
import { parseSite } from '../../../../src/core/settings/site.ts'
import { createStore } from '../../../../src/core/store/store.ts'
import { toItems } from '../../../../src/plugins/push/event-data.ts'
import { findChanges } from '../../../../src/plugins/push/find-changes.ts'
import { connect, openFresh } from '../../../core/store/fresh-database.ts'
import { seed } from '../../../fixtures/runs.ts'
import { writeAtOnce, writers } from '../../../product/postgres/random-writers.ts'

const site = parseSite({ SITE_ORIGIN: 'https://news.example.org' })

type Message = { readonly type: string; readonly guid: string; readonly data: string }

/**
 * A partner that keeps what it is told. Faults are messages that make no sense after those before;
 * what was shown only between two looks is deleted without having been published.
 */
function keep(messages: readonly Message[]) {
  const kept = new Map<string, string>()
  const faults: string[] = []
  for (const { type, guid, data } of messages) {
    const known = kept.has(guid)
    if (type === 'published' && kept.get(guid)?.includes('"status":"canceled"') === false)
      faults.push(`${guid} is published again`)
    if ((type === 'updated' || type === 'corrected') && !known)
      faults.push(`${guid} is ${type} first`)
    if (type === 'deleted') kept.delete(guid)
    else kept.set(guid, data)
  }
  return { kept: Object.fromEntries(kept), faults }
}

export function describeFinders(transactionsEach: number): void {
  describe(`finders beside eight writers (seed ${seed})`, () => {
    let fresh: Awaited<ReturnType<typeof openFresh>>
    let killer: postgres.Sql

    beforeAll(async () => {
      fresh = await openFresh()
      killer = connect(fresh.url)
    })
    afterAll(async () => {
      await killer?.end({ timeout: 1 })
      await fresh?.close()
    })

    it('tell webhooks of everything that their feeds show, in order, and of nothing else', async () => {
      const { sql, db } = fresh
      await sql(`insert into topics values ('a', 'A'), ('b', 'B'), ('m0', 'M0'), ('m1', 'M1')`)
      const parts = { db, site, leftOut: () => {}, windowMs: 0, notes: [], max: 7 }
      await findChanges(parts)
      await sql(`insert into push_webhooks (name, url, host, secret, families, modes) values ('all', 'https://a.example', 'a.example', '', '{all}', null),
      ('some', 'https://b.example', 'b.example', '', '{topics/a,corrections}', '{ai-autonomous}')`)
      let ended = false
      const find = async () => {
        let found = 0
        for (let more = true; more || !ended; ) {
          const one = await findChanges(parts)
          found += one.found
          more = one.more
        }
        return found
      }
      const finders = [find(), find(), find()]
      await writeAtOnce(fresh, killer, transactionsEach).finally(() => {
        ended = true
      })
      const found = (await Promise.all(finders)).reduce((a, b) => a + b) + (await find())

      const tell = async (name: string) =>
        keep(
          (await sql(`select d.type, e.guid, e.data from push_deliveries d join push_events e on e.id = d.event_id
          join push_webhooks w on w.id = d.webhook_id where w.name = '${name}' order by d.id`)) as unknown as Message[],
        )
      const store = createStore(db, () => {})
      const itemsOf = async (family: string) => {
        const snapshot = await store.latest({ ...wholeFamily(family, 100_000), whole: false })
        return [...toItems(site, snapshot)].map(([guid, { text }]) => [guid, text] as const)
      }
      const everything = await itemsOf('all')
      const all = await tell('all')
      expect(all.kept).toEqual(Object.fromEntries(everything))
      expect(all.faults).toEqual([])

      const corrected = new Set(
        (
          await sql(
            'select distinct a.guid from listings l join notices n on n.id = l.article_id join articles a on a.id = n.article_id where l.left_at is null',
          )
        ).map(({ guid }) => guid),
      )
      const inTopic = new Set((await itemsOf('topics/a')).map(([guid]) => guid))
      const some = await tell('some')
      expect(some.kept).toEqual(
        Object.fromEntries(
          everything.filter(
            ([guid, text]) =>
              (inTopic.has(guid) || corrected.has(guid)) && text.includes('"mode":"ai-autonomous"'),
          ),
        ),
      )
      expect(some.faults).toEqual([])
      expect(everything.length).toBeGreaterThan(writers * transactionsEach * 0.1)
      expect(Object.keys(some.kept).length).toBeGreaterThan(0)
      expect(found).toBeGreaterThan(everything.length)
      expect(await sql(`select state from push_deliveries where article_id is null`)).toEqual([])
    }, 600_000)
  })
}

if (import.meta.vitest) describeFinders(30)
