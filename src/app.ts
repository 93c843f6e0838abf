/** The app and all its routes. Only this file and src/documents/ import from all folders. */
import { type Context, Hono } from 'hono'
import { divideMemory } from './delivery/cache-classes.ts'
import { clock } from './delivery/deadline.ts'
import { portable, type Runtime } from './delivery/runtime.ts'
import { createDocuments } from './documents/deliver.ts'
import { describeError, internalError } from './documents/describe-error.ts'
import {
  directoryPageDocument,
  feedsJsonDocument,
  newsSitemapDocument,
  opmlDocument,
  sitemapDocument,
} from './documents/directory.ts'
import type { Document } from './documents/document.ts'
import { cardRenderer, embedRenderer } from './documents/embed.ts'
import { embedMakerDocument } from './documents/embed-maker.ts'
import { type FeedRenderer, formatRenderer } from './documents/feed.ts'
import { createFeedAddresses } from './documents/feed-addresses.ts'
import { feedPageRenderer, searchPageRenderer } from './documents/feed-page.ts'
import {
  createFixed,
  fixedPolicy,
  pageMaxAgeSeconds,
  renderFile,
  renderFixedPage,
  type StaticFile,
} from './documents/fixed.ts'
import { createHealth } from './documents/health.ts'
import { createOldAddresses, respondNotFound } from './documents/not-found.ts'
import { createObservation, type Listener } from './documents/observation.ts'
import { noEmbedProblem, oembedDocument } from './documents/oembed.ts'
import { createPartnerAccess } from './documents/partner-access.ts'
import { respondProblem } from './documents/problem.ts'
import { createServe } from './documents/serve.ts'
import { rootFiles, sheetFile, staticFiles } from './documents/static-files.ts'
import { observeStore, timeStore } from './documents/time-store.ts'
import { tokenAddressPattern } from './documents/token-addresses.ts'
import { answerWarm } from './documents/warm.ts'
import { cardFile, embedFiles, embedSurfaces } from './embeds/embed-url.ts'
import { parseOembed } from './embeds/oembed.ts'
import { headlinesReleases } from './embeds/releases.ts'
import { everything, type Family, families, groups } from './families/families.ts'
import type { Rendered } from './http/encode.ts'
import { createGuard } from './http/guard.ts'
import { negotiate } from './http/negotiate.ts'
import type { Problem } from './http/problem.ts'
import { redirectTo, withSlash } from './http/redirects.ts'
import type { Log } from './log/log.ts'
import type { Source } from './metrics/family.ts'
import { appSources } from './metrics/sources.ts'
import { disclosurePage } from './pages/disclosure.ts'
import type { View } from './pages/layout.ts'
import { searchFormPage } from './pages/search-page.ts'
import { vocabularyPage } from './pages/vocabulary.ts'
import type { Partner } from './partners/partner.ts'
import { addPartnerRoutes } from './partners/routes.ts'
import { createPublishApi, type PublishParts } from './publish/api.ts'
import { createPublishingPage } from './publish/api-page.ts'
import { apiPath } from './publish/api-path.ts'
import { createStats } from './publish/reader-routes.ts'
import { createHub, type PushParts } from './push/hub.ts'
import { statsSheet } from './readership/stats-style.ts'
import { familyPatterns } from './request/address.ts'
import { feedFormTarget } from './request/feed-form.ts'
import { allFormats, formats } from './request/formats.ts'
import { asksForFeed } from './request/old-addresses.ts'
import { type FeedRequest, parseSearch } from './request/selection.ts'
import { cacheBodies } from './sanitize/body-cache.ts'
import { cleanBody } from './sanitize/clean-body.ts'
import { type DeliverySettings, parseDeliverySettings } from './settings/delivery.ts'
import type { Incomplete } from './settings/incomplete.ts'
import type { PublishSettings } from './settings/publish.ts'
import { hasOwnHub, type Site, withOwnHub } from './settings/site.ts'
import type { Store } from './store/store.ts'
import { createOutages } from './writer/outage.ts'

