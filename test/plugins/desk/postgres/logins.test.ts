/**
 * schema/logins.sql: the logins of guides, deploy/compose.yml and deploy/kubernetes, as psql makes
 * them after roles.sql.
 */
import { randomUUID } from 'node:crypto'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { examineDatabase } from '../../../../src/hosts/doctor/database.ts'
import { openFresh } from '../../../core/store/fresh-database.ts'
import { root } from '../../../fixtures/read-docs.ts'
import { runTool } from '../../../product/clients/run-tool.ts'

/** Logins belong to the whole server: those of this test have other names. */
const prefix = `candor_${randomUUID().slice(0, 8)}`
let fresh: Awaited<ReturnType<typeof openFresh>>
let folder: string

beforeAll(async () => {
  fresh = await openFresh()
  folder = await mkdtemp(join(tmpdir(), 'candor-logins-'))
  const text = await readFile(join(root, 'schema/logins.sql'), 'utf8')
  await writeFile(
    join(folder, 'logins.sql'),
    text.replace(/candor_(service|api|push)/g, `${prefix}_$1`),
  )
})
afterAll(async () => {
  await fresh?.sql(
    ['service', 'api', 'push'].map((name) => `drop role if exists ${prefix}_${name}`).join(';'),
  )
  await fresh?.close()
  await rm(folder, { recursive: true })
})

async function createLogins(passwords: Readonly<Record<string, string>>): Promise<void> {
  const variables = Object.entries(passwords).map((pair) => pair.join('='))
  const files = ['-f', join(root, 'schema/roles.sql'), '-f', join(folder, 'logins.sql')]
  const { code, errors } = await runTool('env', [
    ...variables,
    'psql',
    '-X',
    '-q',
    ...files,
    fresh.url,
  ])
  expect([code, errors.replace(/^.*NOTICE: .*\n/gm, '')]).toEqual([0, ''])
}

const created = async () =>
  (
    await fresh.sql(
      `select replace(rolname, '${prefix}_', '') as name, rolpassword from pg_authid where rolname like '${prefix}\\_%' order by 1`,
    )
  ).map(({ name, rolpassword }) => [name, rolpassword] as const)

const urlOf = (name: string, password: string) => {
  const url = new URL(fresh.url)
  return Object.assign(url, { username: `${prefix}_${name}`, password }).href
}

it('creates those whose passwords it gets, with which the doctor finds no fault, and changes passwords later', async () => {
  await createLogins({ SERVICE_PASSWORD: `a'quoted"one`, API_PASSWORD: 'another' })
  const first = Object.fromEntries(await created())
  expect(first).toEqual({ api: expect.any(String), service: expect.any(String) })
  await createLogins({ API_PASSWORD: 'changed', PUSH_PASSWORD: 'a-third' })
  const second = Object.fromEntries(await created())
  expect(second).toEqual({
    api: expect.any(String),
    push: expect.any(String),
    service: first['service'],
  })
  expect(second['api']).not.toBe(first['api'])
  const findings = await examineDatabase({
    DATABASE_URL: urlOf('service', `a'quoted"one`),
    WRITER_DATABASE_URL: urlOf('api', 'changed'),
    SERVICE_DATABASE_URL: urlOf('push', 'a-third'),
    SITE_ORIGIN: 'https://feeds.example.org',
    PUSH: 'hub',
    PUSH_KEY: 'ZXhhbXBsZSBrZXk6IG1ha2UgeW91ciBvd24gb25lISE=',
  })
  expect(findings.filter(({ level }) => level === 'fault')).toEqual([])
  expect(findings.length).toBeGreaterThan(15)
})
