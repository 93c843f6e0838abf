/** What a document that is made to cost takes to check, against a feed of articles of its size. */

import { CannotCheck } from 'candor-check/check-document.ts'
import { checkText } from 'candor-check/check-text.ts'
import { worstCases } from '../../packages/check/test/worst-cases/worst-cases.ts'
import { ordinaryFeed } from '../../test/product/check/worst-cases/ordinary.ts'
import { atMost, compare, type Finding, inTurns } from '../measurement.ts'
import type { Bench, Row } from './bench.ts'

const size = 5_000_000
/** Cases that are measured again: those that cost most in one round. */
const candidates = 3

/** Milliseconds of CPU, garbage collection included. */
async function costOf(text: string): Promise<number> {
  const before = process.cpuUsage()
  await checkText({ text, address: null }, { now: new Date('2025-12-13T00:00:00Z') }).catch(
    (error: unknown) => {
      // A refusal is an end, too.
      if (!(error instanceof CannotCheck)) throw error
    },
  )
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}

async function measure(bench: Bench): Promise<Finding[]> {
  const ordinary = ordinaryFeed(size)
  // The first rounds are slower.
  for (let round = 0; round < 2; round += 1) await costOf(ordinary)
  const costs: { readonly name: string; readonly ms: number }[] = []
  for (const [name, generate] of Object.entries(worstCases))
    costs.push({ name, ms: await costOf(generate(size)) })
  const worst = costs.toSorted((a, b) => b.ms - a.ms).slice(0, candidates)
  const findings: Finding[] = []
  for (const { name } of worst) {
    const text = worstCases[name]?.(size) ?? ''
    const times = await inTurns(
      bench.options.rounds,
      () => costOf(text),
      () => costOf(ordinary),
    )
    findings.push(
      compare(
        {
          ...{ row: 'check', what: `check of 5 MB of ${name}: CPU`, unit: 'ms' },
          ...{ against: '5 MB of ordinary articles', names: ['worst', 'ordinary'] },
          ...{ target: atMost(4), note: `of ${costs.length} worst cases` },
        },
        times,
      ),
    )
  }
  return findings.toSorted((a, b) => (b.ratio ?? 0) - (a.ratio ?? 0)).slice(0, 1)
}

export const checkRows: readonly Row[] = [{ name: 'check', measure }]
