/**
 * deploy/Dockerfile, and deploy/compose.yml as Compose reads it. .ci/image builds the image, and
 * runs it.
 */
import { existsSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseSettings } from 'candor-check/page/settings.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { settingsTables } from '../../../scripts/settings-tables.ts'
import { parseNodeSettings } from '../../../src/core/settings/node.ts'
import { parseDeskSettings } from '../../../src/plugins/desk/settings/desk.ts'
import { readDoc, root } from '../../fixtures/read-docs.ts'
import { runTool } from './run-tool.ts'

const settings = Object.values(settingsTables).flatMap((table) =>
  Object.values(table).map(({ name }) => name),
)
const passwords = [...readDoc('schema/logins.sql').matchAll(/^\\getenv \w+ (\w+)$/gm)].map(
  ([, name]) => name,
)
const dockerfile = readDoc('deploy/Dockerfile')
const port = Number(/ PORT=(\d+) /.exec(dockerfile)?.[1])

/**
 * The files of the image that a command names are in the repository too, where the package has them
 * from.
 */
function expectFiles(command: string): void {
  const named = [...command.matchAll(/ (\S+\.sql)/g)].map(([, path = '']) => path)
  expect(named.length).toBeGreaterThan(0)
  expect(named.filter((path) => !existsSync(join(root, path)))).toEqual([])
}

