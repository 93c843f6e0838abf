/**
 * Push as an operator runs it, with the receivers of docs/examples: what they hear at once, and
 * what they missed after a kill.
 */

import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest'
import { openEmbedded } from '../../../../src/hosts/node/database/embedded.ts'
import { unpackDemo } from '../../../fixtures/demo-folder.ts'
import { facts } from '../../../fixtures/facts.ts'
import {
  freePort,
  killAll,
  type Process,
  refusalOf,
  run,
  start,
} from '../../../product/processes/candor.ts'
import { publish } from '../../../product/processes/publish.ts'
import { startSubscriber } from '../subscriber.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'candor-push-'))
})
afterEach(killAll)
afterAll(() => rm(folder, { recursive: true }))

const hears = ({ printed }: Process, line: RegExp | string) =>
  vi.waitUntil(
    () => (typeof line === 'string' ? printed.output.includes(line) : line.test(printed.output)),
    {
      timeout: 20_000,
      interval: 20,
    },
  )

it('delivers to webhooks and subscribers, and after a kill what they missed, with the same key', async () => {
  const [port, webhookPort, websubPort] = [await freePort(), await freePort(), await freePort()]
  const data = await unpackDemo(join(folder, 'database'))
  const environment = {
    ...{ HOST: '127.0.0.1', PORT: String(port), DATA_DIR: data },
    ...{ PUSH: 'on', PUSH_PRIVATE_CALLBACKS: 'on', METRICS_TOKEN: 'metrics-of-this-test' },
  }
  const [feed, topic] = [`http://127.0.0.1:${port}/feed.json`, `http://127.0.0.1:${port}/atom.xml`]
  const service = await start(environment)
  const candor = async (...args: string[]) => {
    const { code, output, errors } = await run(['src/hosts/cli/main.ts', ...args], environment)
      .ended
    expect([args[0], code, code === 0 ? '' : errors]).toEqual([args[0], 0, ''])
    return output.trim()
  }

  // The webhook of docs/examples.
  const target = ['--url', `http://127.0.0.1:${webhookPort}/`, '--families', 'all']
  const secret = await candor('webhook', 'create', '--name', 'partner', ...target)
  const webhook = run(['docs/examples/webhook.ts'], {
    WEBHOOK_SECRET: secret,
    PORT: String(webhookPort),
  })
  await candor('webhook', 'test', 'partner')
  await hears(webhook, /^webhook\.test /m)
  await candor('publish', 'test/fixtures/article.md')
  await hears(webhook, /^article\.published urn:uuid:.* Bridge reopens/m)
  await candor('retract', 'bridge-reopens', '--reason', 'The source was forged.')
  await hears(webhook, /^article\.retracted /m)
  await candor('delete', 'bridge-reopens')
  await hears(webhook, /^article\.deleted /m)
  expect(await candor('webhook', 'list')).toMatch(/^partner {2}active .* 0 waiting {2}delivered /)
  const exported = await run(['src/hosts/cli/main.ts', 'export'], environment).ended
  expect(exported).toMatchObject({
    code: 3,
    output: '',
    errors: expect.stringMatching(facts('database itself', 'stop')),
  })
  await webhook.end('SIGKILL')

  // The subscriber of docs/examples, and one that keeps what arrives.
  const example = { FEED: feed, PORT: String(websubPort), SECRET: 'kept between its starts' }
  const websub = run(['docs/examples/websub.ts'], example)
  await hears(websub, `subscribe ${feed}`)
  const subscriber = await startSubscriber('gehëim')
  expect((await fetch(topic)).headers.get('Link')).toContain(
    `<http://127.0.0.1:${port}/hub>; rel="hub"`,
  )
  await subscriber.subscribe(`http://127.0.0.1:${port}/hub`, topic)
  await vi.waitUntil(async () => {
    const headers = { Authorization: 'Bearer metrics-of-this-test' }
    const text = await (await fetch(`http://127.0.0.1:${port}/metrics`, { headers })).text()
    return /^candor_deliveries_total\{outcome="arrived"\} [1-9]/m.test(text)
  })
  await publish(port, data, 'levee-holds')
  await hears(websub, 'levee-holds')
  await vi.waitUntil(() => subscriber.received().length > 0, { timeout: 20_000, interval: 20 })
  expect(subscriber.received()[0]).toMatchObject({
    path: '/news?me=1',
    body: expect.stringContaining('levee-holds'),
  })

  await websub.end('SIGKILL')
  const key = await readFile(`${data}.key`, 'utf8')
  await publish(port, data, 'levee-breaks')
  await vi.waitUntil(
    () => subscriber.received().some(({ body }) => body.includes('levee-breaks')),
    { timeout: 20_000 },
  )
  await publish(port, data, 'missed')
  await service.end('SIGKILL')
  // Deliveries that were tried in vain are due again.
  const { client, close } = await openEmbedded(data)
  await client.query(`update push_deliveries set next_at = now(), taken_until = null`)
  await close()

  const again = await start(environment)
  const late = run(['docs/examples/websub.ts'], example)
  await hears(late, 'missed')
  await vi.waitUntil(() => subscriber.received().some(({ body }) => body.includes('missed')), {
    timeout: 20_000,
  })
  expect(subscriber.isSigned()).toBe(true)
  expect(await readFile(`${data}.key`, 'utf8')).toBe(key)
  expect((await again.end('SIGTERM')).code).toBe(0)
  await subscriber.close()
}, 240_000)

