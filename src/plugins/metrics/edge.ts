/** At the edge: the access log, and metrics in a dataset of Workers Analytics Engine. */
import { tellAll } from '../../core/documents/observation.ts'
import type { Plugin } from '../../core/plugin.ts'
import { createAccessLog } from './access-log.ts'
import { type AnalyticsDataset, createAnalytics } from './analytics.ts'
import { metricsSettings, parseMetricsSettings } from './settings.ts'

export const metrics: Plugin = {
  name: 'metrics',
  settings: () => ({ metrics: metricsSettings }),
  open({ environment, host, log }) {
    const { accessLog } = parseMetricsSettings(environment)
    // Gets the metrics, if it is bound.
    const dataset = host.bindings['METRICS'] as AnalyticsDataset | undefined
    const listeners = [
      ...(dataset ? [createAnalytics(dataset)] : []),
      ...(accessLog > 0 ? [createAccessLog(log, accessLog)] : []),
    ]
    return listeners.length === 0 ? null : { listener: tellAll(listeners, log) }
  },
}
