/**
 * Settings that a command needs are read before it opens the database, which would keep the process
 * alive.
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { runCandor } from '../../../src/hosts/cli/run-candor.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'candor-settings-'))
  await writeFile(join(folder, 'labels.yaml'), 'en:\n  labels:\n    ai-autonomous: "By our AI:"\n')
})
afterAll(() => rm(folder, { recursive: true }))

const list = (environment: Record<string, string>) => candor(['list'], environment)

async function candor(words: readonly string[], environment: Record<string, string>) {
  let opened = 0
  let err = ''
  const code = await runCandor([...words], {
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
  expect(await list(environment)).toEqual({
    code: 2,
    opened: 0,
    err: expect.stringContaining(name),
  })
})

it('takes LABELS from a file, as the service does', async () => {
  const { opened, err } = await list({ LABELS: join(folder, 'labels.yaml') })
  expect([opened, err]).toEqual([1, expect.stringContaining('the test has no database')])
})

it.each([
  [
    ['list'],
    { CANDOR_URL: 'https://ada:hush@feeds.example.org', CANDOR_TOKEN: 'candor_x' },
    'CANDOR_TOKEN',
    2,
  ],
  [
    ['import', 'https://ada:hush@news.example.org/rss.xml'],
    { PARTNERS: '' },
    'save the feed to a file',
    2,
  ],
])(
  '%s takes no address with a password, and does not print it',
  async (words, environment, remedy, code) => {
    const answer = await candor(words, environment)
    expect(answer).toMatchObject({ code, err: expect.stringContaining(remedy) })
    expect(answer.err).not.toContain('hush')
  },
)
