/** Signs statements in a process that stays: at once after a change, and seldom beside readers. */
import type { Log } from '../../core/log/log.ts'
import type { DeliveryWorker } from './delivery-worker.ts'
import { createSteps } from './steps.ts'

/** Embargoes end without a write: statements are looked for at least so often. */
const signEveryMs = 1000
const afterErrorMs = 1000
/** Beside readers, signing an archive takes this part of the time at most; otherwise half of it. */
const signShare = 0.04
/** An article that was just published waits for no longer pause. */
const maxSignPauseMs = 1000

/** `pauseMs` is above 0 beside readers. */
export function createSigning(
  { sign, explain }: Pick<DeliveryWorker, 'sign' | 'explain'>,
  log: Log,
  pauseMs: () => number,
) {
  const steps = createSteps(log, explain, 'signing')
  let signedVersion: number | null = null
  let signAtMs = 0

  async function signChanges(version: number | null): Promise<void> {
    const startedMs = performance.now()
    if (
      !sign ||
      startedMs < signAtMs ||
      (version === signedVersion && startedMs < signAtMs + signEveryMs)
    )
      return
    signAtMs = startedMs + afterErrorMs
    const { more } = await sign()
    const tookMs = performance.now() - startedMs
    const pauseOf = pauseMs() > 0 ? 1 / signShare : 1
    signAtMs = performance.now() + (more ? Math.min(tookMs * pauseOf, maxSignPauseMs) : 0)
    signedVersion = more ? null : version
    steps.end()
  }

  return {
    run: (version: number | null) => steps.run(() => signChanges(version)),
    /** Time until there is more to sign; `null` if nothing is known of it. */
    restMs: () =>
      sign && signedVersion === null ? Math.max(1, signAtMs - performance.now()) : null,
  }
}
