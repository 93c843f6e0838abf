/** How many people read each feed: `GET /api/1/readers`, and the page /stats. */
import type { Context } from 'hono'
import { createDeadline } from '../delivery/deadline.ts'
import type { Problem } from '../http/problem.ts'
import type { View } from '../pages/layout.ts'
import { periodOf, type Report, toReport } from '../readership/report.ts'
import { statsPage } from '../readership/stats-page.ts'
import { patienceMs } from '../store/connection.ts'
import type { WriterDatabase } from '../writer/database.ts'
import { isOutage, type Outages } from '../writer/outage.ts'
import { readLabels, readReaders } from '../writer/read-readers.ts'
import type { PublishParts } from './api.ts'
import { createAuthenticate, TooMany, Unauthorized } from './authenticate.ts'
import { requireAny } from './denials.ts'
import { Refused } from './faults.ts'
import { parseParameters, readerFilters, type Values } from './parameters.ts'
import { route } from './route.ts'
import { respondUnkept } from './unkept-page.ts'

const scopes = ['stats'] as const

async function report(db: WriterDatabase, { feed, days }: Values<typeof readerFilters>): Promise<Report> {
  const period = periodOf(days, new Date())
  return toReport(period, await readReaders(db, period, feed))
}

export const readerRoutes = {
  getReaders: route('GET /readers', {
    summary: 'Tells how many people read each feed',
    scopes,
    query: readerFilters,
    answers: { 200: ['ReaderReport', 'The report.'] },
    refuses: ['404'],
    async handle({ db, query, api: { readers } }) {
      if (!readers) throw new Refused(404, 'Readers are not counted here: set READERS=on.')
      return { status: 200, body: await report(db, query) }
    },
  }),
}

/** What browsers ask a person for: any name, and the token as the password. */
const challenge = {
  'WWW-Authenticate': 'Basic realm="Candor: a token with the scope stats as password", charset="UTF-8"',
}

export type StatsParts = Pick<PublishParts, 'writer' | 'requestsPerMinute' | 'freshMs'> & {
  readonly view: View
  readonly outages: Outages
  readonly refuse: (request: Request, problem: Problem) => Response | Promise<Response>
}

/** The handler of /stats. The token comes as for the API, or by the browser's own dialog. */
export function createStats({ view, writer, outages, requestsPerMinute, freshMs, refuse }: StatsParts) {
  const { authenticate } = createAuthenticate({ freshMs, requestsPerMinute, clock: () => performance.now() })
  const scope = 'GET /stats/'
  async function render(request: Request): Promise<Response> {
    const connection = writer()
    requireAny(await authenticate(withBearer(request), () => connection), scopes)
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
      if (error instanceof Unauthorized)
        return refuse(request, { status: 401, title: 'Token required', detail: error.message, headers: challenge })
      if (error instanceof TooMany) {
        const headers = { 'Retry-After': String(error.seconds) }
        return refuse(request, { status: 429, title: 'Too many requests', detail: 'Wait a moment.', headers })
      }
      if (error instanceof Refused)
        return refuse(request, { status: error.status, title: 'Not possible', detail: error.message })
      if (isOutage(error)) return refuse(request, await outages.failed(scope, error, writer))
      throw error
    }
  }
}

/** A token that came as the password of Basic authentication (RFC 7617), as a bearer token. */
function withBearer(request: Request): Request {
  const [, encoded] = /^Basic +([A-Za-z0-9+/=]{1,1000})$/i.exec(request.headers.get('Authorization') ?? '') ?? []
  if (encoded === undefined) return request
  const token = decode(encoded)
    .replace(/^[^:]*:/, '')
    .trim()
  return new Request(request.url, { headers: { Authorization: `Bearer ${token === '' ? '-' : token}` } })
}

function decode(base64: string): string {
  try {
    return atob(base64)
  } catch {
    return ''
  }
}
