/** The subscriber of docs/examples at `npm start` with PUSH=on: it hears of an article at once, and later of what it missed. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it, vi } from 'vitest'
import { openEmbedded } from '../../src/node/database/embedded.ts'
import { freePort, killAll, run, start } from './candor.ts'
import { publish } from './publish.ts'

let folder = ''
afterAll(async () => {
  await killAll()
  await rm(folder, { recursive: true, force: true })
})

it('a subscriber hears of an article, and an hour later of what it missed, although the service was killed', async () => {
  folder = await mkdtemp(join(tmpdir(), 'candor-websub-'))
  const [port, subscriberPort] = [await freePort(), await freePort()]
  const environment = {
    ...{ HOST: '127.0.0.1', PORT: String(port), DATA_DIR: join(folder, 'database') },
    ...{ PUSH: 'on', PUSH_PRIVATE_CALLBACKS: 'on', METRICS_TOKEN: 'metrics-of-this-test' },
  }
  const feed = `http://127.0.0.1:${port}/feed.json`
  const subscribe = () =>
    run(['docs/examples/websub.ts'], { FEED: feed, PORT: String(subscriberPort), SECRET: 'kept between its starts' })
  const service = run(['src/node/main.ts'], environment)
  await vi.waitUntil(() => service.said.output.includes('feed.json'), { timeout: 90_000 })

  const untilCounted = (counter: string) =>
    vi.waitUntil(
      async () => {
        const headers = { Authorization: 'Bearer metrics-of-this-test' }
        return (await (await fetch(`http://127.0.0.1:${port}/metrics`, { headers })).text()).includes(counter)
      },
      { timeout: 30_000, interval: 100 },
    )
  const subscriber = subscribe()
  await vi.waitUntil(() => subscriber.said.output.includes(`subscribe ${feed}`), { timeout: 15_000 })
  // The hub has read the answer.
  await untilCounted('candor_deliveries_total{outcome="arrived"} 1')
  await publish(port, environment.DATA_DIR, 'first')
  await vi.waitUntil(() => subscriber.said.output.includes('first'), { timeout: 15_000, interval: 5 })

  await subscriber.end('SIGKILL')
  await publish(port, environment.DATA_DIR, 'missed')
  // Found, handed over, and tried in vain.
  await untilCounted('candor_deliveries_total{outcome="failed"} 1')
  await service.end('SIGKILL')
  // The hour is over a few seconds after the next start.
  const { client, close } = await openEmbedded(join(folder, 'database'))
  const { rows } = await client.query<{ attempts: number; error: string }>(`update push_deliveries
    set first_at = first_at - interval '1 hour', next_at = now() + interval '6 seconds', taken_until = null
    where kind = 'feed' returning attempts, last_error as error`)
  await close()
  expect(rows).toEqual([{ attempts: expect.any(Number), error: expect.stringContaining('ECONNREFUSED') }])

  const again = await start(environment)
  const late = subscribe()
  await vi.waitUntil(() => late.said.output.includes('missed'), { timeout: 20_000 })
  expect(await again.end('SIGTERM')).toMatchObject({ code: 0, errors: '' })
}, 180_000)
