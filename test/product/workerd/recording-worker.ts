/**
 * The Worker with a dataset that also records its data points, which the local one does not let
 * anyone read.
 */
import type { AnalyticsDataset } from '../../../src/plugins/metrics/analytics.ts'
import worker from '../../../src/worker.ts'

type Arguments = Parameters<typeof worker.fetch>

const points: unknown[] = []

export default {
  fetch(...[request, env, context]: Arguments): Response | Promise<Response> {
    if (new URL(request.url).pathname === '/recorded-points') return Response.json(points.splice(0))
    const own = Reflect.get(env, 'METRICS') as AnalyticsDataset | undefined
    if (own === undefined) throw new Error('METRICS is not bound')
    const dataset: AnalyticsDataset = {
      writeDataPoint(point) {
        own.writeDataPoint(point)
        points.push(point)
      },
    }
    return worker.fetch(request, Object.assign(Object.create(env), { METRICS: dataset }), context)
  },
}
