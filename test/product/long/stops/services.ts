/**
 * All that takes requests, on PostgreSQL: the service with its API and hub, and the desk.
 */

import { toBase64url } from 'candor-disclosure/text/base64url.ts'
import { sha256 } from 'candor-disclosure/text/hex.ts'
import { createApp } from '../../../../src/core/app.ts'
import { add } from '../../../../src/core/plugin.ts'
import { parseDeliverySettings, parseSite } from '../../../../src/core/settings/site.ts'
import { connectionOptions } from '../../../../src/core/store/connection.ts'
import { createStore } from '../../../../src/core/store/store.ts'
import type { WriterDatabase } from '../../../../src/core/store/writer-database.ts'
import { openPool } from '../../../../src/hosts/node/database/server.ts'
import { createDesk } from '../../../../src/plugins/desk/pages/desk.ts'
import { insertSession } from '../../../../src/plugins/desk/store/sessions.ts'
import { createPublishApi } from '../../../../src/plugins/publish/api.ts'
import { openApi } from '../../../../src/plugins/publish/plugin.ts'
import { pushOfApi } from '../../../../src/plugins/push/api/webhook-request.ts'
import { createSecretBox } from '../../../../src/plugins/push/secret-box.ts'
import { parsePushSettings } from '../../../../src/plugins/push/settings.ts'
import { countsReaders } from '../../../../src/plugins/readers/api/routes.ts'
import { openFresh } from '../../../core/store/fresh-database.ts'
import { openDesk, origin } from '../../../plugins/desk/open-desk.ts'
import { makeToken } from '../../../plugins/publish/app/publish-client.ts'
import { addedWith } from '../../app/all-routes.ts'
import { openPlugins } from '../../app/open-plugins.ts'

export type Service = {
  readonly fetch: (request: Request) => Response | Promise<Response>
  readonly routes: readonly { readonly path: string }[]
  /** Headers of a request that may do everything. */
  readonly rights: () => Readonly<Record<string, string>>
  /** Logs in again, where a request can end a session. */
  readonly renew?: () => Promise<void>
}

export async function openServices() {
  const database = await openFresh()
  const { sql } = database
  // Statements over hostile texts end early, because only this process is measured.
  const connection = { ...connectionOptions.connection, statement_timeout: 1000 }
  const pool = openPool(database.url, { ...connectionOptions, connection })
  const db = pool.db as WriterDatabase
  const site = parseSite({ SITE_ORIGIN: origin, PUSH: 'on' })
  const log = () => {}
  const clientAddress = () => crypto.randomUUID()
  const push = {
    ...{ db: () => db, box: createSecretBox(new Uint8Array(32)), clientAddress },
    settings: parsePushSettings({ PUSH: 'on', SITE_ORIGIN: origin }),
  }
  const publish = { writer: () => db, requestsPerMinute: 1e9, maxBytes: 10_000_000 }
  const added = addedWith([
    add(countsReaders, true),
    add(pushOfApi, { box: push.box, allowPrivate: false }),
  ])
  const store = createStore(db, () => {})
  const app = createApp({
    ...{ site, settings: parseDeliverySettings({}), store: () => store, log },
    plugins: [...openPlugins({ push, readers: true }), openApi({ ...publish, log }, added)],
  })
  const api = createPublishApi({
    ...publish,
    site,
    freshMs: 1000,
    log,
    added,
  })
  const token = await makeToken(sql)

  const browsers = openDesk(db)
  const article = await browsers.write('a')
  // Another one than the reviewer of the bodies, whose name a token may claim only if no editor has
  // it.
  const editor = await browsers.editor('Grace Example')
  const desk = createDesk({
    ...{
      site,
      origin,
      fourEyes: false,
      demo: false,
      db: () => db,
      clientAddress,
      log,
    },
  })
  let cookie = ''
  // Not by a login, of which a client has thirty a minute.
  const renew = async () => {
    cookie = toBase64url(crypto.getRandomValues(new Uint8Array(32)))
    const now = new Date().toISOString()
    const session = {
      editorId: editor.editor.id,
      method: 'passkey',
      authenticatedAt: now,
      userAgent: 'test',
    }
    await insertSession(database.db, { ...session, digest: await sha256(cookie) })
  }
  await renew()
  const json = { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' }
  const form = { Origin: origin, 'Content-Type': 'application/x-www-form-urlencoded' }
  const services: Readonly<Record<string, Service>> = {
    api: { fetch: api.fetch, routes: api.routes, rights: () => json },
    service: {
      fetch: app.fetch,
      routes: app.routes,
      rights: () => ({ ...form, Authorization: json.Authorization }),
    },
    desk: {
      ...{ fetch: desk.fetch, routes: desk.routes, renew },
      rights: () => ({ ...form, Cookie: `__Host-candor-desk=${cookie}` }),
    },
  }
  return {
    ...{ services, article, editor, origin },
    async close() {
      await pool.close()
      await database.close()
    },
  }
}
