/** Every route on one screen: the only file that sees articles, feeds and HTTP together. */
import { Hono, type Context as HonoContext } from 'hono'
import type { Store } from './articles/store.ts'
import { TooBusy } from './delivery/gate.ts'
import { createPurge, type PurgeableCache } from './delivery/purge.ts'
import { type DeliverySettings, parseDeliverySettings } from './delivery/settings.ts'
import type { Context } from './delivery/wanted.ts'
import type { Elsewhere } from './elsewhere.ts'
import { familyPatterns, parseAddress } from './families/address.ts'
import { everything, type Family, families } from './families/families.ts'
import { SelectionError } from './families/selection.ts'
import { allFormats, formats } from './feed/formats.ts'
import { feedDocument } from './feed-document.ts'
import { type Compress, gzipOnly } from './http/gzip.ts'
import { findOversize } from './http/limits.ts'
import { allowMethods } from './http/methods.ts'
import { negotiate } from './http/negotiate.ts'
import { habitTarget, redirectTo, withSlash } from './http/redirects.ts'
import type { Representation } from './http/respond.ts'
import { dataSafety } from './http/safety.ts'
import { createNewsroomDelivery, type DocumentKind, isOutage } from './newsroom-delivery.ts'
import { disclosurePage } from './pages/disclosure.ts'
import { respondProblem } from './pages/error.ts'
import { feedPage } from './pages/feed-page.ts'
import { staticFiles } from './pages/files.ts'
import type { View } from './pages/layout.ts'
import {
  pageMaxAgeSeconds,
  pageMediaType,
  pageSafety,
  representFile,
  representPage,
  respondFixed,
} from './pages/respond-page.ts'
import { vocabularyPage } from './pages/vocabulary.ts'
import { createReadiness } from './readiness.ts'
import type { Site } from './site.ts'

export type AppParts = {
  readonly site: Site
  readonly settings?: DeliverySettings
  readonly runtime?: Runtime
  /** Called once a request: on the edge a connection belongs to one request. */
  readonly store: () => Store
  /** Receives what went wrong, for the people who run the service. */
  readonly log: (message: string, error?: unknown) => void
  /** The demo newsroom's own pages, where it is served. */
  readonly demo?: Hono
}

/** What differs between Node and the edge; why is told in docs/decisions/0005-delivery.md. */
export type Runtime = {
  readonly compress: Compress
  /** Whether one request may wait for another's promise; where not, work after the answer needs `waitUntil`. */
  readonly sharesPromises: boolean
  /** Whether a cache that knows `Cache-Tag` stands in front. */
  readonly cacheTags: boolean
}

const portable: Runtime = { compress: gzipOnly, sharesPromises: true, cacheTags: false }

