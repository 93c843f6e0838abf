/** A command that reads what strangers wrote ends when one document takes too long. */
import { spawn } from 'node:child_process'
import { text } from 'node:stream/consumers'
import { expect, it } from 'vitest'

/** A process that is watched with a limit of half a second, while it does `work`. */
async function watched(work: string) {
  const file = new URL('../../../src/hosts/cli/end-if-stuck.ts', import.meta.url)
  const code = `const { endIfStuck } = await import('${file}'); const end = endIfStuck(500); ${work}; end()`
  const child = spawn(process.execPath, ['--input-type=module', '--eval', code], {
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  const ended = new Promise((done) =>
    child.once('close', (status, signal) => done(status ?? signal)),
  )
  return Promise.all([ended, text(child.stderr)])
}

it('ends a process whose work never returns', async () => {
  expect(await watched('for (;;);')).toEqual([
    'SIGKILL',
    expect.stringContaining('more than 0.5 seconds'),
  ])
})

it('lets a process wait for others', async () => {
  const wait = 'await new Promise((done) => setTimeout(done, 1500))'
  expect(await watched(wait)).toEqual([0, ''])
})
