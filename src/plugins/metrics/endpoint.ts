/** The page `/metrics`: in the format that the scraper asks for, and with a token if one is set. */
import { timingSafeEqual } from 'hono/utils/buffer'
import { dataSafety } from '../../core/http/headers.ts'
import { problem } from '../../core/http/problem.ts'
import type { Metrics } from './metrics.ts'
import { mediaTypes, type TextFormat, writeMetrics } from './text.ts'

/** `token` is `null` where only those may connect who may read. */
export function createEndpoint(metrics: Pick<Metrics, 'collect'>, token: string | null) {
  const mayRead = async (request: Request) => {
    if (token === null) return true
    const [scheme = '', sent = ''] = (request.headers.get('Authorization') ?? '').split(/ +/)
    return scheme.toLowerCase() === 'bearer' && (await timingSafeEqual(sent, token))
  }

  return async (request: Request): Promise<Response> => {
    if (!(await mayRead(request))) {
      const headers = { 'WWW-Authenticate': 'Bearer realm="candor metrics"' }
      const detail = 'Send the token of METRICS_TOKEN: "Authorization: Bearer …".'
      return problem(request, { status: 401, title: 'Token required', detail, headers })
    }
    const format: TextFormat = /application\/openmetrics-text/i.test(
      request.headers.get('Accept') ?? '',
    )
      ? 'openmetrics'
      : 'prometheus'
    const text = writeMetrics(await metrics.collect(), format)
    const headers = {
      ...dataSafety,
      'Content-Type': mediaTypes[format],
      'Cache-Control': 'no-store',
      Vary: 'Accept',
    }
    return new Response(request.method === 'HEAD' ? null : text, { headers })
  }
}
