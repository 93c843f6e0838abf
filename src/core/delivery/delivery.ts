/**
 * Keeps rendered documents in memory, and uses the change marker to keep them fresh. Why it is so:
 * decisions 34 and 36.
 */

import { createFailures, type FailureOptions } from './failures.ts'
import { lookEveryMs, TooBusy } from './queue.ts'
import { createRefresh, type RefreshOptions, scopeOf, throwing } from './refresh.ts'
import { deadlineMs, type RequestContext, type Sleep } from './runtime.ts'
import { resultWithin } from './shared-work.ts'
import type { Deliverable, Version } from './version.ts'
import { createVersions, type VersionsOptions } from './versions.ts'

export type DeliveryOptions<D extends Deliverable, V> = RefreshOptions<D, V> &
  VersionsOptions &
  FailureOptions & { readonly sleep: Sleep }

/**
 * How long requests wait for a query before they get a cached version that it may find outdated.
 * docs/wire-contract.md states this bound.
 */
export const checkWaitMs = 2000

/** It is counted in steps: while the process is busy with something else, at most one passes. */
const stepMs = 250

/** Renders of one request, if changes come while it renders. */
const maxTries = 5

export function createDelivery<D extends Deliverable, V>(options: DeliveryOptions<D, V>) {
  const { freshMs, clock, sleep } = options
  const versions = createVersions<V>(options)
  const failures = createFailures(options)
  const { inTurn, running, start } = createRefresh(options, versions, failures)
  /** When a check last took longer than `checkWaitMs`. */
  let silentMs = Number.NEGATIVE_INFINITY

  /** Says whether an outage goes on: then no request waits for the next attempt. */
  function isAway(document: D): boolean {
    const withinMs = freshMs + deadlineMs
    return (
      clock() - silentMs < withinMs || failures.recent(scopeOf(document), withinMs) !== undefined
    )
  }

  return {
    fresh: versions.find,
    generation: versions.generation,
    stateOf: versions.stateOf,
    usedBytes: versions.usedBytes,

    inTurn,

    /**
     * The outage of the database: its start on the clock, if there is one, and whether feeds in
     * memory would be served during one.
     */
    outage: (): { readonly sinceMs: number | undefined; readonly servesMemory: boolean } => ({
      sinceMs: failures.ofAll()?.sinceMs,
      servesMemory: versions.servesMemory(),
    }),

    /** Tells that another query met the outage. */
    metOutage: failures.metAgain,

    /** Ends an outage when another query succeeded: no feed may be requested for hours. */
    recovered: failures.endOfAll,

    /**
     * The cached version if it is fresh. Otherwise all requests for the document wait for the
     * database together. If its answer takes longer than `checkWaitMs`, or if it failed or was
     * silent lately, they get the cached version, if it is at most `staleSeconds` old and no
     * check found that text was taken away or replaced. With `sinceMs`, they never do: the check or
     * render of the version began at this time of the clock or later.
     *
     * @throws without such a version: the error of `check` or `render`, of this attempt or of one
     *   within `freshMs`.
     */
    async deliver(document: D, context: RequestContext, sinceMs?: number): Promise<Version<V>> {
      const lastResort = () => (sinceMs === undefined ? versions.lastGood(document) : undefined)
      let waitedMs = 0
      for (let tries = 0; tries < maxTries; ) {
        const known = versions.find(document, sinceMs)
        if (known) return known
        const failure = failures.recent(scopeOf(document), freshMs)
        const usable = lastResort()
        if (failure) return usable ?? throwing(failure)
        const others = running(document)
        const work = others ?? start(document, context, sinceMs)
        if (usable && isAway(document)) return usable
        const isShared = context.sharesPromises || others === undefined
        const ms = isShared ? stepMs : lookEveryMs
        const result =
          usable || !isShared ? await resultWithin(work, isShared, ms, sleep) : await work.done
        if (result === undefined) {
          // A database that told of a change is not silent, and a check or a render may wait for
          // its turn.
          if (usable && !usable.outdated && !work.isQueued) waitedMs += ms
          if (waitedMs >= checkWaitMs) silentMs = clock()
          continue
        }
        tries += 1
        if ('error' in result)
          return (!(result.error instanceof TooBusy) && lastResort()) || throwing(result)
        const isOlder = sinceMs !== undefined && result.startedMs < sinceMs
        if (!isOlder && !versions.contradict(document, result)) return result
      }
      throw new TooBusy('the document changes faster than it can be rendered')
    },
  }
}
