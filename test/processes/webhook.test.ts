/** The receiver of docs/examples hears of an article, from processes as an operator starts them. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it, vi } from 'vitest'
import { facts } from '../fixtures/facts.ts'
import { freePort, killAll, run } from './candor.ts'

let folder = ''
afterAll(async () => {
  await killAll()
  await rm(folder, { recursive: true, force: true })
})

it('a webhook hears of an article that the command line publishes, retracts and deletes', async () => {
  folder = await mkdtemp(join(tmpdir(), 'candor-webhook-'))
  const [port, receiverPort] = [await freePort(), await freePort()]
  const environment = {
    ...{ HOST: '127.0.0.1', PORT: String(port), DATA_DIR: join(folder, 'database') },
    ...{ PUSH: 'on', PUSH_PRIVATE_CALLBACKS: 'on' },
  }
  const service = run(['src/node/main.ts'], environment)
  await vi.waitUntil(() => service.said.output.includes('feed.json'), { timeout: 90_000 })
  const candor = async (...args: string[]) => {
    const { code, output, errors } = await run(['src/cli/main.ts', ...args], environment).ended
    expect([args[0], code, code === 0 ? '' : errors]).toEqual([args[0], 0, ''])
    return output.trim()
  }
  const url = `http://127.0.0.1:${receiverPort}/`
  const secret = await candor('webhook', 'create', '--name', 'partner', '--url', url, '--families', 'all')
  const receiver = run(['docs/examples/webhook.ts'], { WEBHOOK_SECRET: secret, PORT: String(receiverPort) })
  await candor('webhook', 'test', 'partner')
  // The receiver may not listen yet: the next try comes a few seconds later.
  const hears = (line: RegExp) => vi.waitUntil(() => line.test(receiver.said.output), { timeout: 30_000, interval: 20 })
  await hears(/^webhook\.test /m)

  await candor('publish', 'test/fixtures/article.md')
  await hears(/^article\.published urn:uuid:.* Bridge reopens/m)
  await candor('retract', 'bridge-reopens', '--reason', 'The source was forged.')
  await hears(/^article\.retracted /m)
  const token = await run(['src/cli/main.ts', 'token', 'create', '--name', 'desk', '--may', 'read'], environment).ended
  expect(token).toMatchObject({ code: 3, output: '', errors: expect.stringMatching(facts('database itself', 'stop')) })
  await candor('delete', 'bridge-reopens')
  await hears(/^article\.deleted /m)
  expect(await candor('webhook', 'list')).toMatch(/^partner {2}active .* 0 waiting {2}delivered /)
}, 240_000)
