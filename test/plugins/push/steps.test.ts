/** What the worker of push says while its steps fail. */
import { expect, it } from 'vitest'
import { createSteps } from '../../../src/plugins/push/steps.ts'

it('tells each error once, whichever step fails in between, and that all is well', async () => {
  const logged: string[] = []
  const steps = createSteps(
    (text) => logged.push(text),
    () => Promise.reject(new Error('no outage is explained')),
  )
  const fail = (reason: string) => steps.run(() => Promise.reject(new Error(reason)))
  for (const reason of ['topics', 'requests', 'topics', 'requests'])
    expect(await fail(reason)).toBe(false)
  expect(logged).toEqual([
    'push: a step failed, and is repeated',
    'push: a step failed, and is repeated',
  ])
  steps.end()
  steps.end()
  expect(logged.slice(2)).toEqual(['push: goes on'])
  await fail('topics')
  expect(logged).toHaveLength(4)
})

it('tells twenty errors at most, whose words differ each time', async () => {
  const logged: string[] = []
  const { run } = createSteps(
    (text) => logged.push(text),
    () => Promise.reject(new Error('no outage is explained')),
  )
  for (let time = 0; time < 50; time += 1) await run(() => Promise.reject(new Error(`row ${time}`)))
  expect(logged).toHaveLength(20)
})
