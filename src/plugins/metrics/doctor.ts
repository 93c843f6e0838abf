/** Checks the metrics of a deployment. */
import { type Deployment, type Diagnosis, fault, ok } from '../../core/tools/check.ts'

/**
 * Nothing if there are none here: they may have a port of their own, which is not for strangers
 * either.
 */
export async function checkMetrics({ ask, base }: Deployment): Promise<Diagnosis[]> {
  const { status, text } = await ask(`${base}/metrics`)
  if (status === 401) return [ok(`${base}/metrics asks for a token.`)]
  if (status !== 200 || !text.includes('candor_')) return []
  const todo = 'Do not let the proxy pass METRICS_PORT on, or set METRICS_TOKEN.'
  return [fault(`Everybody can read the metrics at ${base}/metrics.`, todo)]
}
