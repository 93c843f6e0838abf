/**
 * docs/push.md: its programs are those of docs/examples, and its numbers those of the code and of
 * wrangler.toml.
 */
import { expect, it } from 'vitest'
import { usualLimits } from '../../../src/plugins/push/run-worker.ts'
import { codeBlocks, readDoc } from '../../fixtures/read-docs.ts'

const page = readDoc('docs/push.md')

it('shows parts of the examples as they are', () => {
  const blocks = codeBlocks(page, 'ts')
  expect(blocks).toHaveLength(2)
  const examples = ['websub', 'webhook'].map((name) => readDoc(`docs/examples/${name}.ts`))
  for (const block of blocks)
    expect(examples.filter((example) => example.includes(block))).toHaveLength(1)
})

it('says how many deliveries are on their way at once', () => {
  const { atOnce, atOnceOfHost, atOnceOfWebhook, atOnceDoubtful } = usualLimits
  expect(page).toContain(
    `A worker has ${atOnce} deliveries on their way: at most ${atOnceOfHost} to one host, ${atOnceOfWebhook} of them of one webhook, and ${atOnceDoubtful} to targets`,
  )
  const [, invocations] = /^# max_concurrency = (\d+)$/m.exec(readDoc('wrangler.toml')) ?? []
  expect(page).toContain(`${invocations} invocations run at once`)
})
