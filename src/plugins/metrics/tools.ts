/** The check of metrics. */
import type { Tools } from '../../core/tools/tools.ts'

export const metrics: Tools = {
  name: 'metrics',
  deployment: [async () => (await import('./doctor.ts')).checkMetrics],
}
