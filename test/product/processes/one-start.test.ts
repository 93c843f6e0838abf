/**
 * One real start, as `npm start` does it: the embedded database is made, a feed is served, a signal
 * stops it.
 */
import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { killAll, start } from './candor.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'candor-start-'))
})
afterAll(async () => {
  await killAll()
  await rm(folder, { recursive: true })
})

it('starts without any setting but its folder and port, serves the demo, and stops', async () => {
  const service = await start({ DATA_DIR: join(folder, 'database'), PORT: '0' })
  const [address = ''] = /http:\/\/127\.0\.0\.1:\d+\/feed\.json/.exec(service.printed.output) ?? []
  const { items } = await (await fetch(address)).json()
  expect(items).toHaveLength(30)
  expect((await stat(join(folder, 'database'))).mode & 0o777).toBe(0o700)
  expect(await service.end('SIGTERM')).toMatchObject({ code: 0, errors: '' })
})
