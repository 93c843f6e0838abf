/** What a document takes to check, in CPU time: a busy machine does not lengthen it much. */

import { CannotCheck } from 'candor-check/check-document.ts'
import { checkText } from 'candor-check/check-text.ts'
import type { Generate } from '../../../../packages/check/test/worst-cases/build.ts'

/** A cost below it is nothing but noise. */
const leastMs = 40
const rounds = 5
const factor = 4

/** Milliseconds of CPU, garbage collection included. */
export async function costOf(text: string): Promise<number> {
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

/** Compares four times the size: the cheapest of some rounds of each, until it is in proportion. */
export async function ratioOf(generate: Generate, size: number, maxRatio: number): Promise<number> {
  const [small, large] = [generate(size), generate(size * factor)]
  let [least, most] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY]
  const ratio = () => most / Math.max(least, leastMs)
  for (let round = 0; round < rounds && !(ratio() <= maxRatio); round += 1) {
    least = Math.min(least, await costOf(small))
    most = Math.min(most, await costOf(large))
  }
  return ratio()
}
