/** docs/push.md: its numbers are those of the code and of wrangler.toml. */
import { expect, it } from 'vitest'
import { usualLimits } from '../../../src/plugins/push/run-worker.ts'
import { readDoc } from '../../fixtures/read-docs.ts'

const page = readDoc('docs/push.md')

it('says how many deliveries are on their way at once', () => {
  const { atOnce, atOnceOfHost, atOnceOfWebhook, atOnceDoubtful } = usualLimits
  expect(page).toContain(
    `A worker has ${atOnce} deliveries on their way: at most ${atOnceOfHost} to one host, ${atOnceOfWebhook} of them of one webhook, and ${atOnceDoubtful} to targets`,
  )
  const [, invocations] = /^# max_concurrency = (\d+)$/m.exec(readDoc('wrangler.toml')) ?? []
  expect(page).toContain(`${invocations} invocations run at once`)
})
