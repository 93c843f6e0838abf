/**
 * Tests with random data give the same answer twice, and say how to repeat a failure under another
 * seed.
 */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import config from '../../vitest.config.ts'
import { repeating } from '../closing-line.ts'
import { seed } from '../fixtures/runs.ts'

it('fast-check has the seed of all tests, in each project', () => {
  expect(fc.readConfigureGlobal().seed).toBe(seed)
  const projects = config.test?.projects ?? []
  expect(projects.length).toBeGreaterThan(1)
  for (const project of projects) {
    expect(project).toMatchObject({
      test: { setupFiles: expect.arrayContaining(['test/fixtures/seed.ts']) },
    })
  }
})

it('tiers with workers of their own run one after another: vitest refuses to mix them', () => {
  const tiers = (config.test?.projects ?? []).map((project) => {
    const { sequence, maxWorkers } = (
      project as { test: { sequence?: { groupOrder?: number }; maxWorkers: number } }
    ).test
    return [sequence?.groupOrder ?? 0, maxWorkers] as const
  })
  const workersOf = new Map(tiers)
  for (const [order, maxWorkers] of tiers)
    expect([order, workersOf.get(order)]).toEqual([order, maxWorkers])
  expect(workersOf.size).toBeGreaterThan(1)
})

it('a failure names the command that runs its test again', () => {
  const message = 'Property failed after 48 tests\n{ seed: 5, path: "47:2:1", endOnFailure: true }'
  const [file, test] = ['test/core/feed/guids.test.ts', "keeps a guid's (dots)."]
  expect(repeating('5', file, test, message)).toBe(
    `ALL_RUNS=1 TEST_SEED=5,47:2:1 npx vitest run ${file} -t 'keeps a guid'\\''s \\(dots\\)\\.'`,
  )
  expect(repeating('5', file, 'x', 'expected 1 to be 2')).toBe(
    `ALL_RUNS=1 TEST_SEED=5 npx vitest run ${file} -t 'x'`,
  )
})
