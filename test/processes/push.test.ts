/** Push in processes: with the embedded database, and what it needs to start. */
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { checkPushSettings } from '../../src/node/push-settings.ts'
import { SettingsError } from '../../src/settings/setting.ts'
import { facts } from '../fixtures/facts.ts'
import { startSubscriber } from '../push/subscriber.ts'
import { freePort, killAll, refusalOf, run, start } from './candor.ts'
import { publish } from './publish.ts'

describe('npm start with PUSH=on', () => {
  let folder: string
  let port: number
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'candor-push-'))
    port = await freePort()
  })
  afterEach(killAll)
  afterAll(() => rm(folder, { recursive: true }))

  const environment = () => ({
    HOST: '127.0.0.1',
    PORT: String(port),
    DATA_DIR: join(folder, 'database'),
    PUSH: 'on',
    PUSH_PRIVATE_CALLBACKS: 'on',
    METRICS_TOKEN: 'metrics-of-this-test',
  })

  it('delivers an article, signed, also after a kill, with the same key', async () => {
    const subscriber = await startSubscriber('gehëim')
    const topic = `http://127.0.0.1:${port}/atom.xml`
    const service = await start(environment())
    expect((await fetch(topic)).headers.get('Link')).toContain(`<http://127.0.0.1:${port}/hub>; rel="hub"`)
    await subscriber.subscribe(`http://127.0.0.1:${port}/hub`, topic)
    await publish(port, join(folder, 'database'), 'levee-holds')
    await vi.waitUntil(() => subscriber.received().length > 0, { timeout: 20_000, interval: 10 })
    expect(subscriber.received()[0]).toMatchObject({ path: '/news?me=1', body: expect.stringContaining('levee-holds') })

    await vi.waitUntil(async () => {
      const headers = { Authorization: 'Bearer metrics-of-this-test' }
      const text = await (await fetch(`http://127.0.0.1:${port}/metrics`, { headers })).text()
      // The verification, and the feed.
      return text.includes('candor_outbox_depth 0') && text.includes('candor_deliveries_total{outcome="arrived"} 2')
    })

    const key = await readFile(join(folder, 'database.key'), 'utf8')
    expect(Buffer.from(key, 'base64')).toHaveLength(32)
    expect((await stat(join(folder, 'database.key'))).mode & 0o777).toBe(0o600)
    await publish(port, join(folder, 'database'), 'levee-breaks')
    await service.end('SIGKILL')
    const again = await start(environment())
    await vi.waitUntil(() => subscriber.received().some(({ body }) => body.includes('levee-breaks')), {
      timeout: 20_000,
    })
    expect(subscriber.isSigned()).toBe(true)
    expect(await readFile(join(folder, 'database.key'), 'utf8')).toBe(key)
    expect(await again.end('SIGTERM')).toMatchObject({ code: 0, errors: '' })
    await subscriber.close()
  }, 120_000)
})

describe('push refuses to start', () => {
  afterEach(killAll)
  const server = { DATABASE_URL: 'postgres://candor@127.0.0.1:1/news' }
  const key = { PUSH_KEY: 'ZXhhbXBsZSBrZXk6IG1ha2UgeW91ciBvd24gb25lISE=' }
  const login = { SERVICE_DATABASE_URL: 'postgres://push@127.0.0.1:1/news' }

  it.each([
    [{ ...server, ...key, PUSH: 'on' }, facts('PUSH=on', 'SERVICE_DATABASE_URL', 'candor_keeper')],
    [{ ...server, ...login, PUSH: 'on' }, facts('PUSH=on', 'PUSH_KEY', 'openssl rand -base64 32')],
    [{ ...server, ...login, PUSH: 'hub' }, facts('PUSH=hub', 'PUSH_KEY')],
    [{ ...server, PUSH: 'on' }, facts('SERVICE_DATABASE_URL', 'PUSH_KEY')],
    [{ PUSH: 'hub' }, facts('PUSH=hub', 'embedded', 'PUSH=on')],
    [{ PUSH: 'yes' }, facts('PUSH', 'yes', 'PUSH=on')],
  ])('with %j', (environment, line) => {
    expect(() => checkPushSettings(environment)).toThrow(SettingsError)
    expect(() => checkPushSettings(environment)).toThrow(line)
  })

  it.each([
    [{ ...server, ...login, ...key }, facts('PUSH', 'PUSH=hub')],
    [{ PUSH: 'on' }, facts('embedded', 'PUSH=on')],
  ])('in a process of its own with %j', async (environment, line) => {
    expect(refusalOf(await run(['src/node/push.ts'], environment).ended)).toMatch(line)
  })

  it('not with all that it needs, nor when it is off', () => {
    expect(checkPushSettings({ ...server, WRITER_DATABASE_URL: server.DATABASE_URL, ...key, PUSH: 'hub' })?.push).toBe(
      'hub',
    )
    expect(checkPushSettings({ PUSH: 'on' })?.push).toBe('on')
    expect(checkPushSettings(server)).toBeNull()
  })
})

it('npm run push says in the log why it cannot start', async () => {
  const { code, errors } = await run(['src/node/push.ts'], { LOG_FORMAT: 'json' }).ended
  expect(code).toBe(1)
  const { level, event, msg } = JSON.parse(errors)
  expect([level, event, msg]).toEqual(['error', 'start.failed', expect.stringContaining('PUSH=hub')])
})
