/** Settings that a command needs are read before it opens the database, which would keep the process alive. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { runCandor } from '../../src/cli/run-candor.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'candor-settings-'))
  await writeFile(join(folder, 'labels.yaml'), 'en:\n  labels:\n    ai-autonomous: "By our AI:"\n')
})
afterAll(() => rm(folder, { recursive: true }))

async function list(environment: Record<string, string>) {
  let opened = 0
  let err = ''
  const code = await runCandor(['list'], {
    environment: { SITE_ORIGIN: 'https://feeds.example.org', ...environment },
    out: () => {},
    send: async () => {},
    err: (text) => {
      err += text
    },
    terminal: { isTTY: false, write: () => {} },
    readInput: async () => new Uint8Array(),
    openDatabase: async () => {
      opened += 1
      throw new Error('the test has no database')
    },
  })
  return { code, opened, err }
}

it.each([
  ['SITE_LANGUAGE', { SITE_LANGUAGE: 'no language' }],
  ['PARTNERS', { PARTNERS: 'nobody' }],
  ['LABELS', { LABELS: '/there/is/none.yaml' }],
])('ends with exit code 2 for a wrong %s, and opens nothing', async (name, environment) => {
  expect(await list(environment)).toEqual({ code: 2, opened: 0, err: expect.stringContaining(name) })
})

it('takes LABELS from a file, as the service does', async () => {
  const { opened, err } = await list({ LABELS: join(folder, 'labels.yaml') })
  expect([opened, err]).toEqual([1, expect.stringContaining('the test has no database')])
})
