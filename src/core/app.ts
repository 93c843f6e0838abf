/**
 * The whole service: its groups of routes (src/core/routes/), those of plugins, and the guards that
 * hold for all of them.
 */
import type { Hono } from 'hono'
import { portable, type Runtime } from './delivery/runtime.ts'
import { respondNotFound } from './documents/not-found.ts'
import { tellAll } from './documents/observation.ts'
import { answerWarm } from './documents/warm.ts'
import type { Log } from './log/log.ts'
import type { View } from './pages/layout.ts'
import type { Opened } from './plugin.ts'
import { mountPlugins, type OpenedPlugin } from './plugins.ts'
import { mountFeeds } from './routes/feeds.ts'
import { mountFinding } from './routes/finding.ts'
import { createGuard } from './routes/guard.ts'
import { createMount, type FetchWithin } from './routes/mount.ts'
import { mountOperations } from './routes/operations.ts'
import { mountPages } from './routes/pages.ts'
import type { Incomplete } from './settings/setting.ts'
import { type DeliverySettings, parseDeliverySettings, type Site } from './settings/site.ts'
import type { Store } from './store/store.ts'

export type AppParts = {
  readonly site: Site
  readonly settings?: DeliverySettings
  readonly runtime?: Runtime
  /**
   * Called whenever a request needs the database: at the edge, requests cannot share connections.
   */
  readonly store: () => Store
  /** Logs errors and outages for the operator, and hides tokens, as that of createLog does. */
  readonly log: Log
  /** What is open beside the core; without them, feeds and their pages. */
  readonly plugins?: readonly (Opened & Partial<OpenedPlugin>)[]
  /** Capabilities that are off because they lack settings: health names them. */
  readonly incomplete?: readonly Incomplete[]
  /** Pages of the demo newsroom, if this deployment serves it. */
  readonly demo?: Hono
}

/** What plugins add to the pages of the core. */
export const viewOf = (site: Site, demo: boolean, plugins: readonly Opened[]): View => ({
  site,
  demo,
  links: plugins.flatMap(({ links = [] }) => links),
  feedPages: plugins.flatMap(({ feedPage }) => feedPage ?? []),
})

/** It can also be mounted at the root of another Hono app: `outer.route('/', app)`. */
export function createApp(parts: AppParts): Hono {
  const { plugins = [], incomplete = [], demo, log, store, runtime = portable } = parts
  const { settings = parseDeliverySettings({}) } = parts
  const site = plugins.reduce((known, each) => each.site?.(known) ?? known, parts.site)
  const view = viewOf(site, demo !== undefined, plugins)
  const listeners = plugins.flatMap(({ listener }) => listener ?? [])
  const listener = listeners.length === 0 ? undefined : tellAll(listeners, log)
  const fetchWithin: FetchWithin = (c, request, env) =>
    app.fetch(request, env, runtime.sharesPromises ? undefined : c.executionCtx)
  const mount = createMount({
    ...{ site, view, settings, runtime, store, log, listener, fetchWithin },
    feedNames: plugins.flatMap(({ feedNames = [] }) => feedNames),
    showProblem: (url, problem) => {
      for (const { showProblem } of plugins) {
        const shown = showProblem?.(view, url, problem)
        if (shown) return shown
      }
      return null
    },
  })
  mountPages(mount, {
    closedPaths: plugins.flatMap(({ closedPaths = [] }) => closedPaths),
    sitemaps: plugins.flatMap(({ sitemaps = [] }) => sitemaps),
    editors: plugins.find(({ editors }) => editors)?.editors,
    demo,
  })
  mountFinding(
    mount,
    plugins.flatMap(({ pages = [] }) => pages),
  )
  mountFeeds(mount)
  const sources = mountOperations(mount, incomplete)
  mountPlugins(mount, plugins)
  for (const { collect } of plugins)
    for (const source of [...sources, ...plugins.flatMap((each) => each.sources ?? [])])
      collect?.(source)

  const { observation, access, served, findOld, refuse } = mount
  const { guard, guardRoutes, guardPrefix } = createGuard({
    ...{ refuse, log, observation },
    hstsSeconds: settings.hstsSeconds,
    takesTokens: access.addresses !== null,
  })
  const app = guardRoutes(mount.routes)
  app.notFound((c) => guard(c, () => respondNotFound(c, site, findOld, refuse)))
  answerWarm(
    app,
    served.serveWarm,
    plugins.flatMap(({ prefix }) =>
      prefix ? { answers: prefix.answers, fetch: guardPrefix(prefix.fetch) } : [],
    ),
    plugins.flatMap(({ asked }) => asked ?? []),
  )
  return app
}
