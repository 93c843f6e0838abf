/** The file with the key of the embedded database. */
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { keepKey } from '../../src/node/push-settings.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'candor-key-'))
})
afterEach(() => rm(folder, { recursive: true }))

describe('the key of the embedded database', () => {
  it('is made once, for its owner only', async () => {
    const file = join(folder, 'database.key')
    const key = await keepKey(file)
    expect(key.byteLength).toBe(32)
    expect(await keepKey(file)).toEqual(key)
    expect((await stat(file)).mode & 0o777).toBe(0o600)
  })

  it('is never replaced, also if its file is damaged', async () => {
    const file = join(folder, 'database.key')
    for (const damaged of ['', 'c2hvcnQ=\n']) {
      await writeFile(file, damaged)
      await expect(keepKey(file)).rejects.toThrow(/must have the key of push/)
      expect(await readFile(file, 'utf8')).toBe(damaged)
    }
  })
})
