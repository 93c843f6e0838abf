/** What a document that is made to cost takes to check, against a feed of articles of its size. */

import { worstCases } from '../../packages/check/test/worst-cases/worst-cases.ts'
import { costOf } from '../../test/product/check/worst-cases/cost.ts'
import { ordinaryFeed } from '../../test/product/check/worst-cases/ordinary.ts'
import { atMost, compare, type Finding, inTurns } from '../measurement.ts'
import type { Bench, Row } from './bench.ts'

const size = 5_000_000
/** All cases are measured once in a small size, the costly ones in full, and a few in turns. */
const firstSize = 500_000
const firstRatio = 1.5
const candidates = 3

async function measure(bench: Bench): Promise<Finding[]> {
  const ordinary = ordinaryFeed(size)
  // The first rounds are slower.
  for (let round = 0; round < 2; round += 1) await costOf(ordinary)
  const costsOf = async (names: readonly string[], size: number) => {
    const costs: { readonly name: string; readonly ms: number }[] = []
    for (const name of names) costs.push({ name, ms: await costOf(worstCases[name]?.(size) ?? '') })
    return costs.toSorted((a, b) => b.ms - a.ms)
  }
  const names = Object.keys(worstCases)
  const leastMs = firstRatio * (await costOf(ordinaryFeed(firstSize)))
  const first = (await costsOf(names, firstSize)).filter(({ ms }) => ms >= leastMs)
  const worst = await costsOf(
    first.map(({ name }) => name),
    size,
  )
  const findings: Finding[] = []
  for (const { name } of worst.slice(0, candidates)) {
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
          ...{ target: atMost(4), note: `of ${names.length} worst cases` },
        },
        times,
      ),
    )
  }
  return findings.toSorted((a, b) => (b.ratio ?? 0) - (a.ratio ?? 0)).slice(0, 1)
}

export const checkRows: readonly Row[] = [{ name: 'check', measure }]
