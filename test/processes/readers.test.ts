/** READERS on Node: what was counted is written when the service stops. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Report } from '../../src/readership/report.ts'
import { type Environment, killAll, run, start } from './candor.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'candor-readers-'))
})
afterAll(async () => {
  await killAll()
  await rm(folder, { recursive: true })
})

const addressIn = (output: string) => /http:\/\/127\.0\.0\.1:\d+/.exec(output)?.[0] ?? ''

it('counts, and writes at the end what was counted', async () => {
  const environment: Environment = {
    DATA_DIR: join(folder, 'database'),
    PORT: '0',
    READERS: 'on',
    CLIENT_ADDRESS_HEADER: 'X-Forwarded-For',
  }
  const service = await start(environment)
  const get = async (headers: Record<string, string>, path = '/rss.xml') => {
    const response = await fetch(`${addressIn(service.said.output)}${path}`, { headers })
    await response.text()
    return response.status
  }
  expect(await get({ 'User-Agent': 'Feedly/1.0 (poller; 131 subscribers;)' })).toBe(200)
  // The salt of the day is read when the service starts. The database answers one query after another: after this one, it is there.
  expect(await get({}, '/feeds.json')).toBe(200)
  for (const address of ['198.51.100.1', '198.51.100.2', '198.51.100.2']) {
    await get({ 'User-Agent': 'NetNewsWire (RSS Reader)', 'X-Forwarded-For': address })
  }
  expect(await service.end('SIGTERM')).toMatchObject({ code: 0, errors: '' })
  const candor = await run(['src/cli/main.ts', 'readers', '--json', '--days', '2'], environment).ended
  const { feeds }: Report = JSON.parse(candor.output)
  expect(feeds).toMatchObject([
    { family: 'all', readers: 133, subscribers: 131, direct_readers: 2, requests: 4, not_modified: 0 },
  ])
}, 120_000)

it('refuses a wrong setting at the start', async () => {
  const { code, errors } = await run(['src/node/main.ts'], { PORT: '0', READERS: 'perhaps' }).ended
  expect([code, errors]).toEqual([1, expect.stringContaining('READERS is "perhaps", but must be on or off')])
})
