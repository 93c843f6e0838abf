/** The lock of the embedded database, as other containers see it: their process ids say nothing, only the heartbeat does. */
import { existsSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest'
import { FolderInUse, lockFolder } from '../../src/node/database/folder-lock.ts'
import { killAll, run } from './candor.ts'

let folder: string
let lock: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'candor-lock-'))
  lock = join(folder, 'database.lock')
})
afterEach(killAll)
afterAll(() => rm(folder, { recursive: true }))

/** As a process of another container writes it; in each, the service has the id 1. */
const elsewhere = '1 5b1f0a3e-0000-4000-8000-000000000000 boot/pid:[1]\nhttp://127.0.0.1:8787\nhttp://127.0.0.1:8787\n'
const touch = () => utimesSync(lock, new Date(), new Date())
const open = () => lockFolder(join(folder, 'database'))

it('refuses a folder whose lock another container keeps touching', async () => {
  writeFileSync(lock, elsewhere)
  const beats = setInterval(touch, 1000)
  try {
    const error = await open().catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(FolderInUse)
    // Its address is that of its own network.
    expect(error).toMatchObject({ served: null, message: expect.stringContaining('another container') })
    expect(readFileSync(lock, 'utf8')).toBe(elsewhere)
  } finally {
    clearInterval(beats)
  }
})

it('takes the lock of a container that is gone: after a while, or at once if the lock is old', async () => {
  writeFileSync(lock, elsewhere)
  const asked = Date.now()
  const first = await open()
  expect(Date.now() - asked).toBeGreaterThan(7000)
  first.unlock()

  writeFileSync(lock, elsewhere)
  utimesSync(lock, 0, 0)
  const again = Date.now()
  const second = await open()
  // Not after the while of the other one.
  expect(Date.now() - again).toBeLessThan(7000)
  second.unlock()
  expect(existsSync(lock)).toBe(false)
})

it('touches its lock while the process is busy', async () => {
  const { unlock } = await open()
  try {
    await vi.waitUntil(() => Date.now() - statSync(lock).mtimeMs < 500, { timeout: 5000, interval: 10 })
    const before = statSync(lock).mtimeMs
    // Never gives way, for twenty seconds at most.
    for (const end = Date.now() + 20_000; statSync(lock).mtimeMs < before + 1000 && Date.now() < end; );
    expect(statSync(lock).mtimeMs).toBeGreaterThanOrEqual(before + 1000)
  } finally {
    unlock()
  }
})

it('refuses a second lock in the same process', async () => {
  const { unlock } = await open()
  await expect(open()).rejects.toThrow(FolderInUse)
  unlock()
  const { unlock: end } = await open()
  end()
})

it('ends the process whose lock was taken, with one line', async () => {
  const service = run(['src/node/main.ts'], { DATA_DIR: join(folder, 'taken'), PORT: '0' })
  await vi.waitUntil(() => service.said.output.includes('feed.json'), { timeout: 90_000 })
  writeFileSync(join(folder, 'taken.lock'), elsewhere)
  const { code, errors } = await service.ended
  expect(code).toBe(1)
  expect(errors).toMatch(/^Another process took [^\n]*taken\.lock: [^\n]*\n$/)
  expect(readFileSync(join(folder, 'taken.lock'), 'utf8')).toBe(elsewhere)
}, 120_000)
