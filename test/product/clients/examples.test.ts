/**
 * The pipelines of docs/examples publish to a running service, twice, and a body that is refused
 * says why.
 */

import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { digestOfToken, toToken } from '../../../src/core/text/token.ts'
import { insertToken } from '../../../src/plugins/publish/store/tokens.ts'
import { runService } from './running-service.ts'

const example = (file: string) =>
  fileURLToPath(new URL(`../../../docs/examples/${file}`, import.meta.url))

const token = toToken(randomBytes(32))
let service: Awaited<ReturnType<typeof runService>>
beforeAll(async () => {
  service = await runService()
  const digest = await digestOfToken(token)
  await insertToken(service.db, {
    name: 'pipeline',
    digest,
    scopes: ['publish', 'review'],
    modes: null,
    reviewers: null,
    expiresAt: null,
  })
})
afterAll(() => service.close())

async function run(command: string, file: string, sent = token) {
  const env = { ...process.env, CANDOR_URL: service.origin, CANDOR_TOKEN: sent }
  const child = spawn(command, [example(file)], { env })
  const [[code], output, errors] = await Promise.all([
    once(child, 'close'),
    text(child.stdout),
    text(child.stderr),
  ])
  return { code, output, errors }
}

it.each([
  ['python3', 'publish.py', 'created'],
  [process.execPath, 'publish.ts', 'unchanged'],
])('%s %s publishes, and publishes nothing the second time', async (command, file, first) => {
  expect(await run(command, file)).toMatchObject({
    code: 0,
    output: expect.stringMatching(
      new RegExp(`^${first}\nurn:uuid:.*\nIt is in the feed of everything`),
    ),
  })
  expect((await run(command, file)).output).toMatch(/^unchanged\n/)
  expect(await (await fetch(`${service.origin}/feed.json`)).text()).toContain(
    'Bridge reopens after flood',
  )
  const refused = await run(command, file, 'candor_nothing')
  expect(refused.code).not.toBe(0)
  expect(refused.errors).toContain('no token of Candor')
})
