/**
 * Signed statements: which there are after each change, and that no entry has the statement of
 * another text.
 */
/// <reference types="vitest/importMeta" />

import { readDisclosure } from 'candor-disclosure/disclosure/reading.ts'
import { digestOf } from 'candor-disclosure/signed/digests.ts'
import { verifyStatement } from 'candor-disclosure/signed/verify.ts'
import { compactVerify, importJWK } from 'jose'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { buildFeed } from '../../../src/core/feed/build-feed.ts'
import { renderFeed } from '../../../src/core/feed/render-feed.ts'
import { allFormats } from '../../../src/core/request/address.ts'
import { wholeFamily } from '../../../src/core/request/selection.ts'
import { cleanBody } from '../../../src/core/sanitize/clean-body.ts'
import { findChanges } from '../../../src/plugins/push/find-changes.ts'
import { createSigning } from '../../../src/plugins/signing/sign-statements.ts'
import type { Signer } from '../../../src/plugins/signing/signer.ts'
import { retireSigningKey } from '../../../src/plugins/signing/store/signing-keys.ts'
import { addStatements, readWaiting } from '../../../src/plugins/signing/store/statements.ts'
import type { Bench } from '../../core/store/bench.ts'
import { runOnPglite } from '../../core/store/on-pglite.ts'
import { buildSite } from '../../fixtures/build-article.ts'
import { insertArticle, updateArticle } from '../../fixtures/insert-article.ts'
import { emptyPush } from '../push/push-rows.ts'
import { forgetSigning, openSigning, payloadOf, type Signing, signAll } from './open-signing.ts'

const site = buildSite()
const guid = 'urn:example:bridge'

