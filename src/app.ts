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
import { problem } from './http/problem.ts'
import { habitRedirect } from './http/redirects.ts'
import { respond } from './http/respond.ts'
import { homePage } from './pages/home.ts'
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
  const app = new Hono().basePath(site.basePath)

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
    return homePage(c.req.raw, buildFeed(site, selection, await store().latest(selection)))
  })

  app.get('/health/live', (c) => c.json({ status: 'live' }, 200, { 'Cache-Control': 'no-store' }))

  app.get('/health/ready', async (c) => {
    const { newestAt, readAt } = await store().marker('all')
    const newestArticleAgeSeconds = newestAt && Math.round((readAt.getTime() - newestAt.getTime()) / 1000)
    return c.json({ status: 'ready', newestArticleAgeSeconds }, 200, { 'Cache-Control': 'no-store' })
  })

  if (demo) app.route('/demo', demo)

  app.notFound((c) => {
    const { pathname, search } = new URL(c.req.url)
    const target = habitRedirect(pathname.slice(site.basePath.length))
    if (target !== null) return c.redirect(`${site.basePath}${target}${search}`, 308)
    const detail = `There is nothing at ${pathname}. The feeds are ${allFormats.map((f) => `${site.basePath}/${f.file}`).join(', ')}.`
    return problem(c.req.raw, { status: 404, title: 'Not found', detail })
  })

  app.onError((error, c) => {
    if (error instanceof SelectionError)
      return problem(c.req.raw, { status: 400, title: 'Bad parameter', detail: error.message })
    log(`${c.req.method} ${c.req.path} failed`, error)
    if (error instanceof StoreUnavailable) {
      const detail = 'The newsroom’s database cannot be reached at the moment. Ask again in a few seconds.'
      return problem(c.req.raw, { status: 503, title: 'Temporarily unavailable', detail, retryAfterSeconds: 10 })
    }
    const detail = 'The service failed; its log says how. Asking again may help, and reporting it to the operator does.'
    return problem(c.req.raw, { status: 500, title: 'Internal error', detail })
  })

  return app
}

/** The database's clock, unless ours is behind it: `Last-Modified` may not be later than `Date`. */
const policyFor = (site: Site, readAt: Date) => ({
  now: new Date(Math.min(readAt.getTime(), Date.now())),
  maxAgeSeconds: site.pollMinutes * 60,
  edgeSeconds: site.edgeSeconds,
})
