/** The files of deploy/ for containers, as their own tools read them. .ci/image builds the image, and runs it. */
import { existsSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parse, parseAllDocuments } from 'yaml'
import { settingsTables } from '../../src/settings/tables.ts'
import { readDoc, root } from '../docs/read-docs.ts'
import { openApp } from '../pages/read-page.ts'
import { runTool } from './run-tool.ts'

const settings = Object.values(settingsTables).flatMap((table) => Object.values(table).map(({ name }) => name))
const passwords = [...readDoc('schema/logins.sql').matchAll(/^\\getenv \w+ (\w+)$/gm)].map(([, name]) => name)
const dockerfile = readDoc('deploy/Dockerfile')
const port = Number(/ PORT=(\d+) /.exec(dockerfile)?.[1])

/** The files of the image that a command names are in the repository too, where the package has them from. */
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
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'candor-compose-'))
  })
  afterAll(() => rm(folder, { recursive: true }))

  async function compose(environment: Readonly<Record<string, string>>, ...options: readonly string[]) {
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
    const services: Readonly<Record<string, Container>> = code === 0 ? JSON.parse(output).services : {}
    return { code, errors, services }
  }

  it('has a PostgreSQL of its own only if asked, and a service that does not log in as the owner', async () => {
    const own = await compose(values, '--profile', 'postgres')
    expect(Object.keys(own.services).toSorted()).toEqual(['candor', 'logins', 'migrate', 'postgres'])
    const { services } = await compose({ ...values, DATABASE: 'db.example.org:5432/news', DATABASE_OWNER: 'owner' })
    expect(Object.keys(services).toSorted()).toEqual(['candor', 'logins', 'migrate'])
    const { candor, logins, migrate } = services
    expect(candor?.environment).toEqual({
      DATABASE_URL: 'postgres://candor_service:of-the-service@db.example.org:5432/news',
      WRITER_DATABASE_URL: 'postgres://candor_api:of-the-api@db.example.org:5432/news',
      SITE_ORIGIN: 'https://feeds.example.org',
    })
    const owner = { DATABASE_URL: 'postgres://owner:of-the-owner@db.example.org:5432/news' }
    expect(migrate?.environment).toEqual(owner)
    expect(Object.keys(logins?.environment ?? {})).toEqual(expect.arrayContaining(['API_PASSWORD', 'SERVICE_PASSWORD']))
    for (const name of Object.keys(logins?.environment ?? {})) expect([...passwords, 'DATABASE_URL']).toContain(name)
    for (const name of Object.keys(candor?.environment ?? {})) expect(settings).toContain(name)
    expect(candor?.ports).toMatchObject([{ target: port, host_ip: '127.0.0.1' }])
    for (const each of [candor, logins, migrate]) expect(each).toMatchObject({ read_only: true, cap_drop: ['ALL'] })
    expectFiles(migrate?.entrypoint?.join(' ') ?? '')
  })

  it.each(Object.keys(values))('does not start without %s, and says so', async (name) => {
    const { code, errors } = await compose({ ...values, [name]: '' })
    expect(code).not.toBe(0)
    expect(errors).toContain(name)
  })
})

type Variable = { readonly name: string; readonly value?: string; readonly valueFrom?: unknown }
type Pod = {
  readonly containers: readonly Kubernetes[]
  readonly initContainers?: readonly Kubernetes[]
  readonly securityContext: unknown
  readonly enableServiceLinks: boolean
  readonly terminationGracePeriodSeconds?: number
}
type Kubernetes = {
  readonly name: string
  readonly image: string
  readonly args?: readonly string[]
  readonly command?: readonly string[]
  readonly env: readonly Variable[]
  readonly ports?: readonly { name: string; containerPort: number }[]
  readonly resources: { readonly limits: unknown; readonly requests: unknown }
  readonly securityContext: unknown
} & Readonly<Record<`${'startup' | 'liveness' | 'readiness'}Probe`, { httpGet: { path: string; port: string } }>>

