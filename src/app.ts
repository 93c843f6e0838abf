/** Every route on one screen: the only file that sees articles, feeds and HTTP together. */
import { Hono, type Context as HonoContext } from 'hono'
import { LRUCache } from 'lru-cache'
import { rememberBodies } from './delivery/body-memory.ts'
import { createReadiness } from './delivery/readiness.ts'
import { createContexts, portable, type Runtime } from './delivery/runtime.ts'
import { describeError, internalError } from './documents/describe-error.ts'
import { directoryPageDocument, feedsJsonDocument, opmlDocument, sitemapDocument } from './documents/directory.ts'
import type { AskedDocument } from './documents/document.ts'
import { cardOf, embedKind } from './documents/embed.ts'
import { embedMakerDocument } from './documents/embed-maker.ts'
import { type FeedKind, feedDocument, feedKind, usualDocument } from './documents/feed.ts'
import { feedPageKind, searchPageKind } from './documents/feed-page.ts'
import { createFixed, pageMaxAgeSeconds, representFile, representPage } from './documents/fixed.ts'
import type { Elsewhere } from './documents/missing.ts'
import { notEmbeddable, oembedDocument } from './documents/oembed.ts'
import { respondProblem } from './documents/problem.ts'
import { bodyShare, createNewsroomDelivery } from './documents/serve.ts'
import { staticFiles } from './documents/static-files.ts'
import { cardFile, embedFiles, embedSurfaces } from './embeds/embed-url.ts'
import { parseOembed } from './embeds/oembed.ts'
import { headlinesReleases } from './embeds/releases.ts'
import { everything, type Family, families, groups } from './families/families.ts'
import { guard } from './http/guard.ts'
import { negotiate } from './http/negotiate.ts'
import { habitTarget, redirectTo, withSlash } from './http/redirects.ts'
import { dataSafety } from './http/safety.ts'
import { disclosurePage } from './pages/disclosure.ts'
import type { View } from './pages/layout.ts'
import { searchFormPage } from './pages/search-page.ts'
import { vocabularyPage } from './pages/vocabulary.ts'
import { familyPatterns, parseAddress } from './request/address.ts'
import { findFeed } from './request/find.ts'
import { allFormats, type FormatKey, formats } from './request/formats.ts'
import { type FeedRequest, parseSearch } from './request/selection.ts'
import { cleanBody } from './sanitize/clean-body.ts'
import { type DeliverySettings, parseDeliverySettings } from './settings/delivery.ts'
import type { Site } from './settings/site.ts'
import type { Store } from './store/store.ts'

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

