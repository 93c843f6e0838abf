/** Every route on one screen: the only file that sees articles, feeds and HTTP together. */
import { Hono } from 'hono'
import { type Store, StoreUnavailable } from './articles/store.ts'
import { buildFeed } from './feed/build-feed.ts'
import { feedLinks } from './feed/feed-links.ts'
import { allFormats, type Format, formats } from './feed/formats.ts'
import { aiDisclosure } from './http/ai-disclosure.ts'
import { entityTag } from './http/entity-tag.ts'
import { allowMethods } from './http/methods.ts'
import { negotiate } from './http/negotiate.ts'
import { habitRedirect } from './http/redirects.ts'
import { respond } from './http/respond.ts'
import { disclosurePage } from './pages/disclosure.ts'
import { respondProblem } from './pages/error.ts'
import { staticFiles } from './pages/files.ts'
import { homePage, mostHeadlines } from './pages/home.ts'
import { respondFile } from './pages/respond-page.ts'
import { vocabularyPage } from './pages/vocabulary.ts'
import { parseSelection, SelectionError } from './selection.ts'
import type { Site } from './site.ts'

export type AppParts = {
  readonly site: Site
  /** Called once a request: on the edge a connection belongs to one request. */
  readonly store: () => Store
  /** Receives what went wrong, for the people who run the service. */
  readonly log: (message: string, error: unknown) => void
  /** The demo newsroom's own pages, where it is served. */
  readonly demo?: Hono
}

export function createApp({ site, store, log, demo }: AppParts) {
  const app = new Hono().basePath(`${site.basePath}/`)
  const view = { site, demo: demo !== undefined }

  app.use(async (c, next) => allowMethods(c.req.raw) ?? next())

  const serveFeed = async (request: Request, format: Format) => {
    const selection = parseSelection('all', new URL(request.url).searchParams, site)
    const snapshot = await store().latest(selection)
    const feed = buildFeed(site, selection, snapshot)
    const body = new TextEncoder().encode(format.render(feed))
    const representation = {
      body,
      mediaType: format.mediaType,
      etag: await entityTag(body),
      changedAt: snapshot.changedAt,
      links: feedLinks(feed, format.key),
      aiDisclosure: aiDisclosure(snapshot.articles.map((article) => article.disclosure)),
    }
    return respond(request, representation, policyFor(site, snapshot.readAt))
  }

  for (const format of allFormats) app.get(`/${format.file}`, (c) => serveFeed(c.req.raw, format))

  app.get('/feed', async (c) => {
    const response = await serveFeed(c.req.raw, formats[negotiate(c.req.header('Accept') ?? null, allFormats)])
    response.headers.append('Vary', 'Accept')
    return response
  })

  app.get('/', async (c) => {
    const selection = parseSelection('all', new URLSearchParams(), site)
    const newest = await store().latest({ ...selection, limit: Math.min(selection.limit, mostHeadlines) })
    return homePage(c.req.raw, view, buildFeed(site, selection, newest))
  })

  app.get('/disclosure', (c) => disclosurePage(c.req.raw, view))
  app.get('/ns/1.0', (c) => vocabularyPage(c.req.raw, view))
  for (const file of staticFiles(site)) app.get(file.path, (c) => respondFile(c.req.raw, file))
  app.get('/favicon.ico', (c) => c.redirect(site.iconUrl ?? `${site.basePath}/favicon.svg`, 302))

  app.get('/health/live', (c) => c.json({ status: 'live' }, 200, { 'Cache-Control': 'no-store' }))

  app.get('/health/ready', async (c) => {
    const { newestAt, readAt } = await store().marker('all')
    const newestArticleAgeSeconds = newestAt && Math.round((readAt.getTime() - newestAt.getTime()) / 1000)
    return c.json({ status: 'ready', newestArticleAgeSeconds }, 200, { 'Cache-Control': 'no-store' })
  })

  if (demo) app.route('/demo', demo)

  app.notFound((c) => {
    const { pathname, search } = new URL(c.req.url)
    const target = habitTarget(pathname, site.basePath)
    if (target !== null) return c.redirect(`${target}${search}`, 308)
    const detail = `There is nothing at ${pathname}. The feeds are ${allFormats.map((f) => `${site.basePath}/${f.file}`).join(', ')}.`
    return respondProblem(c.req.raw, view, { status: 404, title: 'Not found', detail })
  })

  app.onError((error, c) => {
    if (error instanceof SelectionError)
      return respondProblem(c.req.raw, view, { status: 400, title: 'Bad parameter', detail: error.message })
    log(`${c.req.method} ${c.req.path} failed`, error)
    if (error instanceof StoreUnavailable) {
      const detail = 'The newsroom’s database cannot be reached at the moment. Ask again in a few seconds.'
      return respondProblem(c.req.raw, view, {
        status: 503,
        title: 'Temporarily unavailable',
        detail,
        retryAfterSeconds: 10,
      })
    }
    const detail = 'The service failed; its log says how. Asking again may help, and reporting it to the operator does.'
    return respondProblem(c.req.raw, view, { status: 500, title: 'Internal error', detail })
  })

  return app
}

/** Where a habit leads, base path included. What lies beside the base path belongs to somebody else. */
function habitTarget(pathname: string, basePath: string): string | null {
  if (pathname === basePath) return `${basePath}/`
  if (!pathname.startsWith(`${basePath}/`)) return null
  const target = habitRedirect(pathname.slice(basePath.length))
  return target && `${basePath}${target}`
}

/** The database's clock, unless ours is behind it: `Last-Modified` may not be later than `Date`. */
const policyFor = (site: Site, readAt: Date) => ({
  now: new Date(Math.min(readAt.getTime(), Date.now())),
  maxAgeSeconds: site.pollMinutes * 60,
  edgeSeconds: site.edgeSeconds,
})
