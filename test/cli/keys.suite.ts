/**
 * Commands on keys that sign statements: files of private keys, and the public keys in the
 * database.
 */
import { generateKeyPairSync } from 'node:crypto'
import { once } from 'node:events'
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { logDocument } from '../../src/documents/statements.ts'
import { openSigning } from '../../src/node/signing.ts'
import { createKey, createKeySigner } from '../../src/push/signer.ts'
import { cleanBody } from '../../src/sanitize/clean-body.ts'
import { parseJws } from '../../src/signed/jws.ts'
import { createStore } from '../../src/store/store.ts'
import { rowsOf } from '../../src/writer/database.ts'
import { buildSite } from '../fixtures/build-article.ts'
import { facts } from '../fixtures/facts.ts'
import { insertArticle } from '../fixtures/insert-article.ts'
import { openMigrated } from '../fixtures/open-migrated.ts'
import { openCandor } from './running-candor.ts'

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
  expect((await candor(['key', 'retire', kid, '--reason', 'Stolen.'])).code).toBe(0)
  expect((await candor(['key', 'retire', kid, '--reason', 'Stolen.'])).code).toBe(4)
  expect((await candor(['key', 'rotate', '--public', 'A'.repeat(43)])).code).toBe(0)
  expect((await candor(['key', 'rotate', '--public', 'short'])).code).toBe(2)
  expect((await listed()).map(({ not_after, reason }) => [not_after === null, reason])).toEqual([
    [true, null],
    [false, null],
    [false, 'Stolen.'],
  ])
})

it('stops signing behind the public log, also one that was restored meanwhile, and goes on when the log is put back', async () => {
  const key = join(folder, 'third.jwk')
  expect((await candor(['key', 'rotate', key])).code).toBe(0)
  let log: string | null = null
  const server = createServer(
    (_, response) => void response.writeHead(log === null ? 404 : 200).end(log),
  )
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const { port } = server.address() as AddressInfo
  const address = `http://127.0.0.1:${port}/statements/`
  const site = buildSite()
  const parts = { db: database, site, clean: cleanBody, leftOut: () => {} }
  const open = () => openSigning({ key, command: null, log: address })
  const running = open()
  const sign = () => running(parts)
  const count = async () =>
    rowsOf(database(), sql`select number, log_number::int as log from statements order by id`)

  await insertArticle(database(), { guid: 'urn:example:first' })
  await sign()
  await insertArticle(database(), { guid: 'urn:example:second' })
  await sign()
  const made = await logDocument(site, null).make(createStore(database(), () => {}))
  const own = 'text' in made ? String(made.text) : ''
  await expect(open()(parts)).rejects.toThrow(facts('SIGNING_LOG', address))
  // As another program writes it.
  const copy = own
    .replaceAll('candor:statement', 'c:statement')
    .replace('xmlns:candor=', 'xmlns:c=')
  // As a backup of the time before the second one.
  await database().execute(sql`set session_replication_role = 'replica'`)
  await database().execute(sql`delete from signed_articles where guid = 'urn:example:second'`)
  await database().execute(
    sql`create temporary table backup as select * from statements where log_number < 2`,
  )
  await database().execute(sql`truncate statements cascade`)
  await database().execute(sql`insert into statements overriding system value select * from backup`)
  await database().execute(sql`delete from articles where guid = 'urn:example:second'`)
  await database().execute(sql`set session_replication_role = 'origin'`)
  for (const [text, reason] of [
    ['<feed xmlns="http://www.w3.org/2005/Atom"/>', 'no log'],
    [copy.replaceAll('c:statement', 'c:other'), 'has no statement'],
    [
      own.replace(
        /<entry>.*<\/entry>/s,
        `<entry><candor:statement>${await laterThan(own)}</candor:statement></entry>`,
      ),
      'part',
    ],
  ] as const) {
    log = text
    await expect(sign()).rejects.toMatchObject({
      cause: { message: expect.stringContaining(reason) },
    })
  }
  log = copy
  await expect(sign()).rejects.toThrow(
    facts('urn:example:second', `candor key resume --from ${address}`),
  )

  expect((await candor(['key', 'resume', '--from', 'http://127.0.0.1:1/statements/'])).code).toBe(3)
  expect(await candor(['key', 'resume', '--from', address])).toMatchObject({
    code: 0,
    err: '',
    out: expect.stringContaining('1 statement'),
  })
  expect(await count()).toEqual([1, 1].map((number, index) => ({ number, log: index + 1 })))
  // The article is not in the backup, so it is withdrawn, by the next number.
  await sign()
  expect(await count()).toEqual([1, 1, 2].map((number, index) => ({ number, log: index + 1 })))
  server.close()
})

/** A statement of the newest article of the log whose predecessor the log does not have. */
async function laterThan(log: string): Promise<string> {
  const [, jws = ''] = /([\w-]+\.[\w-]+\.[\w-]+)<\/candor:statement>/.exec(log) ?? []
  const { guid, at } = parseJws(jws).payload
  const payload = {
    candor: 'statement/1',
    guid,
    number: 3,
    previous: 'A'.repeat(32),
    at,
    state: 'withdrawn',
  }
  const { sign } = await createKeySigner((await createKey()).text)
  return sign(JSON.stringify(payload), 'k'.repeat(16))
}

it('signs with a command and a key in PKCS#8, and keeps nothing that the key did not sign', async () => {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519')
  const pem = join(folder, 'key.pem')
  await writeFile(pem, privateKey.export({ type: 'pkcs8', format: 'pem' }))
  expect(
    (await candor(['key', 'rotate', '--public', String(publicKey.export({ format: 'jwk' }).x)]))
      .code,
  ).toBe(0)
  const program = join(folder, 'sign.mjs')
  await writeFile(
    program,
    `import { sign } from 'node:crypto'; import { readFileSync } from 'node:fs'
    console.log(sign(null, readFileSync(0), readFileSync(${JSON.stringify(pem)})).toString('base64url'))`,
  )
  const parts = { db: database, site: buildSite(), clean: cleanBody, leftOut: () => {} }
  // Nothing listens there, and it is no SIGNING_LOG.
  const site = { ...parts.site, origin: 'http://127.0.0.1:1' }
  const sign = (settings: { key?: string; command?: string }) =>
    openSigning({ key: null, command: null, log: null, ...settings })({ ...parts, site })
  const statements = async () => (await rowsOf(database(), sql`select from statements`)).length
  const before = await statements()
  await insertArticle(database())
  await expect(sign({ command: 'echo AAAA' })).rejects.toThrow('signature')
  await expect(sign({ command: 'exit 3' })).rejects.toThrow(facts('SIGNING_COMMAND', 3))
  expect(await statements()).toBe(before)
  // One after the other: no statement waits for a slow command that signs another one.
  await insertArticle(database())
  await sign({ command: `${JSON.stringify(process.execPath)} ${JSON.stringify(program)}` })
  expect(await statements()).toBe(before + 1)
  await sign({ key: pem })
  expect(await statements()).toBe(before + 2)
})
