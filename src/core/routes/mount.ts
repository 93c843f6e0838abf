/**
 * For groups of routes: the app that they are mounted on, the newsroom's documents, and the readers
 * of each.
 */
import { type Context, Hono } from 'hono'
import { divideMemory } from '../delivery/cache-classes.ts'
import { clock, type Runtime } from '../delivery/runtime.ts'
import { createDocuments } from '../documents/deliver.ts'
import type { Document } from '../documents/document.ts'
import { formatRenderer } from '../documents/feed.ts'
import { createFeedAddresses } from '../documents/feed-addresses.ts'
import {
  createFixed,
  fixedPolicy,
  pageMaxAgeSeconds,
  renderFile,
  renderFixedPage,
  type StaticFile,
} from '../documents/fixed.ts'
import { createOldAddresses } from '../documents/not-found.ts'
import { createObservation, type Listener } from '../documents/observation.ts'
import { createPartnerAccess } from '../documents/partner-access.ts'
import { respondProblem, type ShowProblem } from '../documents/problem.ts'
import { createServe } from '../documents/serve.ts'
import { observeStore } from '../documents/time-store.ts'
import type { Rendered } from '../http/encode.ts'
import type { Problem } from '../http/problem.ts'
import { redirectTo, withSlash } from '../http/respond.ts'
import type { Log } from '../log/log.ts'
import type { View } from '../pages/layout.ts'
import { formats } from '../request/address.ts'
import { cacheBodies, cleanBody } from '../sanitize/clean-body.ts'
import type { DeliverySettings, Site } from '../settings/site.ts'
import type { Store } from '../store/store.ts'

export type MountParts = {
  readonly site: Site
  readonly view: View
  readonly settings: DeliverySettings
  readonly runtime: Runtime
  readonly store: () => Store
  readonly log: Log
  readonly listener: Listener | undefined
  /** Names of feeds of plugins, which PARTNER_FEEDS may close. */
  readonly feedNames: readonly string[]
  readonly showProblem: ShowProblem
  /** Answers another request as part of this one. */
  readonly fetchWithin: FetchWithin
}

export type Mount = ReturnType<typeof createMount>

/** Cache time of redirects from moved topics, and to articles: both can change. */
const movedMaxAgeSeconds = 300

/** Answers another request as part of this one. */
export type FetchWithin = (
  c: Context,
  request: Request,
  env: Context['env'],
) => Response | Promise<Response>

export const queryOf = (c: Context) => new URL(c.req.url).searchParams

export function createMount(parts: MountParts) {
  const { site, view, settings, runtime, log, listener, feedNames, showProblem, fetchWithin } =
    parts
  const root = new Hono()
  const routes = root.basePath(`${site.basePath}/`)
  const refuse = (request: Request, problem: Problem) =>
    respondProblem(request, view, problem, showProblem)

  const timing = listener?.untimed === true ? () => 0 : clock
  const observation =
    listener?.request && createObservation(listener.request, site.basePath, timing)
  const { query } = listener ?? {}
  const store = query ? () => observeStore(parts.store(), query, clock) : parts.store
  const memory = divideMemory(settings.memoryMegabytes)
  const documents = createDocuments({
    settings,
    runtime,
    memory,
    store,
    log,
    onRender: listener?.render,
  })
  const served = createServe({
    ...{ site, settings, runtime, documents, observation },
    respondMissing: (request, missing) =>
      'location' in missing
        ? redirectTo(missing.location, missing.status, movedMaxAgeSeconds)
        : refuse(request, missing),
  })
  const { sharesPromises } = runtime
  const access = createPartnerAccess({
    site,
    settings,
    sharesPromises,
    feedNames,
    store,
    observation,
  })
  const clean = cacheBodies(cleanBody, memory.bodies)
  const { serveFamily, serveFeed } = createFeedAddresses({
    ...{ site, clean, refuse, admit: access.admit },
    serveDocument: served.serveDocument,
  })

  const fixed = (maxAgeSeconds: number, make: () => Promise<Rendered>, immutable?: boolean) => {
    const respondFixed = createFixed(served.respond, fixedPolicy(maxAgeSeconds, immutable), make)
    return (c: Context) => respondFixed(c.req.raw)
  }

  return {
    ...{ site, settings, runtime, view, log, listener, memory, observation, store },
    ...{ routes, refuse, documents, served, access, clean, serveFamily, serveFeed, fetchWithin },
    /** For what is also at the root of the host. */
    roots: site.basePath === '' ? [root] : [root, routes],
    renderers: {
      rss: formatRenderer(site, formats.rss),
      atom: formatRenderer(site, formats.atom),
      json: formatRenderer(site, formats.json),
    },
    /** Redirects to the addresses of documents, where another software had them. */
    findOld: createOldAddresses(site, documents.findAddresses),
    /** For documents that are no feeds. */
    serve: (c: Context, document: Document) =>
      access.openShared(c, document, (opened) => served.serveDocument(c, opened)),
    /** A file that only a release or a setting changes. */
    fixedFile: (file: StaticFile) =>
      fixed(file.maxAgeSeconds, () => renderFile(runtime.codec, file), file.immutable),
    /** A page that only a release or a setting changes. */
    fixedPage: (path: string, render: (view: View) => Promise<string>) =>
      fixed(pageMaxAgeSeconds, async () =>
        renderFixedPage(runtime.codec, site, path, await render(view)),
      ),
    /** The address of a folder leads to the folder. */
    addSlash: (path: string) => routes.get(path, (c) => redirectTo(withSlash(c.req.url), 301)),
  }
}
