/**
 * docs/push.md: its programs are in docs/examples, and its numbers those of the code and of
 * wrangler.toml.
 */
import { expect, it } from 'vitest'
import { usualLimits } from '../../../src/plugins/push/run-worker.ts'
import { readDoc } from '../../fixtures/read-docs.ts'

const page = readDoc('docs/push.md')

it('links the programs of the examples', () => {
  for (const name of ['websub', 'webhook']) {
    expect(page).toContain(`](examples/${name}.ts)`)
    expect(readDoc(`docs/examples/${name}.ts`)).toContain('createServer(')
  }
})

it('says how many deliveries are on their way at once', () => {
  const { atOnce, atOnceOfHost, atOnceOfWebhook, atOnceDoubtful } = usualLimits
  expect(page).toContain(
    `A worker has ${atOnce} deliveries on their way: at most ${atOnceOfHost} to one host, ${atOnceOfWebhook} of them of one webhook, and ${atOnceDoubtful} to targets`,
  )
  const [, invocations] = /^# max_concurrency = (\d+)$/m.exec(readDoc('wrangler.toml')) ?? []
  expect(page).toContain(`${invocations} invocations run at once`)
})