export type AppParts = {
  readonly site: Site
  readonly settings?: DeliverySettings
  readonly runtime?: Runtime
  /** Called whenever a request needs the database: at the edge, requests cannot share connections. */
  readonly store: () => Store
  /** Logs errors and outages for the operator, and hides tokens, as that of createLog does. */
  readonly log: Log
  /** What the publishing API needs; without it there is none. */
  readonly publish?: Pick<PublishParts, 'writer' | 'readers'> & PublishSettings
  /** Partners that have feeds of their own. */
  readonly partners?: readonly Partner[]
  /** Capabilities that are off because they lack settings: health names them. */
  readonly incomplete?: readonly Incomplete[]
  /** What the WebSub hub needs; without it, push is off. */
  readonly push?: PushParts
  /** Told of each request's outcome, and of the work for it. Without one, nothing is observed. */
  readonly listener?: Listener | undefined
  /** Gets what is read from the app for `/metrics`. */
  readonly addSource?: (source: Source) => void
  /** Answers `/metrics` on the port of the service. */
  readonly metrics?: ((request: Request) => Promise<Response>) | null
  /** Pages of the demo newsroom, if this deployment serves it. */
  readonly demo?: Hono
}

/** Cache time of redirects from moved topics: a topic can move back. */
const movedMaxAgeSeconds = 300
/** How long partners' pages may load the previous release of the script. */
const releaseMaxAgeSeconds = 3600

