/** Tests the files of deploy/: systemd verifies the unit, and nginx runs in front of Candor. */
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { settingsTables } from '../../../scripts/settings-tables.ts'
import { examineDeployment } from '../../../src/hosts/doctor/deployment.ts'
import { ask } from '../../core/app/ask.ts'
import { untilSettled } from '../../core/app/running.ts'
import { freePort, killAll, run } from '../processes/candor.ts'
import { runTool } from './run-tool.ts'
import { prepareNginx } from './running-nginx.ts'
import { runService } from './running-service.ts'

const root = fileURLToPath(new URL('../../..', import.meta.url)).replace(/\/$/, '')

describe.each(['candor', 'candor-push', 'candor-check'])('deploy/%s.service', (name) => {
  let folder: string
  let unit: string
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'candor-unit-'))
    unit = join(folder, `${name}.service`)
    // Where npm puts the command of the package: package.test.ts installs and runs it.
    const bin = join(folder, 'node_modules/.bin')
    await mkdir(bin, { recursive: true })
    await writeFile(join(bin, 'candor'), '#!/usr/bin/env node\n', { mode: 0o755 })
    const text = await readFile(join(root, `deploy/${name}.service`), 'utf8')
    await writeFile(unit, text.replaceAll('/opt/candor', folder))
  })
  afterAll(() => rm(folder, { recursive: true }))

  it('is a valid unit by systemd-analyze verify', async () => {
    const { code, output, errors } = await runTool('systemd-analyze', ['verify', '--man=no', unit])
    expect(`${output}${errors}`).toBe('')
    expect(code).toBe(0)
  })

  it('has an exposure level below 2 of 10 by systemd-analyze security', async () => {
    const args = ['security', '--offline=true', '--threshold=20', '--no-pager', unit]
    const { code, output } = await runTool('systemd-analyze', args)
    expect(output).toMatch(new RegExp(`Overall exposure level for ${name}\\.service: [01]\\.\\d`))
    expect(code).toBe(0)
  })

  it('allows Node to compile JavaScript and to resolve names', async () => {
    const text = await readFile(unit, 'utf8')
    expect(text).not.toMatch(/^MemoryDenyWriteExecute/m)
    expect(text).toMatch(/^RestrictAddressFamilies=.*AF_NETLINK/m)
  })
})

it.each(['candor-push', 'candor-check'])('lets %s have settings of its own', async (name) => {
  const text = await readFile(join(root, `deploy/${name}.service`), 'utf8')
  const files = [...text.matchAll(/^EnvironmentFile=(.*)$/gm)].map(([, file]) => file)
  // The last one counts.
  expect(files).toEqual(['/etc/candor/candor.env', `-/etc/candor/${name}.env`])
})

it('keeps all secrets of the service from the page that reads documents of strangers', async () => {
  const text = await readFile(join(root, 'deploy/candor-check.service'), 'utf8')
  const unset = [...text.matchAll(/^UnsetEnvironment=(.*)$/gm)].flatMap(([, names = '']) =>
    names.split(' '),
  )
  const names = Object.values(settingsTables).flatMap((table) =>
    Object.values(table).map(({ name }) => name),
  )
  const secrets = names.filter((name) => /DATABASE_URL|_KEY$|_TOKEN$|SECRET/.test(name))
  expect(unset.toSorted()).toEqual(secrets.toSorted())
})

/**
 * Prints what it receives on the socket of its argument, as systemd would, until the service says
 * that it stops.
 */
const systemd = `
import socket, sys
listener = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
listener.bind(sys.argv[1])
text = ''
while 'STOPPING=1' not in text:
    text = listener.recv(4096).decode()
    print(text, flush=True)
`

it('says that it is ready while it waits for its database, what it does, and that it stops', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'candor-notify-'))
  const socket = join(folder, 'notify')
  try {
    const notified = runTool('/usr/bin/python3', ['-c', systemd, socket])
    await vi.waitUntil(() => existsSync(socket), { timeout: 10_000 })
    const [away, port] = [await freePort(), await freePort()]
    const database = { DATABASE_URL: `postgres://candor@127.0.0.1:${away}/news`, MIGRATE: 'auto' }
    const service = run(['src/hosts/node/main.ts'], {
      ...database,
      PORT: String(port),
      NOTIFY_SOCKET: socket,
    })
    await vi.waitUntil(() => service.printed.errors.includes('Waiting'), { timeout: 10_000 })
    expect((await service.end('SIGTERM')).code).toBe(0)
    const { output } = await notified
    expect(output).toMatch(/READY=1[\s\S]*STATUS=Opens its database[\s\S]*STOPPING=1/)
  } finally {
    await killAll()
    await rm(folder, { recursive: true })
  }
})