export function createApp(parts: AppParts) {
  const { site, settings = parseDeliverySettings({}), runtime = portable, store, log, demo } = parts
  const app = new Hono().basePath(`${site.basePath}/`)
  const view = { site, demo: demo !== undefined }

  const respondElsewhere = (request: Request, elsewhere: Elsewhere) =>
    elsewhere.status === 301
      ? redirectTo(elsewhere.location, 301, movedMaxAgeSeconds)
      : respondProblem(request, view, elsewhere)
  const deliver = createNewsroomDelivery({ site, settings, ...runtime, log, respondElsewhere })
  const clean = rememberBodies(cleanBody, settings.memoryMegabytes * 1_000_000 * bodyShare)
  const contextOf = createContexts(runtime, log)
  const serveDocument = (c: HonoContext, asked: AskedDocument) => deliver(c.req.raw, asked, store, () => contextOf(c))
  const queryOf = (c: HonoContext) => new URL(c.req.url).searchParams

  const fixed = (...parts: Parameters<typeof createFixed>) => {
    const answer = createFixed(...parts)
    return (c: HonoContext) => answer(c.req.raw)
  }
  const fixedPage = (path: string, render: (view: View) => Promise<string>) =>
    fixed(pageMaxAgeSeconds, async () => representPage(site, path, await render(view)))

  app.get('/disclosure', fixedPage('/disclosure', disclosurePage))
  app.get('/ns/1.0', fixedPage('/ns/1.0', vocabularyPage))
  for (const file of staticFiles(site))
    app.get(
      file.path,
      fixed(file.maxAgeSeconds, () => representFile(file), file.immutable),
    )

  for (const group of [null, ...groups.filter((each) => each !== '')]) {
    const base = `/${group ?? 'feeds'}`
    app.get(base, (c) => redirectTo(withSlash(c.req.url), 308))
    app.get(`${base}/`, (c) => serveDocument(c, directoryPageDocument(view, group, queryOf(c))))
    const opml = group === null ? '/opml.xml' : `${base}/opml.xml`
    const document = opmlDocument(site, opml, group === null ? groups : [group])
    app.get(opml, (c) => serveDocument(c, document))
  }
  const [feedsJson, sitemap] = [feedsJsonDocument(site, '/feeds.json'), sitemapDocument(site, '/sitemap.xml')]
  app.get('/feeds.json', (c) => serveDocument(c, feedsJson))
  app.get('/sitemap.xml', (c) => serveDocument(c, sitemap))
  app.get('/feeds/find', (c) => redirectTo(findFeed(site, queryOf(c)), 302, pageMaxAgeSeconds))

  const ofFormat = (key: FormatKey) => feedKind(site, formats[key])
  const kindOf = { rss: ofFormat('rss'), atom: ofFormat('atom'), json: ofFormat('json') }
  const kinds = [...Object.values(kindOf), feedPageKind(view)]

  const serveKind = (c: HonoContext, kind: FeedKind, request: FeedRequest) =>
    serveDocument(c, feedDocument(site, clean, kind, request))
  const serveSearch = (c: HonoContext, kind: FeedKind) =>
    serveKind(c, kind, { ...parseSearch(queryOf(c), site.feedLength), excerpts: kind === searchKind })
  const searchKind = searchPageKind(view)
  const searchForm = fixedPage('/search/', searchFormPage)
  app.get('/search', (c) => redirectTo(withSlash(c.req.url), 308))
  app.get('/search/', (c) => (queryOf(c).has('q') ? serveSearch(c, searchKind) : searchForm(c)))
  for (const kind of Object.values(kindOf)) app.get(`/search/${kind.file}`, (c) => serveSearch(c, kind))

  const askFamily = (c: HonoContext, kind: FeedKind, family: Family) => {
    const { raw } = c.req
    const asked = parseAddress(site, family, c.req.param(), raw.url, kind.takesAll)
    if ('moved' in asked) return redirectTo(asked.moved, 301)
    if ('request' in asked) return feedDocument(site, clean, kind, asked.request)
    return respondProblem(raw, view, { status: 404, title: 'Not found', detail: asked.impossible })
  }
  /** What is asked for often is parsed once. */
  const remembered = new LRUCache<string, AskedDocument>({ max: mostRemembered })
  const serveFamily = (c: HonoContext, kind: () => FeedKind, family: Family) => {
    const { url } = c.req.raw
    const known = remembered.get(url)
    if (known) return serveDocument(c, known)
    const asked = askFamily(c, kind(), family)
    if (!('make' in asked)) return asked
    remembered.set(url, asked)
    return serveDocument(c, asked)
  }
  for (const family of families) {
    const [own] = familyPatterns(family)
    for (const pattern of familyPatterns(family)) {
      for (const kind of kinds) {
        // What is asked for all day is put together before.
        const usual = pattern === own ? usualDocument(site, clean, kind, family) : null
        app.get(`${pattern}/${kind.file}`, (c) =>
          usual && !c.req.raw.url.includes('?') ? serveDocument(c, usual) : serveFamily(c, () => kind, family),
        )
      }
      if (pattern !== '') app.get(pattern, (c) => redirectTo(withSlash(c.req.url), 308))
    }
    app.get(`${own}/embed`, (c) => redirectTo(withSlash(c.req.url), 308))
    for (const surface of embedSurfaces) {
      const kind = (c: HonoContext) => embedKind(site, surface, queryOf(c))
      app.get(`${own}/${embedFiles[surface]}`, (c) => serveFamily(c, () => kind(c), family))
    }
  }

  app.get('/feed', async (c) => {
    const key = negotiate(c.req.header('Accept') ?? null, allFormats)
    const asked = askFamily(c, kindOf[key], everything)
    const response = await ('make' in asked ? serveDocument(c, asked) : asked)
    response.headers.append('Vary', 'Accept')
    return response
  })

  app.get('/embed/article', (c) => redirectTo(withSlash(c.req.url), 308))
  app.get(`/${cardFile}`, (c) => serveKind(c, ...cardOf(site, queryOf(c))))
  app.get('/embed/new', (c) => serveDocument(c, embedMakerDocument(view, queryOf(c), settings.freshMs)))
  app.get('/embed.js', () => redirectTo(`${site.basePath}${headlinesReleases[0].path}`, 302, releaseMaxAgeSeconds))
  app.get('/oembed', (c) => {
    const document = oembedDocument(site, parseOembed(queryOf(c)))
    return document ? serveDocument(c, document) : respondProblem(c.req.raw, view, notEmbeddable())
  })

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
    const detail = `There is nothing at ${pathname}. The feeds are ${allFormats.map((f) => `${site.basePath}/${f.file}`).join(', ')}; all others are at ${site.basePath}/feeds/.`
    return respondProblem(c.req.raw, view, { status: 404, title: 'Not found', detail })
  })

  app.onError((error, c) => {
    const described = describeError(error)
    if (described === null) log(`${c.req.method} ${c.req.path} failed`, error)
    return respondProblem(c.req.raw, view, described ?? internalError)
  })

  app.fetch = guard(app.fetch, view, settings.hstsSeconds)
  return app
}

/** Addresses of feeds that are not parsed anew. */
const mostRemembered = 2000
/** A topic that moved may move back. */
const movedMaxAgeSeconds = 300
/** How long partners' pages may go on with the release before. */
const releaseMaxAgeSeconds = 3600
