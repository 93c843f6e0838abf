/** The lock of the embedded database, which the system lets go with its process. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { FolderInUse } from '../../../src/core/store/errors.ts'
import { lockFolder } from '../../../src/hosts/node/database/folder-lock.ts'
import { unpackDemo } from '../../fixtures/demo-folder.ts'
import { freePort, killAll, start } from './candor.ts'

let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'candor-lock-'))
})
afterEach(killAll)
afterAll(() => rm(folder, { recursive: true }))

it('refuses the folder of another process, names it and its address, and takes the folder when it was killed', async () => {
  const port = await freePort()
  const settings = {
    DATA_DIR: await unpackDemo(join(folder, 'served')),
    PORT: String(port),
    SITE_ORIGIN: 'https://news.example.org',
  }
  const service = await start(settings)
  const error = await lockFolder(join(folder, 'served')).catch((thrown: unknown) => thrown)
  expect(error).toBeInstanceOf(FolderInUse)
  expect(error).toMatchObject({
    served: { local: `http://127.0.0.1:${port}`, root: 'https://news.example.org' },
    message: expect.stringContaining(`process ${service.pid}`),
  })
  await service.end('SIGKILL')
  const { unlock } = await lockFolder(join(folder, 'served'))
  unlock()
})

it('refuses a second lock in the same process', async () => {
  const open = () => lockFolder(join(folder, 'database'))
  const { unlock } = await open()
  await expect(open()).rejects.toThrow(FolderInUse)
  unlock()
  const { unlock: end } = await open()
  end()
})
