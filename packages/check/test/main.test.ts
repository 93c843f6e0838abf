/** The entry of `candor-check`: wrong arguments end it with 2, before anything is read or served. */
import { execFile } from 'node:child_process'
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
