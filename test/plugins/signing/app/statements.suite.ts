/**
 * Signed statements over HTTP: those of an article, and the keys. Private ones are for their
 * partners only.
 */
import { createHash } from 'node:crypto'
import { readDisclosure } from 'candor-disclosure/disclosure/reading.ts'
import { verifyChain } from 'candor-disclosure/signed/chain.ts'
import { parseKeys } from 'candor-disclosure/signed/jws.ts'
import { verifyStatement } from 'candor-disclosure/signed/verify.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parseSite } from '../../../../src/core/settings/site.ts'
import type { World } from '../../../../src/plugins/signing/commands/verify-keys.ts'
import { verifySource } from '../../../../src/plugins/signing/commands/verify-source.ts'
import { origin } from '../../../core/app/newsroom.ts'
import { basic, makePartner, type TestPartner } from '../../../core/app/partner-client.ts'
import { openRunning, type Runtime } from '../../../core/app/running.ts'
import { openOnNode } from '../../../product/app/on-node.ts'
import { forgetSigning, openSigning, type Signing } from '../open-signing.ts'

const keysPath = '/.well-known/candor/keys.json'
const guid = (name: number | string) => `urn:example:signed-${name}`
const pathOf = (name: number | string) =>
  `/statements/${createHash('sha256').update(guid(name)).digest().subarray(0, 24).toString('base64url')}`

export function describeStatements({ serve, sql, db }: Runtime): void {
  describe('signed statements', () => {
    const running = openRunning(() => serve({ environment: { PARTNER_FEEDS: 'none' } }))
    let partner: TestPartner
    let signing: Signing
    const read = async (path: string, headers: Readonly<Record<string, string>> = {}) => {
      const response = await running().fetch(path, { headers })
      return { status: response.status, headers: response.headers, text: await response.text() }
    }
    const keys = async () => parseKeys((await read(keysPath)).text)
    const statements = async (path: string, headers = {}) =>
      (JSON.parse((await read(path, headers)).text) as { statements: string[] }).statements

    beforeAll(async () => {
      partner = await makePartner(sql)
      for (const path of [keysPath, '/statements/', pathOf(59)])
        expect((await read(path)).status).toBe(404)
      await sql(`insert into articles (guid, url, title, body_html, language, status, published_at, disclosure_mode, audience)
        select 'urn:example:signed-' || n, 'https://news.example.org/signed-' || n, 'Signed ' || n,
          '<p>The news.</p>', 'en', 'published', now(), 'human-only',
          case n when 60 then '{${partner.name}}'::text[] end from generate_series(1, 60) n`)
      signing = await openSigning(db, parseSite({ SITE_ORIGIN: origin }))
      await signing.sign()
      await sql(`update articles set title = 'Signed again' where guid = '${guid(59)}'`)
      await signing.sign()
    })
    afterAll(async () => {
      await sql(`delete from articles where guid like 'urn:example:signed-%'`)
      await forgetSigning(sql)
    })

    it('are a chain at the address that items name, and items verify with no other document', async () => {
      const { items } = readDisclosure((await read('/feed.json')).text)
      const item = items.find(({ id }) => id === guid(59))
      const chain = await statements(pathOf(59))
      expect(chain).toHaveLength(2)
      expect((await verifyChain(chain, await keys(), item?.statement ?? '')).isWhole).toBe(true)
      expect(
        (await verifyStatement(item?.statement ?? '', await keys(), item)).differences,
      ).toEqual([])
      expect((await read('/')).text).toContain(`href="${origin}${pathOf(59)}"`)
      expect((await read('/rss.xml')).text).toContain(`href="${origin}${pathOf(59)}"`)
    })

    it('are new with each change, and then the document in memory is', async () => {
      await sql(`update articles set title = 'Signed a third time' where guid = '${guid(59)}'`)
      expect(await statements(pathOf(59))).toHaveLength(2)
      await signing.sign()
      expect(await statements(pathOf(59))).toHaveLength(3)
      const { headers } = await read(pathOf(59))
      expect((await read(pathOf(59), { 'If-None-Match': headers.get('ETag') ?? '' })).status).toBe(
        304,
      )
    })

    it('of a private article are for its partner', async () => {
      expect((await read(pathOf(60))).status).toBe(404)
      const own = await read(pathOf(60), basic(partner))
      expect([own.status, own.headers.get('Cache-Control')]).toEqual([
        200,
        expect.stringMatching(/^private/),
      ])
      expect((await read(pathOf(60))).status).toBe(404)
      expect((await read(pathOf(60), basic(await makePartner(sql)))).status).toBe(404)
    })

    it('are what candor verify reads: a feed with the newest of each article', async () => {
      const world: World = {
        read: async (address) => {
          const { status, text } = await read(address.slice(origin.length))
          return status === 200 ? text : Promise.reject(new Error(`${address} answers ${status}`))
        },
        now: () => new Date(),
      }
      const { items, keys: found } = await verifySource(
        `${origin}/rss.xml?limit=3`,
        undefined,
        world,
      )
      expect(items.map(({ outcome, newer }) => [outcome, newer])).toEqual(
        [1, 2, 3].map(() => ['same', null]),
      )
      expect(found.map(({ publisher }) => publisher)).toEqual([`${origin}/`])
    })

    it('name their key, also when it is retired', async () => {
      const before = await keys()
      expect(before.keys.map(({ kid, exp }) => [kid, exp])).toEqual([[signing.kid, undefined]])
      await openSigning(db)
      await sql(
        `update signing_keys set retired_at = now(), reason = 'Stolen.' where kid = '${signing.kid}'`,
      )
      const [old, ...others] = (await keys()).keys
      expect(old).toMatchObject({
        kid: signing.kid,
        exp: expect.any(Number),
        revoked: { reason: 'Stolen.' },
      })
      expect(others).toHaveLength(1)
      const [last = ''] = await statements(pathOf(2))
      expect((await verifyStatement(last, await keys())).key?.state).toBe('revoked')
    })
  })
}

if (import.meta.vitest) describeStatements(await openOnNode())
