/**
 * Compares the clock of the service with another one: tokens, logins and signatures of webhooks
 * depend on it.
 */
import { ageText, type Diagnosis, fault, ok } from '../../core/tools/check.ts'
import type { Target } from './target.ts'

/** Receivers of webhooks and providers of logins accept a few minutes. */
const maxDifferenceMs = 60_000

/**
 * `differenceMs` is the time of the service minus that of the `other` clock. It does not say which
 * of them is wrong.
 */
export function clockFinding(other: string, differenceMs: number): Diagnosis {
  if (Math.abs(differenceMs) <= maxDifferenceMs)
    return ok(`The clock of the service agrees with ${other}.`)
  const direction = differenceMs > 0 ? 'ahead of' : 'behind'
  const text = `The clock of the service is ${ageText(Math.round(Math.abs(differenceMs) / 1000))} ${direction} ${other}.`
  return fault(
    text,
    'Synchronise both clocks, for example with chrony: "timedatectl" says whether one is.',
  )
}

/** Compares this machine with the database server, which sets the times of articles. */
export async function checkClock({ ask }: Target, now: () => number): Promise<Diagnosis[]> {
  const askedAt = now()
  const [row] = await ask<{ at: string }>(
    `select (extract(epoch from clock_timestamp()) * 1000)::text as at`,
  )
  return [clockFinding('that of the database', (askedAt + now()) / 2 - Number(row?.at))]
}
