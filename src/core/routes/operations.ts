/** For those who run the service: health, and what metrics read. */
import { clock } from '../delivery/runtime.ts'
import { createHealth } from '../documents/health.ts'
import { timeStore } from '../documents/time-store.ts'
import { appSources, type MetricSource } from '../metrics/metrics.ts'
import type { Incomplete } from '../settings/setting.ts'
import type { Mount } from './mount.ts'

/** Returns what metrics read from the app. */
export function mountOperations(
  mount: Mount,
  incomplete: readonly Incomplete[],
): readonly MetricSource[] {
  const { roots, settings, runtime, store, log, memory, documents, clean, refuse } = mount
  const { freshMs } = settings
  const health = createHealth({ documents, freshMs, runtime, store, log, incomplete, refuse })
  // Also at the root: what checks a container or a process need not know the base path.
  for (const each of roots) {
    each.get('/health/live', health.live)
    each.get('/health/ready', health.ready)
  }
  const usedBytes = () => ({ ...documents.usedBytes(), bodies: clean.usedBytes() })
  const newest = () => timeStore(store(), clock).store.findNewest()
  return appSources({ usedBytes, memory, outageSeconds: health.outageSeconds, newest })
}