/** One second longer than nginx caches feeds. */
const untilStale = () => sleep(11_000)

describe('deploy/nginx.conf', () => {
  let service: Awaited<ReturnType<typeof runService>>
  let proxy: Awaited<ReturnType<typeof prepareNginx>>
  let stop: (() => Promise<void>) | undefined
  let running = true

  beforeAll(async () => {
    service = await runService()
    // For two seconds after a change Last-Modified still moves, so a cached copy would differ from
    // the original.
    const { origin, close } = service
    await untilSettled({ fetch: (path, question) => ask(origin, path, question), close })
    proxy = await prepareNginx(Number(new URL(service.origin).port))
    stop = await proxy.start()
  })
  afterAll(async () => {
    await stop?.()
    if (running) await service?.close()
    await proxy?.remove()
  })

  const get = (path: string, headers: Readonly<Record<string, string>> = {}) =>
    ask(proxy.origin, path, { headers })
  const cacheOf = (response: Response) => response.headers.get('X-Cache')
  const asked = (path: string) => service.answers.filter((answer) => answer.path === path).length

  it('is a valid configuration by nginx -t', async () => {
    const { code, errors } = await proxy.check()
    expect(errors).toContain('test is successful')
    expect(errors).not.toContain('warn')
    expect(code).toBe(0)
  })

  it('requests a feed from Candor once, and changes no byte', async () => {
    const [first, second] = [await get('/atom.xml'), await get('/atom.xml')]
    expect([cacheOf(first), cacheOf(second)]).toEqual(['MISS', 'HIT'])
    const own = await ask(service.origin, '/atom.xml')
    expect(await second.text()).toBe(await own.text())
    for (const name of ['ETag', 'Last-Modified', 'Cache-Control', 'Content-Type', 'Link', 'Vary']) {
      expect([name, second.headers.get(name)]).toEqual([name, own.headers.get(name)])
    }
  })

  it('caches two copies of a feed for all spellings of Accept-Encoding', async () => {
    const before = asked('/rss.xml')
    for (const encoding of ['gzip', 'gzip, deflate, br', 'br;q=1.0, GZIP;q=0.5', 'deflate, gzip']) {
      expect(
        (await get('/rss.xml', { 'Accept-Encoding': encoding })).headers.get('Content-Encoding'),
      ).toBe('gzip')
    }
    for (const encoding of ['identity', '', 'gzip;q=0', 'gzip; q=0.0, identity']) {
      expect(
        (await get('/rss.xml', { 'Accept-Encoding': encoding })).headers.get('Content-Encoding'),
      ).toBeNull()
    }
    expect(asked('/rss.xml') - before).toBe(2)
  })

  it('answers 304 to an ETag from its cache, with or without If-Modified-Since', async () => {
    const feed = await get('/feed.json')
    const etag = feed.headers.get('ETag') ?? ''
    const before = asked('/feed.json')
    const again = await get('/feed.json', { 'If-None-Match': etag })
    expect([again.status, again.headers.get('ETag'), cacheOf(again)]).toEqual([304, etag, 'HIT'])
    const invented = new Date(
      Date.parse(feed.headers.get('Last-Modified') ?? '') + 5000,
    ).toUTCString()
    expect(
      (await get('/feed.json', { 'If-None-Match': etag, 'If-Modified-Since': invented })).status,
    ).toBe(304)
    expect(
      (await get('/feed.json', { 'If-None-Match': '"other"', 'If-Modified-Since': invented }))
        .status,
    ).toBe(200)
    expect(asked('/feed.json')).toBe(before)
  })

  it('forwards requests with only If-Modified-Since to Candor', async () => {
    const before = asked('/rss.xml')
    const changed = (await get('/rss.xml')).headers.get('Last-Modified') ?? ''
    const again = await get('/rss.xml', { 'If-Modified-Since': changed })
    expect(cacheOf(again)).toBeNull()
    expect(again.status).toBe(
      (await ask(service.origin, '/rss.xml', { headers: { 'If-Modified-Since': changed } })).status,
    )
    expect(asked('/rss.xml') - before).toBeGreaterThanOrEqual(2)
  })

  it('forwards redirects, errors, health checks and /feed without caching', async () => {
    expect((await get('/rss')).headers.get('Location')).toBe('/rss.xml')
    expect((await get('/health/ready')).headers.get('Cache-Control')).toBe('no-store')
    const json = await get('/nothing/rss.xml')
    expect([json.status, json.headers.get('Content-Type')]).toEqual([
      404,
      'application/problem+json',
    ])
    const before = asked('/feed')
    for (const accept of ['application/atom+xml', 'application/feed+json']) {
      expect((await get('/feed', { Accept: accept })).headers.get('Content-Type')).toContain(accept)
    }
    expect(asked('/feed') - before).toBe(2)
  })

  it('answers no request with the token of a partner from its copies', async () => {
    expect([200, 'HIT']).toEqual([(await get('/atom.xml')).status, cacheOf(await get('/atom.xml'))])
    const before = asked('/atom.xml')
    for (const Authorization of ['Basic d2lyZTp4', 'Bearer x', 'Bearer x'])
      expect(cacheOf(await get('/atom.xml', { Authorization }))).toBeNull()
    expect(asked('/atom.xml') - before).toBe(3)
    for (const _ of [1, 2]) expect(cacheOf(await get('/p/candor_x/atom.xml'))).toBeNull()
    expect(asked('/p/candor_x/atom.xml')).toBe(2)
  })

  it('writes requests into the log, but none with a token in its address', async () => {
    for (const path of [
      '/atom.xml?logged',
      '/p/candor_secret/atom.xml',
      '/news/p/candor_secret/rss.xml',
      '/logged',
    ])
      await get(path)
    await expect.poll(proxy.logged).toContain('GET /logged ')
    expect(await proxy.logged()).toContain('GET /atom.xml?logged ')
    expect(await proxy.logged()).not.toContain('candor_')
  })

  it('passes the doctor', async () => {
    const day = new Date('2026-05-02T12:00:00Z')
    const found = await examineDeployment(proxy.origin, fetch, day)
    const wrong = found.filter(({ level }) => level !== 'ok').map(({ text }) => text)
    // In this test the feeds name the address behind the proxy.
    expect(wrong.filter((text) => !text.includes('its link to itself'))).toEqual([])
  })

  it('revalidates after ten seconds with a 304, and then serves a change', async () => {
    const etag = (await get('/atom.xml')).headers.get('ETag')
    await untilStale()
    const same = await get('/atom.xml')
    expect([cacheOf(same), same.headers.get('ETag')]).toEqual(['REVALIDATED', etag])
    expect(service.answers.filter(({ path }) => path === '/atom.xml').at(-1)?.status).toBe(304)
    await service.sql(`update articles set title = title || '!', reviewed_at = now()`)
    await untilStale()
    const changed = await get('/atom.xml')
    expect(cacheOf(changed)).toBe('EXPIRED')
    expect(changed.headers.get('ETag')).not.toBe(etag)
  }, 40_000)

  it('serves the last feed when Candor has stopped, and answers 304 to its ETag', async () => {
    const last = await get('/atom.xml')
    await service.close()
    running = false
    await untilStale()
    const stale = await get('/atom.xml')
    expect([stale.status, cacheOf(stale)]).toEqual([200, 'STALE'])
    expect(await stale.text()).toBe(await last.text())
    expect(
      (await get('/atom.xml', { 'If-None-Match': last.headers.get('ETag') ?? '' })).status,
    ).toBe(304)
    for (const path of ['/p/candor_secret/atom.xml', '/health/ready'])
      expect((await get(path)).status).toBe(502)
    await expect.poll(proxy.logged).toContain('request: "GET /health/ready ')
    expect(await proxy.logged()).not.toContain('candor_')
  }, 40_000)
})
