/** The page /stats: how many people read each feed. */
import type { Context } from 'hono'
import { auth } from 'hono/utils/basic-auth'
import { createDeadline } from '../../core/delivery/runtime.ts'
import type { Outages } from '../../core/documents/outage.ts'
import type { Problem } from '../../core/http/problem.ts'
import type { View } from '../../core/pages/layout.ts'
import { patienceMs } from '../../core/store/connection.ts'
import { isOutage } from '../../core/store/errors.ts'
import { problemOf, respondUnkept } from '../publish/answer.ts'
import type { PublishParts } from '../publish/api.ts'
import { createAuthenticate } from '../publish/authenticate.ts'
import { Refused } from '../publish/faults.ts'
import { requireAny } from '../publish/holders.ts'
import { parseParameters } from '../publish/parameters.ts'
import { readerFilters, report } from './api/routes.ts'
import { statsPage } from './stats-page.ts'
import { readLabels } from './store/read-readers.ts'

/** Browsers ask a person for any name, and for the token as the password. */
const challenge = 'Basic realm="Candor: a token with the scope stats as password", charset="UTF-8"'

type StatsParts = Pick<PublishParts, 'writer' | 'requestsPerMinute' | 'freshMs'> & {
  readonly view: View
  readonly outages: Outages
  readonly refuse: (request: Request, problem: Problem) => Response | Promise<Response>
}

/** The handler of /stats. The token comes as for the API, or by the browser's own dialog. */
export function createStats({
  view,
  writer,
  outages,
  requestsPerMinute,
  freshMs,
  refuse,
}: StatsParts) {
  const { authenticate } = createAuthenticate({
    freshMs,
    requestsPerMinute,
    clock: () => performance.now(),
    challenge,
  })
  const scope = 'GET /stats/'
  async function render(request: Request): Promise<Response> {
    const connection = writer()
    requireAny(await authenticate(withBearer(request), () => connection), ['stats'])
    const query = parseParameters(new URL(request.url).searchParams, readerFilters)
    const readers = await report(connection, query)
    const labels = await readLabels(connection, readers)
    outages.succeeded(scope)
    const text = await statsPage(view, readers, labels)
    return respondUnkept(request, view.site, new TextEncoder().encode(text))
  }

  return async (c: Context): Promise<Response> => {
    const request = c.req.raw
    try {
      return await createDeadline(patienceMs.api)(render(request))
    } catch (error) {
      if (error instanceof Refused) return refuse(request, problemOf(error))
      if (isOutage(error)) return refuse(request, await outages.failed(scope, error, writer))
      throw error
    }
  }
}

/** A token that came as the password of Basic authentication (RFC 7617), as a bearer token. */
function withBearer(request: Request): Request {
  const given = auth(request)
  if (!given) return request
  const [token = '-'] = /[\x21-\x7e]+/.exec(given.password) ?? []
  return new Request(request.url, { headers: { Authorization: `Bearer ${token}` } })
}
