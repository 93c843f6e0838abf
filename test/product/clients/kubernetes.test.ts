/**
 * deploy/kubernetes as kubectl renders it: its parts fit together, the image, the settings and the
 * guide.
 */
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseSettings } from 'candor-check/page/settings.ts'
import { beforeAll, expect, it } from 'vitest'
import { parse, parseAllDocuments } from 'yaml'
import { settingsTables } from '../../../scripts/settings-tables.ts'
import { openApp } from '../../core/pages/read-page.ts'
import { codeBlocks, readDoc, root, section } from '../../fixtures/read-docs.ts'
import { openPlugins } from '../app/open-plugins.ts'
import { runTool } from './run-tool.ts'

const settings = Object.values(settingsTables).flatMap((table) =>
  Object.values(table).map(({ name }) => name),
)
const passwords = [...readDoc('schema/logins.sql').matchAll(/^\\getenv \w+ (\w+)$/gm)].map(
  ([, name]) => name,
)
const port = Number(/ PORT=(\d+) /.exec(readDoc('deploy/Dockerfile'))?.[1])

// biome-ignore lint/suspicious/noExplicitAny: What kubectl rendered; the tests say what it has.
let objects: readonly any[]
const object = (kind: string, name: string) =>
  objects.find((each) => each.kind === kind && each.metadata.name === name)
const pods = () => objects.flatMap(({ spec }) => spec?.template?.spec ?? [])
const containers = () => pods().flatMap((pod) => [...pod.containers, ...(pod.initContainers ?? [])])
beforeAll(async () => {
  const { code, output, errors } = await runTool('kubectl', [
    'kustomize',
    join(root, 'deploy/kubernetes'),
  ])
  if (code !== 0 || errors !== '') throw new Error(errors)
  objects = parseAllDocuments(output).map((document) => document.toJS())
})

it('sends readers to the pods that serve, by the addresses of health that there are', async () => {
  const { spec: service } = object('Service', 'candor')
  const { spec: serving } = object('Deployment', 'candor')
  expect(serving.template.metadata.labels).toMatchObject(service.selector)
  expect(serving.selector.matchLabels).toEqual(service.selector)
  expect(object('Deployment', 'candor-push').spec.template.metadata.labels).not.toMatchObject(
    service.selector,
  )
  const [candor] = serving.template.spec.containers
  expect(candor?.ports).toEqual([{ name: service.ports[0].targetPort, containerPort: port }])
  const paths = (['startup', 'liveness', 'readiness'] as const).map((name) => {
    const { path, port } = candor?.[`${name}Probe`].httpGet ?? {}
    expect(port).toBe(service.ports[0].targetPort)
    return path
  })
  expect(paths).toEqual(['/health/live', '/health/live', '/health/ready'])
  const app = openApp({ plugins: openPlugins() })
  for (const path of new Set(paths)) expect((await app.request(path ?? '')).status).toBe(200)
})

it('sends those who check a feed to a pod without a secret', () => {
  const { spec: service } = object('Service', 'candor-check')
  const { spec: page } = object('Deployment', 'candor-check')
  expect(page.template.metadata.labels).toMatchObject(service.selector)
  expect(page.template.metadata.labels).not.toMatchObject(object('Service', 'candor').spec.selector)
  expect(page.selector.matchLabels).toEqual(service.selector)
  const [{ args, env, envFrom, ports, livenessProbe, readinessProbe }] =
    page.template.spec.containers
  expect([args, env]).toEqual([['check', '--serve'], undefined])
  const [map] = objects.filter(({ kind }) => kind === 'ConfigMap')
  expect(envFrom).toEqual([{ configMapRef: { name: map.metadata.name } }])
  const containerPort = parseSettings(map.data).port
  expect(ports).toEqual([{ name: service.ports[0].targetPort, containerPort }])
  for (const { httpGet } of [livenessProbe, readinessProbe])
    expect(httpGet).toEqual({ path: '/health/live', port: service.ports[0].targetPort })
})

it('runs each container without rights, on a read-only root, with resources, and time to end', () => {
  expect(containers()).toHaveLength(5)
  for (const { securityContext, resources } of containers()) {
    const capabilities = { drop: ['ALL'] }
    const restricted = {
      allowPrivilegeEscalation: false,
      readOnlyRootFilesystem: true,
      capabilities,
    }
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
  const variables = containers().flatMap(({ env = [] }) => env)
  for (const { name, value, valueFrom } of variables) {
    expect([...settings, ...passwords]).toContain(name)
    if (/URL|KEY|PASSWORD/.test(name))
      expect(valueFrom).toMatchObject({ secretKeyRef: { name: 'candor' } })
    else expect([name, value]).toEqual(['PUSH', 'hub'])
  }
  const keys = variables.flatMap(({ valueFrom }) => Object(valueFrom).secretKeyRef?.key ?? [])
  const [secret = ''] = [
    ...readDoc('docs/self-host.md').matchAll(/create secret generic candor[^`]*/g),
  ].map(([text]) => text)
  expect(keys).toContain('PUSH_KEY')
  for (const key of keys.filter((each) => each !== 'SIGNING_KEY'))
    expect(secret).toContain(`--from-literal=${key}=`)
  expect(keys).toContain('SIGNING_KEY')
})

it('is the base of the kustomization in the guide', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'candor-kustomize-'))
  await cp(join(root, 'deploy/kubernetes'), join(folder, 'kubernetes'), { recursive: true })
  await mkdir(join(folder, 'news'))
  const [own = ''] = codeBlocks(section(readDoc('docs/self-host.md'), '## Kubernetes'), 'yaml')
  await writeFile(join(folder, 'news/kustomization.yaml'), own)
  const { output, errors } = await runTool('kubectl', ['kustomize', join(folder, 'news')])
  await rm(folder, { recursive: true })
  expect(errors).toBe('')
  const { images, configMapGenerator } = parse(own)
  const rendered = parseAllDocuments(output).map((document) => document.toJS())
  const [{ data }] = rendered.filter(({ kind }) => kind === 'ConfigMap')
  expect(Object.entries(data).map((pair) => pair.join('='))).toEqual(
    expect.arrayContaining(configMapGenerator[0].literals),
  )
  for (const name of Object.keys(data)) expect(settings).toContain(name)
  const used = new Set(output.match(/(?<=image: ).*candor.*/g))
  expect([...used]).toEqual([`${images[0].newName}:${images[0].newTag}`])
})

it('migrates as the owner in a Job, with the commands of deploy/compose.yml', () => {
  const { initContainers, containers } = object('Job', 'candor-migrate').spec.template.spec
  const { migrate, logins } = parse(readDoc('deploy/compose.yml'), { merge: true }).services
  expect(initContainers[0].command).toEqual(
    migrate.entrypoint.map((word: string) => word.replace('/data/', '/schema/')),
  )
  expect(containers[0].command).toEqual(
    logins.command.map((word: string) => word.replace('$$', '$')),
  )
  expect(containers[0].image).toBe(logins.image)
  for (const { env } of [initContainers[0], containers[0]])
    expect(env[0]).toEqual({
      name: 'DATABASE_URL',
      valueFrom: { secretKeyRef: { name: 'candor', key: 'OWNER_DATABASE_URL' } },
    })
  expect(object('Deployment', 'candor-push').spec.template.spec.containers[0].args).toEqual([
    'push',
  ])
})
