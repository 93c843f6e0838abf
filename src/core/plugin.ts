/**
 * What a plugin is: a capability that the core can do without. docs/plugins.md says how to write
 * one. Its commands and checks are `Tools` (tools.ts), which no Worker loads.
 */
import type { Listener } from './documents/observation.ts'
import type { ShownProblem } from './documents/problem.ts'
import type { Host } from './host.ts'
import type { Log } from './log/log.ts'
import type { MetricSource } from './metrics/metrics.ts'
import type { PublicEditor } from './pages/disclosure.ts'
import type { FeedPageParts, FootLink, View } from './pages/layout.ts'
import type { Prefix } from './routes/guard.ts'
import type { Mount } from './routes/mount.ts'
import type { Environment, Incomplete, SettingsTable } from './settings/setting.ts'
import type { Site } from './settings/site.ts'
import type { OwnFiles } from './settings/wording.ts'
import type { LeftOut } from './store/snapshot.ts'
import type { ExplainedProblem } from './words/problems.ts'

export type Plugin = {
  readonly name: string
  /** Plugins whose modules it imports: they must be in the list too. */
  readonly needs?: readonly string[]
  /** Its tables of settings, by the mark in docs/settings.md that opens each. */
  readonly settings?: (files?: OwnFiles) => Readonly<Record<string, SettingsTable>>
  /** Checks settings that depend on each other. @throws {SettingsError} */
  readonly check?: (environment: Environment, host: Host) => void
  /** What it lacks to be on: for the log, once, and for health. */
  readonly missing?: (environment: Environment, host: Host) => readonly Incomplete[]
  /** Names of its feeds that PARTNER_FEEDS may close. */
  readonly feedNames?: (environment: Environment, host: Host) => readonly string[]
  /** What it adds to points that other plugins declare. */
  readonly adds?: readonly Added[]
  /** Opened before the database is, because it works while that is away. */
  readonly isEarly?: boolean
  /** Opens it for a newsroom; `null` if it is off. Not async, because a Worker makes its app so. */
  readonly open?: (core: Core) => Opened | null
}

/** The newsroom that a plugin is opened for. */
export type Core = {
  readonly environment: Environment
  readonly site: Site
  /** The newsroom is the demo. */
  readonly demo: boolean
  /** This process answers requests; one that only works does not. */
  readonly serves: boolean
  /** The origin at which a browser on this machine reaches the process; `null` elsewhere. */
  readonly localOrigin: string | null
  readonly host: Host
  readonly log: Log
  readonly leftOut: LeftOut
  /** What plugins add to a point, also those that are opened later. Call it when it is needed. */
  readonly added: <T>(point: Point<T>) => readonly T[]
  /** Only this machine reaches the process. */
  readonly isLocal: boolean
  /** What all pages are made with, once everything is open. */
  readonly view: () => View
  /** The app answers a request, as if it had come from outside. */
  readonly fetch: (request: Request) => Response | Promise<Response>
}

/** A plugin that is open in a newsroom. What it throws while the core answers breaks no answer. */
export type Opened = {
  /** Changes what every document knows of the newsroom, such as its hub. */
  readonly site?: (site: Site) => Site
  /** Adds addresses. Called once, after those of the core. */
  readonly routes?: (mount: Mount) => void
  /** Told of each request's outcome, and of the work for it. */
  readonly listener?: Listener | undefined
  /** Answers by itself what it says that it answers, after what memory has for the address. */
  readonly prefix?: Prefix
  /** Paths that crawlers shall not fetch, below the base path. */
  readonly closedPaths?: readonly string[]
  /** Pages for the sitemap, below the base path, and further sitemaps. */
  readonly pages?: readonly string[]
  readonly sitemaps?: readonly string[]
  /** Links at the foot of every page. */
  readonly links?: readonly FootLink[]
  /** What it adds to the page of a feed. */
  readonly feedPage?: FeedPageParts
  /** Shows a problem to people in its own documents; `null` for those of others. */
  readonly showProblem?: (
    view: View,
    url: URL,
    problem: ExplainedProblem,
  ) => Promise<ShownProblem | null> | null
  readonly feedNames?: readonly string[]
  /** Reads the editors whom the policy page names. */
  readonly editors?: () => Promise<readonly PublicEditor[] | null> | null
  /** What it counts, read for each page of metrics. */
  readonly sources?: readonly MetricSource[]
  /** Gets the sources of the app and of all plugins. */
  readonly collect?: (source: MetricSource) => void
  readonly adds?: readonly Added[]
  /** Called for each request, before it is answered: it must be as fast as a counter. */
  readonly asked?: () => void
  /** Its address is at `localhost`, for a browser on this machine. */
  readonly usesLocalhost?: boolean
  /** What operators read at the start: steps on a terminal, a sentence in a log. */
  readonly announce?: () => Promise<{ readonly steps: readonly string[]; readonly line: string }>
  /** At the edge: the work of the cron trigger, and that of messages of the queue. */
  readonly scheduled?: () => Promise<void>
  readonly queue?: (messages: readonly QueueMessage[]) => Promise<void>
  /** Begins the work that it does by itself. */
  readonly start?: () => void | Promise<void>
  /** Ends that work; requests still get answers. */
  readonly stop?: () => Promise<void>
  readonly close?: () => Promise<void>
}

/** A message of a queue of Cloudflare. */
export type QueueMessage = {
  readonly body: unknown
  readonly ack: () => void
  readonly retry: (options: { readonly delaySeconds: number }) => void
}

/** A place where other plugins add something, typed by what that is. */
export type Point<T> = { readonly name: string; readonly type?: (value: T) => T }
export type Added = { readonly point: { readonly name: string }; readonly value: unknown }

export const point = <T>(name: string): Point<T> => ({ name })

export const add = <T>(to: Point<T>, value: T): Added => ({ point: to, value })

/** What is added to a point, by plugins of the list and by those that are open. */
export const addedBy =
  (plugins: () => readonly Pick<Plugin | Opened, 'adds'>[]) =>
  <T>(point: Point<T>): readonly T[] =>
    plugins()
      .flatMap(({ adds = [] }) => adds)
      .flatMap((each) => (each.point === point ? [each.value as T] : []))