/** The whole service. It can also be mounted at the root of another Hono app: `outer.route('/', app)`. */
export function createApp(parts: AppParts): Hono {
  const { settings = parseDeliverySettings({}), runtime = portable, publish, push, demo, listener, metrics } = parts
  const site = push ? withOwnHub(parts.site) : parts.site
  const { partners = [], incomplete = [], log } = parts
  const root = new Hono()
  const routes = root.basePath(`${site.basePath}/`)
  /** For what is also at the root of the host. */
  const roots = site.basePath === '' ? [root] : [root, routes]
  const view: View = { site, demo: demo !== undefined }
  const refuse = (request: Request, problem: Problem) => respondProblem(request, view, problem)
  const queryOf = (c: Context) => new URL(c.req.url).searchParams

  const timing = listener?.untimed === true ? () => 0 : clock
  const observation = listener?.request && createObservation(listener.request, site.basePath, timing)
  const { query } = listener ?? {}
  const store = query ? () => observeStore(parts.store(), query, clock) : parts.store
  const memory = divideMemory(settings.memoryMegabytes)
  const documents = createDocuments({ settings, runtime, memory, store, log, told: listener?.render })
  const { findAddresses, usedBytes } = documents
  const { serveDocument, serveWarm, respond } = createServe({
    site,
    settings,
    runtime,
    documents,
    observation,
    respondMissing: (request, missing) =>
      missing.status === 301 ? redirectTo(missing.location, 301, movedMaxAgeSeconds) : refuse(request, missing),
  })

  const access = createPartnerAccess({
    site,
    settings,
    sharesPromises: runtime.sharesPromises,
    partners,
    store,
    observation,
  })
  /** For documents that are no feeds. */
  const serve = (c: Context, document: Document) => access.openShared(c, document, (opened) => serveDocument(c, opened))
  /** Answers another request as part of this one. */
  const fetchWithin = (c: Context, request: Request, env: Context['env']) =>
    app.fetch(request, env, runtime.sharesPromises ? undefined : c.executionCtx)

  // Fixed pages and files: only a release or a setting changes them.
  const fixed = (maxAgeSeconds: number, make: () => Promise<Rendered>, immutable?: boolean) => {
    const respondFixed = createFixed(respond, fixedPolicy(maxAgeSeconds, immutable), make)
    return (c: Context) => respondFixed(c.req.raw)
  }
  const fixedFile = (file: StaticFile) =>
    fixed(file.maxAgeSeconds, () => renderFile(runtime.codec, file), file.immutable)
  const fixedPage = (path: string, render: (view: View) => Promise<string>) =>
    fixed(pageMaxAgeSeconds, async () => renderFixedPage(runtime.codec, site, path, await render(view)))
  routes.get('/disclosure', fixedPage('/disclosure', disclosurePage))
  routes.get('/ns/1.0', fixedPage('/ns/1.0', vocabularyPage))
  const { indexNowKey = null } = push?.settings ?? {}
  for (const file of staticFiles({ site, hasApi: publish !== undefined, indexNowKey })) {
    routes.get(file.path, fixedFile(file))
  }
  for (const file of rootFiles(site)) for (const each of roots) each.get(file.path, fixedFile(file))

  // The directory.
  for (const group of [null, ...groups.filter((each) => each !== '')]) {
    const base = `/${group ?? 'feeds'}`
    routes.get(base, (c) => redirectTo(withSlash(c.req.url), 301))
    routes.get(`${base}/`, (c) => serve(c, directoryPageDocument(view, group, queryOf(c))))
  }
  const opml = opmlDocument(site, '/opml.xml', groups)
  routes.get('/opml.xml', (c) => serve(c, opml))
  const [feedsJson, sitemap] = [feedsJsonDocument(site, '/feeds.json'), sitemapDocument(site, '/sitemap.xml')]
  routes.get('/feeds.json', (c) => serve(c, feedsJson))
  routes.get('/sitemap.xml', (c) => serve(c, sitemap))
  const newsSitemap = newsSitemapDocument(site, '/news-sitemap.xml')
  routes.get('/news-sitemap.xml', (c) => serve(c, newsSitemap))
  routes.get('/feeds/find', (c) => redirectTo(feedFormTarget(site, queryOf(c)), 302, pageMaxAgeSeconds))

  // Search.
  const clean = cacheBodies(cleanBody, memory.bodies)
  const renderers = {
    rss: formatRenderer(site, formats.rss),
    atom: formatRenderer(site, formats.atom),
    json: formatRenderer(site, formats.json),
  }
  const feeds = createFeedAddresses({ site, clean, refuse, admit: access.admit })
  const serveFeed = (c: Context, renderer: FeedRenderer, request: FeedRequest) =>
    feeds.answerRequest(c, renderer, request, (document) => serveDocument(c, document))
  const searchPage = searchPageRenderer(view)
  const serveSearch = (c: Context, renderer: FeedRenderer) =>
    serveFeed(c, renderer, { ...parseSearch(queryOf(c), site.feedLength), excerpts: renderer === searchPage })
  const searchForm = fixedPage('/search/', searchFormPage)
  routes.get('/search', (c) => redirectTo(withSlash(c.req.url), 301))
  routes.get('/search/', (c) => (queryOf(c).has('q') ? serveSearch(c, searchPage) : searchForm(c)))
  for (const renderer of Object.values(renderers)) {
    routes.get(`/search/${renderer.file}`, (c) => serveSearch(c, renderer))
  }

  // Addresses of other software: where there is no document, and WordPress's /?feed=rss2.
  const findOld = createOldAddresses(site, findAddresses)
  routes.get('/', async (c, next) => (asksForFeed(c.req.url) ? await findOld(c.req.url) : null) ?? next())

  // The feeds of each family: its formats, its page, its embeds, and the parts of its archive.
  const serveFamily = (c: Context, renderer: FeedRenderer, family: Family, byUrl = true) =>
    feeds.answerAddress(c, renderer, family, (document) => serveDocument(c, document, byUrl))
  const feedRenderers = [...Object.values(renderers), feedPageRenderer(view)]
  for (const family of families) {
    const [own] = familyPatterns(family)
    // Without a route of its own, which Hono's fast router does not allow beside `:member`.
    const list = opmlDocument(
      site,
      `/${family.path}/opml.xml`,
      groups.filter((group) => group === family.path),
    )
    for (const pattern of familyPatterns(family)) {
      for (const renderer of feedRenderers) {
        routes.get(`${pattern}/${renderer.file}`, (c) => serveFamily(c, renderer, family))
      }
      if (pattern === '') continue
      routes.get(pattern, (c) =>
        pattern === own && c.req.param('member') === 'opml.xml'
          ? serve(c, list)
          : redirectTo(withSlash(c.req.url), 301),
      )
    }
    routes.get(`${own}/embed`, (c) => redirectTo(withSlash(c.req.url), 301))
    for (const surface of embedSurfaces) {
      routes.get(`${own}/${embedFiles[surface]}`, (c) =>
        serveFamily(c, embedRenderer(site, surface, queryOf(c)), family),
      )
    }
  }

  addPartnerRoutes(routes, { site, partners, clean, told: listener?.partner, feeds, serve: serveDocument })
  if (access.addresses)
    routes.get(
      tokenAddressPattern,
      access.addresses.respond({ fetch: (c, request) => fetchWithin(c, request, c.env), refuse }),
    )

  // Redirects browsers to the page; all other clients get a feed.
  routes.get('/feed', async (c) => {
    const byPerson = c.req.header('Sec-Fetch-Dest') === 'document'
    const key = negotiate(c.req.header('Accept') ?? null, allFormats)
    const response = await (byPerson
      ? redirectTo(`${site.basePath}/${new URL(c.req.url).search}`, 302, null)
      : serveFamily(c, renderers[key], everything, false))
    response.headers.append('Vary', 'Accept, Sec-Fetch-Dest')
    return response
  })

  // Headlines on other sites.
  routes.get('/embed/article', (c) => redirectTo(withSlash(c.req.url), 301))
  routes.get(`/${cardFile}`, (c) => serveFeed(c, ...cardRenderer(site, queryOf(c))))
  routes.get('/embed/new', (c) => serve(c, embedMakerDocument(view, queryOf(c), settings.freshMs)))
  routes.get('/embed.js', () => redirectTo(`${site.basePath}${headlinesReleases[0].path}`, 302, releaseMaxAgeSeconds))
  routes.get('/oembed', (c) => {
    const document = oembedDocument(site, parseOembed(queryOf(c)))
    return document ? serve(c, document) : refuse(c.req.raw, noEmbedProblem())
  })
  const { iconUrl } = site
  if (iconUrl !== null) routes.get('/favicon.ico', () => redirectTo(iconUrl, 302))

  // Health, also at the root: what checks a container or a process need not know the base path.
  const { freshMs } = settings
  const health = createHealth({ freshMs, runtime, store, documents, log, incomplete, refuse })
  for (const each of roots) {
    each.get('/health/live', health.live)
    each.get('/health/ready', health.ready)
  }

  // Metrics.
  if (metrics) routes.get('/metrics', (c) => metrics(c.req.raw))
  if (parts.addSource) {
    const used = () => ({ ...usedBytes(), bodies: clean.usedBytes() })
    const newest = () => timeStore(store(), clock).store.findNewest()
    for (const source of appSources({ usedBytes: used, memory, outageSeconds: health.outageSeconds, newest }))
      parts.addSource(source)
  }

  const writes = publish && { ...publish, site, freshMs: settings.freshMs, outages: createOutages('api', log) }
  if (writes) {
    const hooks = push && { push: { box: push.box, allowPrivate: push.settings.privateCallbacks } }
    const wrote = listener?.write
    const api = createPublishApi({ ...writes, ...hooks, partners, log, wrote })
    routes.get(apiPath, (c) => redirectTo(withSlash(c.req.url), 301))
    routes.get(`${apiPath}/`, createPublishingPage(view))
    for (const path of [apiPath, `${apiPath}/*`]) routes.all(path, (c) => api.fetch(c.req.raw, c.env))
  }

  if (writes?.readers === true) {
    const stats = sheetFile(statsSheet)
    // A folder: browsers send the credentials of an address to all others of its folder (RFC 7617 §2.2).
    routes.get('/stats', (c) => redirectTo(withSlash(c.req.url), 301))
    routes.get('/stats/', createStats({ ...writes, view, refuse }))
    routes.get(stats.path, fixedFile(stats))
  }

  push?.share?.({ documents, clean })
  if (push && hasOwnHub(site)) {
    // Addresses of feeds are looked up as readers request them, so that each leads to the same feed.
    const ask = (c: Context, url: string) => fetchWithin(c, new Request(url), undefined)
    routes.all('/hub', createHub({ ...push, site, ask, log }))
  }

  if (demo) routes.route('/demo', demo)

  const { guard, guardRoutes, secure } = createGuard({
    respondProblem: refuse,
    hstsSeconds: settings.hstsSeconds,
    takesTokens: access.addresses !== null,
    around: observation?.around,
  })
  const app = guardRoutes(routes)
  app.notFound((c) => guard(c, () => respondNotFound(c, site, findOld, refuse)))
  app.onError(async (error, c) => {
    const described = describeError(error)
    if (described === null)
      log(`${c.req.method} ${c.req.path} failed`, error, { event: 'request.failed', request: c.req.raw })
    const response = await secure(refuse(c.req.raw, described ?? internalError))
    return observation ? observation.finish(c.req.raw, response) : response
  })
  answerWarm(app, serveWarm)
  return app
}
