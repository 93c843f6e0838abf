/**
 * Serves searches, which are not cached. Their failures are separate: they do not mean an outage
 * for feeds.
 */

import { createFailures } from '../delivery/failures.ts'
import type { Queue } from '../delivery/queue.ts'
import { clock } from '../delivery/runtime.ts'
import type { Version } from '../delivery/version.ts'
import type { Rendered } from '../http/encode.ts'
import type { Log } from '../log/log.ts'
import { StatementFailed } from '../store/errors.ts'
import type { Store } from '../store/store.ts'
import { isOutage } from './describe-error.ts'
import type { Document } from './document.ts'
import type { Missing } from './missing.ts'
import type { Render } from './render.ts'

/**
 * Returns a function that renders a search in the queue. It rejects with the last failure, without
 * a query, within `freshMs` after an outage.
 */
export function createSearches(render: Render, freshMs: number, log: Log, queue: Queue) {
  const scope = 'search'
  const failures = createFailures({
    clock,
    concernsAll: () => false,
    outage: (_, error) => log('searches fail', error, { event: 'search.outage' }),
    recovery: (_, seconds) =>
      log(`searches recovered after ${seconds} s`, undefined, {
        event: 'search.recovered',
        fields: { seconds },
      }),
  })

  return async (document: Document, store: () => Store): Promise<Version<Rendered | Missing>> => {
    const failure = failures.recent(scope, freshMs) ?? failures.recent(document.key, freshMs)
    if (failure) throw failure.error
    try {
      const startedMs = clock()
      const version = await queue(() => render(document, store()))
      failures.succeeded(scope)
      failures.succeeded(document.key)
      // No generation has this number: the version is not kept.
      const unkept = { checkedMs: clock(), startedMs, generation: -1 }
      return { ...version, source: 'rendered', outdated: false, ...unkept }
    } catch (error) {
      if (isOutage(error)) failures.failed(scope, error, true)
      if (error instanceof StatementFailed) failures.failed(document.key, error, true)
      throw error
    }
  }
}