export function createApp(parts: AppParts) {
  const { site, settings = parseDeliverySettings({}), runtime = portable, store, log, demo } = parts
  const app = new Hono().basePath(`${site.basePath}/`)
  const view = { site, demo: demo !== undefined }

  const respondElsewhere = (request: Request, elsewhere: Elsewhere) =>
    elsewhere.status === 301
      ? redirectTo(elsewhere.location, 301, movedMaxAgeSeconds)
      : respondProblem(request, view, elsewhere)
  const deliver = createNewsroomDelivery({ site, settings, ...runtime, log, respondElsewhere })
  const purge = createPurge(
    () => performance.now(),
    (error) => log('the cache in front could not be purged', error),
  )
  const contextOf = (c: HonoContext): Context => {
    const { sharesPromises } = runtime
    if (sharesPromises) return { sharesPromises, waitUntil: () => {}, changed: () => {} }
    const waitUntil = (work: Promise<unknown>) => c.executionCtx.waitUntil(work)
    return {
      sharesPromises,
      waitUntil,
      changed: (families) => waitUntil(purge(families.split(' '), cacheOf(c.executionCtx))),
    }
  }
  const serveFamily = (c: HonoContext, kind: DocumentKind, family: Family) => {
    const { raw } = c.req
    const asked = parseAddress(site, family, c.req.param(), raw.url, kind !== page)
    if ('moved' in asked) return redirectTo(asked.moved, 301)
    if ('request' in asked) return deliver(raw, kind, asked.request, store, () => contextOf(c))
    return respondProblem(raw, view, { status: 404, title: 'Not found', detail: asked.impossible })
  }

  const kindOf = {
    rss: feedDocument(site, formats.rss),
    atom: feedDocument(site, formats.atom),
    json: feedDocument(site, formats.json),
  }
  const page: DocumentKind = {
    key: 'page',
    file: '',
    maxAgeSeconds: pageMaxAgeSeconds,
    render: async (feed) => ({ text: await feedPage(view, feed), mediaType: pageMediaType, safety: pageSafety(site) }),
  }
  const kinds = [...Object.values(kindOf), page]
  for (const family of families) {
    for (const pattern of familyPatterns(family)) {
      for (const kind of kinds) app.get(`${pattern}/${kind.file}`, (c) => serveFamily(c, kind, family))
      if (pattern !== '') app.get(pattern, (c) => redirectTo(withSlash(c.req.url), 308))
    }
  }

  app.get('/feed', async (c) => {
    const key = negotiate(c.req.header('Accept') ?? null, allFormats)
    const response = await serveFamily(c, kindOf[key], everything)
    response.headers.append('Vary', 'Accept')
    return response
  })

  /** What neither the newsroom nor the reader changes is made once. */
  const serveFixed = (path: string, maxAgeSeconds: number, make: () => Promise<Representation>) => {
    let made: Representation | undefined
    app.get(path, async (c) => {
      made ??= await make()
      return respondFixed(c.req.raw, made, maxAgeSeconds)
    })
  }
  const servePage = (path: string, render: (view: View) => Promise<string>) =>
    serveFixed(path, pageMaxAgeSeconds, async () => representPage(site, await render(view)))
  servePage('/disclosure', disclosurePage)
  servePage('/ns/1.0', vocabularyPage)
  for (const file of staticFiles(site)) serveFixed(file.path, file.maxAgeSeconds, () => representFile(file))
  app.get('/favicon.ico', () => redirectTo(site.iconUrl ?? `${site.basePath}/favicon.svg`, 302))

  const unkept = { 'Cache-Control': 'no-store', ...dataSafety }
  app.get('/health/live', (c) => c.json({ status: 'live' }, 200, unkept))

  const readiness = createReadiness(settings.freshMs, () => performance.now())
  app.get('/health/ready', async (c) => {
    const { newestAt, readAt } = await readiness(() => store().marker('all'))
    const newestArticleAgeSeconds = newestAt && Math.round((readAt.getTime() - newestAt.getTime()) / 1000)
    return c.json({ status: 'ready', newestArticleAgeSeconds }, 200, unkept)
  })

  if (demo) app.route('/demo', demo)

  app.notFound((c) => {
    const { pathname, search } = new URL(c.req.url)
    const target = habitTarget(pathname, site.basePath)
    if (target !== null) return redirectTo(`${target}${search}`, 308)
    const detail = `There is nothing at ${pathname}. The feeds are ${allFormats.map((f) => `${site.basePath}/${f.file}`).join(', ')}.`
    return respondProblem(c.req.raw, view, { status: 404, title: 'Not found', detail })
  })

  app.onError((error, c) => {
    if (error instanceof SelectionError)
      return respondProblem(c.req.raw, view, { status: 400, title: 'Bad parameter', detail: error.message })
    // An outage is reported once, by delivery: a line for each request would bury everything else.
    if (isOutage(error)) {
      const detail = 'The newsroom’s database cannot be reached at the moment. Ask again in a few seconds.'
      return respondProblem(c.req.raw, view, { ...unavailable, detail, retryAfterSeconds: 10 })
    }
    if (error instanceof TooBusy) {
      const detail = 'Too much that few ask for is being asked for at once. Ask again in a moment.'
      return respondProblem(c.req.raw, view, { ...unavailable, detail, retryAfterSeconds: 2 })
    }
    log(`${c.req.method} ${c.req.path} failed`, error)
    const detail = 'The service failed; its log says how. Asking again may help, and reporting it to the operator does.'
    return respondProblem(c.req.raw, view, { status: 500, title: 'Internal error', detail })
  })

  // Around the app rather than a middleware in it: that would cost every answer from memory a promise, a sixth of its
  // speed on Node (docs/performance.md).
  const { fetch } = app
  const refuse = (request: Request) => {
    const oversize = findOversize(request)
    return oversize ? respondProblem(request, view, oversize) : allowMethods(request)
  }
  const respondSecurely = async (answer: Response | Promise<Response>) => {
    const response = await answer
    response.headers.set('Strict-Transport-Security', `max-age=${settings.hstsSeconds}`)
    return response
  }
  app.fetch = (request, ...rest) => {
    const answer = refuse(request) ?? fetch(request, ...rest)
    return settings.hstsSeconds > 0 ? respondSecurely(answer) : answer
  }
  return app
}

/** A topic that moved may move back. */
const movedMaxAgeSeconds = 300

const unavailable = { status: 503, title: 'Temporarily unavailable' } as const

/** Workers Cache, where it is enabled for the Worker. */
const cacheOf = (context: object) => ('cache' in context ? (context.cache as PurgeableCache | undefined) : undefined)
