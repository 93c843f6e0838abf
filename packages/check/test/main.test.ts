/** The entry of `candor-check`: wrong arguments end it with 2, before anything is read or served. */
import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync } from 'node:fs'
import { getPriority } from 'node:os'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'

const main = fileURLToPath(new URL('../src/main.ts', import.meta.url))

const run = (args: readonly string[]) =>
  new Promise<{ code: unknown; err: string }>((done) => {
    execFile(process.execPath, [main, ...args], (error, _, err) =>
      done({ code: error?.code ?? 0, err }),
    )
  })

it.each([
  [['--serve', 'feed.xml'], /--serve takes nothing else/],
  [['--serve', '--json'], /--serve takes nothing else/],
  [['feed.xml', '--json', '--sarif'], /--json or --sarif/],
  [['feed.xml', '--fail-on', 'info'], /--fail-on is "info"/],
  [['a.xml', 'b.xml'], /Name one feed/],
  [['--strange'], /--strange/],
])('refuses %j', async (args, message) => {
  const { code, err } = await run(args)
  expect([code, err]).toEqual([2, expect.stringMatching(message)])
})

it('serves the page with a low priority in each of its threads', async () => {
  const page = spawn(process.execPath, [main, '--serve'], {
    env: { ...process.env, CHECK_PORT: '0' },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  await once(page.stderr, 'data')
  const threads = process.platform === 'linux' ? readdirSync(`/proc/${page.pid}/task`) : [page.pid]
  const priorities = threads.map((thread) => getPriority(Number(thread)))
  page.kill()
  await once(page, 'close')
  expect([...new Set(priorities)]).toEqual([10])
})
