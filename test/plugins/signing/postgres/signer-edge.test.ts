/**
 * The Worker that signs in workerd, with a login that has the role candor_keeper; and keys that end
 * beside a signer.
 */
import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { verifyStatement } from 'candor-disclosure/signed/verify.ts'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { createKey } from '../../../../src/plugins/signing/signer.ts'
import { insertSigningKey } from '../../../../src/plugins/signing/store/signing-keys.ts'
import { connect, openFresh } from '../../../core/store/fresh-database.ts'
import { insertArticle } from '../../../fixtures/insert-article.ts'
import { serveOnWorkerd } from '../../../product/workerd/running-worker.ts'

let fresh: Awaited<ReturnType<typeof openFresh>>
const role = `candor_test_signer_edge_${randomUUID().slice(0, 8)}`

beforeAll(async () => {
  fresh = await openFresh()
  await fresh.sql(await readFile(new URL('../../../../schema/roles.sql', import.meta.url), 'utf8'))
  await fresh.sql(`create role ${role} login password 'unused' in role candor_keeper`)
})
afterAll(async () => {
  await fresh.sql(`drop role ${role}`)
  await fresh.close()
})

it('signs what waits with each cron trigger, in batches', async () => {
  const url = new URL(fresh.url)
  url.username = role
  url.password = 'unused'
  const { kid, x, text } = await createKey()
  await insertSigningKey(fresh.db, kid, x, false)
  for (let index = 0; index < 12; index += 1) await insertArticle(fresh.db)
  const environment = { SIGNING_KEY: text }
  const edge = await serveOnWorkerd(
    url.href,
    { environment, api: false },
    'deploy/wrangler.signer.toml',
  )
  await edge.cron()
  const rows = await fresh.sql(
    'select s.jws from statements s join signed_articles a on a.statement_id = s.id',
  )
  expect([rows.length, edge.logs().filter((line) => line.includes('signing.'))]).toEqual([12, []])
  const keys = { keys: [{ kty: 'OKP', crv: 'Ed25519', x, kid } as const] }
  expect((await verifyStatement(String(rows[0]?.['jws']), keys)).outcome).toBe('same')
  await edge.close()
})

it('ends a key after the statements that are being added', async () => {
  const [first, next] = [await createKey(), await createKey()]
  await insertSigningKey(fresh.db, first.kid, first.x, true)
  const signer = connect(fresh.url)
  let rotating: Promise<boolean> | undefined
  const added = await signer.begin(async (tx) => {
    await tx`select from families where family = 'all' for update`
    rotating = insertSigningKey(fresh.db, next.kid, next.x, true)
    await vi.waitUntil(
      async () => {
        await tx`select pg_stat_clear_snapshot()`
        const waits = tx`select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`
        return (await waits).length > 0
      },
      { timeout: 20_000 },
    )
    return (await tx`select clock_timestamp()::text as at`)[0]?.['at']
  })
  expect(await rotating).toBe(true)
  await signer.end()
  const ended = `select count(*)::int as ended from signing_keys where not_after > '${added}'`
  expect(await fresh.sql(ended)).toEqual([{ ended: 1 }])
})
