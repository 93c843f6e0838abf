/** For those who run the service: health and metrics. */
import { clock } from '../delivery/deadline.ts'
import { createHealth } from '../documents/health.ts'
import { timeStore } from '../documents/time-store.ts'
import { appSources } from '../metrics/sources.ts'
import type { Mount } from './mount.ts'

export function mountOperations(mount: Mount): void {
  const { parts, routes, roots, settings, runtime, store, log, memory, documents, clean, refuse } =
    mount
  const { incomplete = [], metrics, addSource } = parts
  const { freshMs } = settings
  const health = createHealth({ documents, freshMs, runtime, store, log, incomplete, refuse })
  // Also at the root: what checks a container or a process need not know the base path.
  for (const each of roots) {
    each.get('/health/live', health.live)
    each.get('/health/ready', health.ready)
  }
  if (metrics) routes.get('/metrics', (c) => metrics(c.req.raw))
  if (!addSource) return
  const usedBytes = () => ({ ...documents.usedBytes(), bodies: clean.usedBytes() })
  const newest = () => timeStore(store(), clock).store.findNewest()
  for (const source of appSources({
    usedBytes,
    memory,
    outageSeconds: health.outageSeconds,
    newest,
  }))
    addSource(source)
}