describe('deploy/kubernetes', () => {
  // biome-ignore lint/suspicious/noExplicitAny: What kubectl rendered; the tests say what it has.
  let objects: readonly any[]
  const object = (kind: string, name: string) =>
    objects.find((each) => each.kind === kind && each.metadata.name === name)
  const pods = (): readonly Pod[] => objects.flatMap(({ spec }) => spec?.template?.spec ?? [])
  const containers = () => pods().flatMap((pod) => [...pod.containers, ...(pod.initContainers ?? [])])
  beforeAll(async () => {
    const { code, output, errors } = await runTool('kubectl', ['kustomize', join(root, 'deploy/kubernetes')])
    if (code !== 0 || errors !== '') throw new Error(errors)
    objects = parseAllDocuments(output).map((document) => document.toJS())
  })

  it('sends readers to the pods that serve, by the addresses of health that there are', async () => {
    const { spec: service } = object('Service', 'candor')
    const { spec: serving } = object('Deployment', 'candor')
    expect(serving.template.metadata.labels).toMatchObject(service.selector)
    expect(serving.selector.matchLabels).toEqual(service.selector)
    expect(object('Deployment', 'candor-push').spec.template.metadata.labels).not.toMatchObject(service.selector)
    const [candor]: readonly Kubernetes[] = serving.template.spec.containers
    expect(candor?.ports).toEqual([{ name: service.ports[0].targetPort, containerPort: port }])
    const paths = (['startup', 'liveness', 'readiness'] as const).map((name) => {
      const { path, port } = candor?.[`${name}Probe`].httpGet ?? {}
      expect(port).toBe(service.ports[0].targetPort)
      return path
    })
    expect(paths).toEqual(['/health/live', '/health/live', '/health/ready'])
    const app = openApp()
    for (const path of new Set(paths)) expect((await app.request(path ?? '')).status).toBe(200)
  })

  it('runs each container without rights, on a read-only root, with resources, and time to end', () => {
    expect(containers()).toHaveLength(4)
    for (const { securityContext, resources } of containers()) {
      const capabilities = { drop: ['ALL'] }
      const restricted = { allowPrivilegeEscalation: false, readOnlyRootFilesystem: true, capabilities }
      expect(securityContext).toEqual(restricted)
      expect(resources).toMatchObject({
        requests: { memory: expect.anything() },
        limits: { memory: expect.anything() },
      })
    }
    for (const pod of pods()) {
      expect(pod).toMatchObject({ enableServiceLinks: false, automountServiceAccountToken: false })
      expect(pod.securityContext).toMatchObject({ runAsNonRoot: true, runAsUser: 1000 })
    }
    const [{ lifecycle }] = object('Deployment', 'candor').spec.template.spec.containers
    const [, seconds] = lifecycle.preStop.exec.command
    expect(pods()[0]?.terminationGracePeriodSeconds).toBeGreaterThan(Number(seconds) + 10)
  })

  it('has settings that there are, and all secrets by reference', () => {
    const [map] = objects.filter(({ kind }) => kind === 'ConfigMap')
    for (const name of Object.keys(map.data)) expect(settings).toContain(name)
    const variables = containers().flatMap(({ env }) => env)
    for (const { name, value, valueFrom } of variables) {
      expect([...settings, ...passwords]).toContain(name)
      if (/URL|KEY|PASSWORD/.test(name)) expect(valueFrom).toMatchObject({ secretKeyRef: { name: 'candor' } })
      else expect([name, value]).toEqual(['PUSH', 'hub'])
    }
    const keys = variables.flatMap(({ valueFrom }) => Object(valueFrom).secretKeyRef?.key ?? [])
    const [secret = ''] = [...readDoc('docs/self-host.md').matchAll(/create secret generic candor[^`]*/g)].map(
      ([text]) => text,
    )
    for (const key of keys) expect(secret).toContain(`--from-literal=${key}=`)
  })

  it('migrates as the owner in a Job, with the commands of deploy/compose.yml', () => {
    const { initContainers, containers } = object('Job', 'candor-migrate').spec.template.spec
    const { migrate, logins } = parse(readDoc('deploy/compose.yml'), { merge: true }).services
    expect(initContainers[0].command).toEqual(
      migrate.entrypoint.map((word: string) => word.replace('/data/', '/schema/')),
    )
    expect(containers[0].command).toEqual(logins.command.map((word: string) => word.replace('$$', '$')))
    expect(containers[0].image).toBe(logins.image)
    for (const { env } of [initContainers[0], containers[0]])
      expect(env[0]).toEqual({
        name: 'DATABASE_URL',
        valueFrom: { secretKeyRef: { name: 'candor', key: 'OWNER_DATABASE_URL' } },
      })
    expect(object('Deployment', 'candor-push').spec.template.spec.containers[0].args).toEqual(['push'])
  })
})
