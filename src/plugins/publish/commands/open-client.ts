/**
 * Reaches the API: over HTTP by CANDOR_URL and CANDOR_TOKEN, or in this process on the database
 * itself.
 */

import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { hasLogin } from 'candor-disclosure/text/web-address.ts'
import { createApp } from '../../../core/app.ts'
import { findAddressOf } from '../../../core/article-address.ts'
import { addedBy } from '../../../core/plugin.ts'
import { localOrigin, parseNodeSettings } from '../../../core/settings/node.ts'
import { parseSite } from '../../../core/settings/site.ts'
import { FolderInUse, reasonOf } from '../../../core/store/errors.ts'
import { createStore } from '../../../core/store/store.ts'
import { Failed, wrong } from '../../../core/tools/output.ts'
import type { Context } from '../../../core/tools/tools.ts'
import { createPublishApi } from '../api.ts'
import { openedForCommands } from '../points.ts'
import { apiPath } from '../route.ts'
import { scopes } from '../scopes.ts'
import { type ApiClient, createApiClient } from './api-client.ts'

export type OpenedClient = {
  readonly client: ApiClient
  /** The address of the service, with its base path and without a slash at the end. */
  readonly root: string
  /** A document of the service by its path below the base path. */
  readonly read: (path: string) => Promise<Response>
  readonly close: () => Promise<void>
}

/** Bytes of a body on the database itself, where nobody else waits for it. */
const maxBytes = 100_000_000

/**
 * Without CANDOR_URL, the database of DATABASE_URL or the embedded one, and `loadPlugins`. If
 * `candor serve` has that open, its API.
 *
 * @throws {Failed}, or what openDatabase throws.
 */
export async function openClient(context: Context): Promise<OpenedClient> {
  const { environment } = context
  const url = environment['CANDOR_URL']?.trim()
  if (url) {
    const token = environment['CANDOR_TOKEN']?.trim()
    if (!token)
      throw wrong(
        'CANDOR_URL is set, so CANDOR_TOKEN must be too: "candor token create" makes one.',
      )
    return overHttp(url, token, environment)
  }
  try {
    return await onDatabase(context)
  } catch (error) {
    if (!(error instanceof FolderInUse) || error.served === null) throw error
    const { dataDirectory } = parseNodeSettings(environment)
    const token = (await readFile(`${resolve(dataDirectory)}.token`, 'utf8')).trim()
    return overHttp(error.served.local, token, environment)
  }
}

function overHttp(url: string, token: string, environment: Context['environment']): OpenedClient {
  if (!URL.canParse(url) || !/^https?:/.test(url)) {
    throw wrong(
      `CANDOR_URL is ${JSON.stringify(url)}, but must be the address of a service, for example CANDOR_URL=https://feeds.example.org`,
    )
  }
  if (hasLogin(url))
    throw wrong('CANDOR_URL must not have a user name or password: CANDOR_TOKEN has the token.')
  const root = url.replace(/(?<!\/)\/+$/, '')
  const client = createApiClient(`${root}${apiPath}`, reach, { Authorization: `Bearer ${token}` })
  const read = async (path: string) => reach(readerRequest(`${root}${path}`, environment))
  return { client, root, read, close: async () => {} }
}

/** Asks as the partner whose token is in CANDOR_PARTNER_TOKEN, where the feed needs one. */
function readerRequest(url: string, environment: Context['environment']): Request {
  const token = environment['CANDOR_PARTNER_TOKEN']?.trim()
  return new Request(url, token ? { headers: { Authorization: `Bearer ${token}` } } : {})
}

async function reach(request: Request): Promise<Response> {
  try {
    return await fetch(request)
  } catch (error) {
    const cause =
      error instanceof Error && error.cause instanceof Error ? error.cause.message : String(error)
    throw new Failed('away', `${new URL(request.url).origin} does not answer: ${cause}`)
  }
}

/** Reads all settings before it opens the database: an open database keeps the process alive. */
async function onDatabase(context: Context): Promise<OpenedClient> {
  const { environment, err, openDatabase } = context
  const [plugins, files] = [await context.plugins(), await context.files()]
  const { host, port } = parseNodeSettings(environment)
  const site = parseSite(environment, { origin: localOrigin(host, port), ...files })
  const opened = addedBy(() => plugins)(openedForCommands).flatMap(
    (open) => open(environment, files) ?? [],
  )
  const { db, close } = await openDatabase(environment)
  const caller = {
    tokenId: 0,
    name: 'candor command line',
    scopes,
    modes: null,
    reviewers: null,
    prefixes: null,
  }
  const log = (message: string, error?: unknown) =>
    err(error === undefined ? `${message}\n` : `${message}: ${reasonOf(error)}\n`)
  const added = addedBy(() => [...plugins, ...opened])
  const api = createPublishApi({
    site,
    added,
    addressOf: findAddressOf(added, environment, site),
    freshMs: 0,
    writer: () => db,
    requestsPerMinute: 1,
    maxBytes,
    log,
    caller,
  })
  const root = `${site.origin}${site.basePath}`
  const client = createApiClient(`${root}${apiPath}`, async (request) => api.fetch(request))
  const store = createStore(db, (id, reason) =>
    log(`article ${id} is left out of the feeds: ${reason}`),
  )
  // On the database itself, no feed needs a token.
  const app = createApp({
    site: { ...site, partnerFeeds: null },
    plugins: opened,
    store: () => store,
    log,
  })
  return { client, root, read: async (path) => app.request(`${site.basePath}${path}`), close }
}