export function describeSigning(bench: () => Bench): void {
  const sql = (text: string) => bench().sql(text)
  let signing: Signing
  const snapshotOf = (family = 'all') => bench().store.latest(wholeFamily(family, 30))
  const shown = async (family?: string) =>
    (await snapshotOf(family)).articles.map(({ statement }) => statement?.jws ?? null)
  const only = async () => (await shown())[0] ?? ''
  /** `number state audience` of all statements, in their order. */
  const chain = async () =>
    (
      await sql(`select concat_ws(' ', number, state, 'for ' || array_to_string(audience, ',')) as line
        from statements order by id`)
    ).map(({ line }) => line)
  const insert = (changes = {}, parts = {}) =>
    insertArticle(bench().db, { guid, ...changes }, parts)

  describe('signed statements', () => {
    beforeEach(async () => {
      await emptyPush(sql)
      signing = await openSigning(bench().db, site)
    })
    afterEach(() => forgetSigning(sql))

    it('are in all formats, and verify with the public key alone', async () => {
      await insert({}, { sources: [{}], corrections: [{}] })
      expect(await only()).toBe('')
      expect(await signing.sign()).toBe(1)
      const jws = await only()
      const key = await importJWK({ kty: 'OKP', crv: 'Ed25519', x: signing.x }, 'Ed25519')
      const { protectedHeader } = await compactVerify(jws, key)
      expect(protectedHeader).toEqual({ alg: 'Ed25519', kid: signing.kid })
      expect(payloadOf(jws)).toMatchObject({
        guid,
        number: 1,
        state: 'published',
        disclosure: { mode: 'ai-autonomous' },
      })
      const feed = buildFeed({
        site,
        request: wholeFamily('all', 30),
        snapshot: await snapshotOf(),
      })
      const texts = allFormats.map(({ key: format }) => renderFeed(feed, format))
      expect(texts).toHaveLength(3)
      const keys = {
        keys: [{ kty: 'OKP', crv: 'Ed25519', x: signing.x, kid: signing.kid } as const],
      }
      for (const text of texts) {
        const [item] = readDisclosure(text).items
        expect(item?.statement).toBe(jws)
        expect(await verifyStatement(jws, keys, item)).toMatchObject({
          outcome: 'same',
          differences: [],
        })
      }
    })

    it('follow each change as a chain, and no entry has that of an earlier text', async () => {
      const id = await insert({ disclosureMode: 'ai-assisted', reviewedBy: 'Ada Example' })
      await signing.sign()
      const steps = [
        () => sql(`update articles set title = 'Bridge closes', reviewed_at = now()`),
        () =>
          sql(
            `insert into sources (article_id, position, url, title) values ('${id}', 9, 'https://a.example/', 'A')`,
          ),
        () =>
          sql(
            `insert into corrections (article_id, text) values ('${id}', 'It closed on Monday.')`,
          ),
        () => sql(`update articles set reviewed_by = 'Grace Example', reviewed_at = now()`),
        () =>
          sql(
            `update articles set status = 'retracted', retraction_reason = 'Invented.', retracted_at = now()`,
          ),
      ]
      let before = await only()
      for (const [index, step] of steps.entries()) {
        await step()
        expect(await only()).toBe('')
        expect(await signing.sign()).toBe(1)
        const now = await only()
        expect(payloadOf(now)).toMatchObject({
          number: index + 2,
          previous: await digestOf(before),
        })
        before = now
      }
      await sql(`update articles set status = 'withheld'`)
      await signing.sign()
      await sql(`update articles set status = 'published'`)
      await signing.sign()
      await sql('delete from articles')
      await signing.sign()
      expect(await signing.sign()).toBe(0)
      expect((await chain()).slice(4)).toEqual([
        ...['5 published', '6 retracted', '7 withdrawn', '8 published', '9 withdrawn'],
      ])
      const [last] = await sql('select jws from statements order by id desc limit 1')
      expect(Object.keys(payloadOf(String(last?.['jws'])))).toEqual([
        'candor',
        'guid',
        'number',
        'previous',
        'at',
        'state',
      ])
    })

    it('come without an event, a date of change or a message, and move each marker once', async () => {
      await sql(`insert into push_webhooks (name, url, host, secret, families)
        values ('partner', 'https://partner.example.net/', 'example.net', '\\x01', '{all}')`)
      const find = () =>
        findChanges({ db: bench().db, site, leftOut: () => {}, windowMs: 0, notes: [] })
      await find()
      await insert({}, { topics: ['rivers'] })
      await find()
      const facts = () =>
        sql(`select (select count(*) from article_events) as events, (select count(*)::int from push_events) as messages,
          (select max(changed_at) from listings) as listed, (select max(updated_at) from articles) as updated`)
      const versions = async () =>
        Object.fromEntries(
          (await sql('select family, version from families')).map(
            (row) => [String(row['family']), Number(row['version'])] as const,
          ),
        )
      const [before, numbers] = [await facts(), await versions()]
      await signing.sign()
      expect((await find()).found).toBe(0)
      expect(await facts()).toEqual(before)
      const after = await versions()
      const moved = Object.entries(after).flatMap(([name, version]) =>
        version === numbers[name] ? [] : [`${name} ${version - (numbers[name] ?? 0)}`],
      )
      expect(moved.toSorted()).toEqual([
        'all 1',
        'languages/en 1',
        'modes/ai-autonomous 1',
        'topics/rivers 1',
      ])
      // Found, because it is written: but what webhooks get of it is as it was.
      await sql(`update articles set external_id = 'bridge'`)
      await signing.sign()
      expect((await find()).found).toBe(1)
      expect(await sql('select count(*)::int as messages from push_events')).toEqual([
        { messages: 1 },
      ])
    })

    it('stay as they are after a change of nothing that is signed', async () => {
      const id = await insert()
      await signing.sign()
      const jws = await only()
      await sql(`update articles set external_id = 'bridge' where id = '${id}'`)
      await signing.sign()
      expect(await only()).toBe(jws)
    })

    it('are new after another topic, and another name of it', async () => {
      const id = await insert()
      await signing.sign()
      await sql(
        `insert into topics values ('rivers', 'Rivers'); insert into article_topics values ('${id}', 'rivers')`,
      )
      await signing.sign()
      await sql(`update topics set label = 'Streams'`)
      await signing.sign()
      expect(await chain()).toEqual(['1 published', '2 published', '3 published'])
    })

    it('are refused for a text that changed while it was signed, and by the slower of two signers', async () => {
      await insert()
      const [waiting] = await readWaiting(bench().db, 9, () => {})
      const given = { guid, changes: waiting?.changes ?? 0, kid: signing.kid, current: 'a' }
      const statements = [
        {
          address: 'a',
          number: 1,
          at: new Date().toISOString(),
          state: 'published',
          jws: 'a.b.c',
          audience: null,
        } as const,
      ]
      await sql(`update articles set title = 'Bridge closes'`)
      expect(await addStatements(bench().db, [{ ...given, statements }])).toEqual([])
      expect(await signing.sign()).toBe(1)
      expect(
        await addStatements(bench().db, [{ ...given, changes: given.changes + 1, statements }]),
      ).toEqual([])
      expect(await chain()).toEqual(['1 published'])
    })

    it('are not added by a key that ended while it signed, or of a time before it: the next key signs', async () => {
      await insert()
      const { signer } = signing
      let next: Signing | undefined
      const sign: Signer['sign'] = async (payload) => {
        const jws = await signer.sign(payload)
        next ??= await openSigning(bench().db, site)
        return jws
      }
      expect(await signAll(bench().db, site, { ...signer, sign })).toBe(0)
      expect([await chain(), await only()]).toEqual([[], ''])
      const [waiting] = await readWaiting(bench().db, 9, () => {})
      const early = {
        number: 1,
        at: '2020-05-01T12:00:00Z',
        state: 'published',
        jws: 'a.b.c',
        audience: null,
      } as const
      const given = { guid, changes: waiting?.changes ?? 0, kid: next?.kid ?? '', current: 'a' }
      expect(
        await addStatements(bench().db, [{ ...given, statements: [{ address: 'a', ...early }] }]),
      ).toEqual([])
      expect(await next?.sign()).toBe(1)
      const [key] =
        await sql(`select extract(epoch from not_before)::float8 as begins from signing_keys
        where kid = '${next?.kid}'`)
      expect(Date.parse(String(payloadOf(await only())['at']))).toBeGreaterThanOrEqual(
        Math.floor(Number(key?.['begins'])) * 1000,
      )
    })

    it('wait for the end of an embargo, and there is none of a draft', async () => {
      await insert({ publishedAt: new Date(Date.now() + 3_600_000) })
      await insert({ guid: 'urn:example:draft', status: 'draft', publishedAt: null })
      expect(await signing.sign()).toBe(0)
      await sql(
        `update articles set published_at = now() - interval '1 minute' where status = 'published'`,
      )
      expect(await signing.sign()).toBe(1)
    })

    it('of private articles are theirs: the public chain says only that a public one was withdrawn', async () => {
      const id = await insert({ audience: ['acme', 'zeta'] })
      const marker = async () => (await bench().store.findMarker('all')).state
      const before = await marker()
      await signing.sign()
      expect(await marker()).toBe(before)
      expect(await shown('partners/acme/all')).toHaveLength(1)
      await updateArticle(bench().db, id, { audience: ['acme'] })
      await signing.sign()
      await updateArticle(bench().db, id, { audience: null })
      await signing.sign()
      await updateArticle(bench().db, id, { audience: ['acme'] })
      await signing.sign()
      expect(await chain()).toEqual([
        ...[
          '1 published for acme,zeta',
          '2 published for acme',
          '1 published',
          '2 withdrawn',
          '3 published for acme',
        ],
      ])
    })

    it('are made anew after a key was retired, and not after it was rotated', async () => {
      await insert()
      await signing.sign()
      const first = signing
      signing = await openSigning(bench().db, site)
      expect(await signing.sign()).toBe(0)
      await retireSigningKey(bench().db, first.kid, 'Stolen.')
      expect(await only()).toBe('')
      await expect(first.sign()).rejects.toThrow(first.kid)
      await signing.sign()
      expect(payloadOf(await only())).toMatchObject({ number: 2 })
    })

    it('are made anew after a change of words or settings, only where articles read otherwise, the newest first', async () => {
      const words = createSigning(signing.signer)
      const parts = { db: () => bench().db, site, clean: cleanBody, leftOut: () => {} }
      for (const name of ['a', 'b', 'c'])
        await insert({
          guid: `urn:example:${name}`,
          publishedAt: new Date(`2026-05-0${name.charCodeAt(0) - 96}T12:00:00Z`),
        })
      await words(parts)
      const before = await shown()
      // Another process, with the same settings: nothing is compared.
      expect(await createSigning(signing.signer)(parts)).toEqual({ signed: 0, more: false })
      const renamed = { ...parts, site: { ...site, pollMinutes: 60 as const } }
      expect(await createSigning(signing.signer)(renamed)).toEqual({ signed: 3, more: false })
      expect(await shown()).toEqual(before)
      const otherwise = {
        ...parts,
        max: 1,
        site: { ...site, policyUrl: 'https://news.example.org/another-policy' },
      }
      const sign = createSigning(signing.signer)
      expect(await sign(otherwise)).toEqual({ signed: 1, more: true })
      // Feeds show the former statements until their turn.
      expect((await shown()).map((jws, index) => jws === before[index])).toEqual([
        false,
        true,
        true,
      ])
      await sign(otherwise)
      await sign(otherwise)
      expect((await shown()).map((jws) => payloadOf(jws ?? '')['number'])).toEqual([2, 2, 2])
      // A process with a key that ended decides nothing.
      const first = signing
      signing = await openSigning(bench().db, site)
      await expect(createSigning(first.signer)(parts)).rejects.toThrow(first.kid)
      expect(await createSigning(signing.signer)({ ...otherwise, max: 9 })).toEqual({
        signed: 0,
        more: false,
      })
    })

    it('are made of all articles that are there when the first key is, and the key itself changes no feed', async () => {
      await forgetSigning(sql)
      const marker = () => bench().store.findMarker('all')
      for (const name of ['a', 'b', 'c', 'd']) await insert({ guid: `urn:example:${name}` })
      const before = await marker()
      signing = await openSigning(bench().db, site)
      const { state, changedAt } = await marker()
      // Documents that show keys are rendered again.
      expect([state === before.state, changedAt]).toEqual([false, before.changedAt])
      expect(await signing.sign()).toBe(4)
      expect((await shown()).filter((jws) => jws === null)).toEqual([])
    })
  })
}

if (import.meta.vitest) runOnPglite(describeSigning)
