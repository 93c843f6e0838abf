/**
 * Commands on keys that sign statements: files of private keys, and the public keys in the
 * database.
 */
import { generateKeyPairSync } from 'node:crypto'
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { cleanBody } from '../../../../src/core/sanitize/clean-body.ts'
import { rowsOf } from '../../../../src/core/store/writer-database.ts'
import { openSigning } from '../../../../src/plugins/signing/node-key.ts'
import { buildSite } from '../../../fixtures/build-article.ts'
import { insertArticle } from '../../../fixtures/insert-article.ts'
import { openMigrated } from '../../../fixtures/open-migrated.ts'
import { openCandor } from '../../../product/cli/running-candor.ts'

const { candor, database } = openCandor(openMigrated)
let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'candor-key-'))
})
afterAll(() => rm(folder, { recursive: true }))

const listed = async () =>
  JSON.parse((await candor(['--json', 'key', 'list'])).out) as {
    kid: string
    not_after: string | null
    reason: string | null
  }[]

it('makes, rotates and retires keys, and keeps private ones out of the database', async () => {
  const [first, second] = [join(folder, 'first.jwk'), join(folder, 'second.jwk')]
  expect((await candor(['key', 'create', first])).code).toBe(0)
  expect((await stat(first)).mode & 0o777).toBe(0o600)
  const { kid, d } = JSON.parse(await readFile(first, 'utf8')) as { kid: string; d: string }
  const rows = await rowsOf<{ row: string }>(
    database(),
    sql`select to_json(k)::text as row from signing_keys k`,
  )
  expect(rows).toHaveLength(1)
  expect(rows[0]?.row).toContain(kid)
  expect(rows[0]?.row).not.toContain(d)

  expect((await candor(['key', 'create', second])).code).toBe(1)
  const before = await readFile(first, 'utf8')
  expect((await candor(['key', 'rotate', first])).code).toBe(2)
  expect(await readFile(first, 'utf8')).toBe(before)
  expect((await candor(['key', 'rotate', second])).code).toBe(0)
  expect((await candor(['key', 'retire', '--reason', 'Stolen.', '--', kid])).code).toBe(0)
  expect((await candor(['key', 'retire', '--reason', 'Stolen.', '--', kid])).code).toBe(4)
  expect((await candor(['key', 'rotate', '--public', 'A'.repeat(43)])).code).toBe(0)
  expect((await candor(['key', 'rotate', '--public', 'short'])).code).toBe(2)
  expect((await listed()).map(({ not_after, reason }) => [not_after === null, reason])).toEqual([
    [true, null],
    [false, null],
    [false, 'Stolen.'],
  ])
})

it('signs with a key in PKCS#8', async () => {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519')
  const pem = join(folder, 'key.pem')
  await writeFile(pem, privateKey.export({ type: 'pkcs8', format: 'pem' }))
  expect(
    (await candor(['key', 'rotate', '--public', String(publicKey.export({ format: 'jwk' }).x)]))
      .code,
  ).toBe(0)
  await insertArticle(database())
  const sign = openSigning(pem)
  await sign({ db: database, site: buildSite(), clean: cleanBody, leftOut: () => {} })
  expect(await rowsOf(database(), sql`select from statements`)).toHaveLength(1)
})