it('is off without what it needs: feeds go on, and the log, health and the doctor say so once', async () => {
  const port = await freePort()
  const settings = { PORT: String(port), DATA_DIR: await unpackDemo(join(folder, 'incomplete')) }
  const lacking = {
    PUSH: 'hub',
    PARTNERS: 'smartnews,msn',
    SERVICE_DATABASE_URL: 'postgres://x@127.0.0.1:1/x',
  }
  const names = ['SERVICE_DATABASE_URL', 'PUSH', 'partners/smartnews']
  const service = await start({ ...settings, ...lacking })
  const origin = `http://127.0.0.1:${port}`
  const ask = async (path: string, method = 'GET') => fetch(`${origin}${path}`, { method })
  for (const path of ['/rss.xml', '/rss.xml', '/partners/msn/rss.xml'])
    expect((await ask(path)).status).toBe(200)
  expect((await ask('/rss.xml')).headers.get('Link')).not.toContain('rel="hub"')
  expect([
    (await ask('/hub', 'POST')).status,
    (await ask('/partners/smartnews/rss.xml')).status,
  ]).toEqual([405, 404])
  expect(await (await ask('/health/ready')).json()).toMatchObject({
    status: 'ready',
    incomplete: names,
  })
  expect(
    service.printed.errors.split('\n').map((line) => line.split(' is off: it needs')[0]),
  ).toEqual([...names, ''])
  const doctor = await run(['src/hosts/cli/main.ts', 'doctor', origin], {}).ended
  expect(doctor.output.match(/^fault +\S+ is off/gm)).toEqual(
    names.map((name) => `fault    ${name} is off`),
  )
  expect((await service.end('SIGTERM')).code).toBe(0)
})

it('refuses to start as a process of its own without PUSH=hub and a key, and says so in the log', async () => {
  const needed = {
    DATABASE_URL: 'postgres://candor@127.0.0.1:1/news',
    SERVICE_DATABASE_URL: 'postgres://push@127.0.0.1:1/news',
    PUSH_KEY: 'ZXhhbXBsZSBrZXk6IG1ha2UgeW91ciBvd24gb25lISE=',
  }
  const program = ['src/hosts/node/push.ts']
  const [off, keyless, embedded, logged] = [
    run(program, needed),
    run(program, { ...needed, PUSH: 'hub', PUSH_KEY: '' }),
    run(program, { PUSH: 'on' }),
    run(program, { LOG_FORMAT: 'json' }),
  ]
  expect(refusalOf(await off.ended)).toMatch(facts('PUSH', 'PUSH=hub'))
  expect(refusalOf(await keyless.ended)).toMatch(facts('PUSH', 'PUSH_KEY', 'openssl'))
  expect(refusalOf(await embedded.ended)).toMatch(facts('embedded', 'PUSH=on'))
  const { level, event, msg } = JSON.parse((await logged.ended).errors)
  expect([level, event, msg]).toEqual([
    'error',
    'start.failed',
    expect.stringContaining('PUSH=hub'),
  ])
})