it('the image has what .dockerignore lets through, and nothing else', () => {
  const ignored = readDoc('.dockerignore')
    .split('\n')
    .filter((line) => /^[^#]/.test(line))
  const copied = [...dockerfile.matchAll(/^COPY (\S+) /gm)]
    .map(([, path]) => path)
    .filter((path) => path !== '--from=build')
  expect(ignored).toEqual(['*', ...copied.map((path) => `!${path}`)])
  // A restart during an outage of the database would lose what is served from memory.
  expect(dockerfile).toMatch(/^HEALTHCHECK [^\n]*\\\n[^\n]*\/health\/live/m)
})

type Container = {
  readonly image?: string
  readonly environment?: Readonly<Record<string, string>>
  readonly entrypoint?: readonly string[]
  readonly command?: readonly string[]
  readonly read_only?: boolean
  readonly cap_drop?: readonly string[]
  readonly ports?: readonly { target: number; host_ip: string }[]
}

describe('deploy/compose.yml', () => {
  let folder: string
  const values = {
    OWNER_PASSWORD: 'of-the-owner',
    SERVICE_PASSWORD: 'of-the-service',
    API_PASSWORD: 'of-the-api',
    SITE_ORIGIN: 'https://feeds.example.org',
  }
  const noDesk = { DESK: '', DESK_ORIGIN: '', EDITORS_DATABASE_URL: '' }
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'candor-compose-'))
  })
  afterAll(() => rm(folder, { recursive: true }))

  async function compose(
    environment: Readonly<Record<string, string>>,
    ...options: readonly string[]
  ) {
    const file = join(folder, '.env')
    await writeFile(
      file,
      Object.entries(environment)
        .map((pair) => `${pair.join('=')}\n`)
        .join(''),
    )
    const args = [
      '--env-file',
      file,
      '--file',
      join(root, 'deploy/compose.yml'),
      ...options,
      'config',
      '--format',
      'json',
    ]
    const { code, output, errors } = await runTool('docker-compose', args)
    const services: Readonly<Record<string, Container>> =
      code === 0 ? JSON.parse(output).services : {}
    return { code, errors, services }
  }

  it('has a PostgreSQL of its own only if asked, and a service that does not log in as the owner', async () => {
    const own = await compose(values, '--profile', 'postgres')
    expect(Object.keys(own.services).toSorted()).toEqual([
      'candor',
      'logins',
      'migrate',
      'postgres',
    ])
    const { services } = await compose({
      ...values,
      DATABASE: 'db.example.org:5432/news',
      DATABASE_OWNER: 'owner',
    })
    expect(Object.keys(services).toSorted()).toEqual(['candor', 'logins', 'migrate'])
    const { candor, logins, migrate } = services
    expect(candor?.environment).toEqual({
      ...noDesk,
      DATABASE_URL: 'postgres://candor_service:of-the-service@db.example.org:5432/news',
      WRITER_DATABASE_URL: 'postgres://candor_api:of-the-api@db.example.org:5432/news',
      SITE_ORIGIN: 'https://feeds.example.org',
    })
    const owner = { DATABASE_URL: 'postgres://owner:of-the-owner@db.example.org:5432/news' }
    expect(migrate?.environment).toEqual({ ...owner, DESK_ORIGIN: '' })
    expect(Object.keys(logins?.environment ?? {})).toEqual(
      expect.arrayContaining(['API_PASSWORD', 'SERVICE_PASSWORD']),
    )
    for (const name of Object.keys(logins?.environment ?? {}))
      expect([...passwords, 'DATABASE_URL']).toContain(name)
    for (const name of Object.keys(candor?.environment ?? {})) expect(settings).toContain(name)
    expect(candor?.ports).toMatchObject([{ target: port, host_ip: '127.0.0.1' }])
    for (const each of [candor, logins, migrate])
      expect(each).toMatchObject({ read_only: true, cap_drop: ['ALL'] })
    expectFiles(migrate?.entrypoint?.join(' ') ?? '')
  })

  it('has the desk with a login of its own if there is a password for that, and else no such login', async () => {
    const desk = { DESK_PASSWORD: 'of-the-desk', DESK_ORIGIN: 'https://desk.example.org' }
    const { services } = await compose({ ...values, ...desk, DATABASE: 'db.example.org:5432/news' })
    const url = 'postgres://candor_editing:of-the-desk@db.example.org:5432/news'
    expect(services['candor']?.environment).toMatchObject({
      ...{ DESK: 'on', DESK_ORIGIN: 'https://desk.example.org', EDITORS_DATABASE_URL: url },
    })
    expect(services['logins']?.environment).toMatchObject({ DESK_PASSWORD: 'of-the-desk' })
    expect(services['migrate']?.environment).toMatchObject({
      DESK_ORIGIN: 'https://desk.example.org',
    })
    expect(parseDeskSettings(services['candor']?.environment ?? {})).toMatchObject({ desk: true })
    const { services: without } = await compose(values)
    // An empty password would create the login.
    expect(without['logins']?.environment?.['DESK_PASSWORD'] ?? null).toBeNull()
    expect(parseDeskSettings(without['candor']?.environment ?? {})).toMatchObject({
      desk: null,
      deskOrigin: null,
    })
    expect(parseNodeSettings(without['candor']?.environment ?? {}).editorsDatabaseUrl).toBeNull()
  })

  it('has the page that checks feeds only if asked, without a secret', async () => {
    expect((await compose(values)).services['check']).toBeUndefined()
    const { services } = await compose(values, '--profile', 'check')
    const { check } = services
    const environment = check?.environment ?? {}
    expect(environment).toEqual({
      ...{ SITE_ORIGIN: values.SITE_ORIGIN, CHECK_PORT: '8788', PORT: '8788' },
    })
    expect(check).toMatchObject({
      ...{ read_only: true, cap_drop: ['ALL'], command: ['check', '--serve'] },
      ports: [{ target: parseSettings(environment).port, host_ip: '127.0.0.1' }],
    })
    const { env_file } = parse(readDoc('deploy/compose.yml'), { merge: true }).services.check
    expect(env_file).toEqual([{ path: 'candor-check.env', required: false }])
  })

  it.each(Object.keys(values))('does not start without %s, and says so', async (name) => {
    const { code, errors } = await compose({ ...values, [name]: '' })
    expect(code).not.toBe(0)
    expect(errors).toContain(name)
  })
})
