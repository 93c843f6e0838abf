/** The command line as a process: its pipes, and the command `candor`. */
import { spawn } from 'node:child_process'
import { mkdtemp, readFile, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { unpackDemo } from '../../fixtures/demo-folder.ts'
import { endOf, startMain } from '../cli/running-main.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'candor-main-'))
  await unpackDemo(join(folder, 'data'))
}, 120_000)
afterAll(() => rm(folder, { recursive: true }))

it('ends quietly when nobody reads an export any more', async () => {
  const child = startMain(['export'], { DATA_DIR: join(folder, 'data') })
  let err = ''
  child.stderr.on('data', (text) => {
    err += text
  })
  const ended = new Promise((resolve) => child.once('exit', resolve))
  // The first lines come, and the pipe is closed, as `head` does.
  child.stdout.once('data', () => child.stdout.destroy())
  expect([await ended, err]).toEqual([0, ''])
}, 120_000)

it('names the embedded database on stderr, if no setting does', async () => {
  const { out, err } = await endOf(startMain(['--json', 'token', 'list'], {}, folder))
  expect(JSON.parse(out)).toEqual([])
  expect(err).toContain(` ${join(folder, '.candor/database')},`)
  const named = await endOf(startMain(['token', 'list'], { DATA_DIR: '.candor/database' }, folder))
  expect([named.code, named.err]).toEqual([0, ''])
}, 120_000)

it('is the command `candor`, also from a link in another folder', async () => {
  const root = fileURLToPath(new URL('../../..', import.meta.url))
  const { bin } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'))
  const command = join(folder, 'candor')
  await symlink(join(root, bin.candor), command)
  const ran = (...args: string[]) =>
    endOf(spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] }))
  expect(await ran('publish', '--help')).toMatchObject({
    code: 0,
    out: expect.stringContaining('Usage: candor publish'),
  })
  expect(await ran('publish')).toMatchObject({
    code: 2,
    err: expect.stringContaining('missing required argument'),
  })
})
