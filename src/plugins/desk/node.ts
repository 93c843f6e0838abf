/**
 * The editors' desk on Node: whether it is on, where, and its connection. What it is made of is
 * loaded for the first request.
 */
import { randomBytes } from 'node:crypto'
import { editorMay } from '../../../schema/lists.ts'
import type { Listener } from '../../core/documents/observation.ts'
import { parseDeliverySettings } from '../../core/settings/delivery.ts'
import { parseNodeSettings } from '../../core/settings/node.ts'
import type { Environment } from '../../core/settings/setting.ts'
import type { Site } from '../../core/settings/site.ts'
import { writerOptions } from '../../core/store/connection.ts'
import type { WriterDatabase } from '../../core/store/writer-database.ts'
import { digestOfToken, toToken } from '../../core/text/token.ts'
import { clientAddressBy } from '../../hosts/node/askers.ts'
import { openPool } from '../../hosts/node/database/server.ts'
import { logError } from '../../hosts/node/log.ts'
import type { Partner } from '../partners/partner.ts'
import type { createDesk } from './pages/desk.ts'
import { parseDeskSettings } from './settings/desk.ts'
import { parseOidcSettings } from './settings/oidc.ts'

type DeskOptions = {
  /** The embedded database, if that is the one. */
  readonly embedded: WriterDatabase | null
  readonly hasDemo: boolean
  readonly site: Site
  readonly partners: readonly Partner[]
  /** The service's origin, for a browser on this machine. */
  readonly localOrigin: string
  /** The host on which this process listens; `null` below another app. */
  readonly host: string | null
  /** The listener of metrics and the access log. */
  readonly listener?: Listener | undefined
}

type DeskFetch = ReturnType<typeof createDesk>['fetch']

const loopback = /^(127\.\d+\.\d+\.\d+|\[?::1\]?|localhost)$/

/**
 * `undefined` if the desk is off, also because it lacks a login. Without DESK, it is on in the demo
 * newsroom of this machine.
 */
export function openDesk(
  environment: Environment,
  { embedded, hasDemo, site, partners, localOrigin, host, listener }: DeskOptions,
) {
  const { desk, deskOrigin, fourEyes } = parseDeskSettings(environment)
  const oidc = parseOidcSettings(environment)
  const { hstsSeconds } = parseDeliverySettings(environment)
  const { editorsDatabaseUrl, clientHeader } = parseNodeSettings(environment)
  // Not where others may reach it: its editor needs no passkey.
  const isLocal =
    host !== null && loopback.test(host) && loopback.test(new URL(site.origin).hostname)
  const isDemo = embedded !== null && hasDemo && isLocal
  if (!(desk ?? isDemo) || (embedded === null && editorsDatabaseUrl === null)) return undefined
  const origin = deskOrigin ?? `http://localhost:${new URL(localOrigin).port}`
  const pool = embedded ? null : openPool(editorsDatabaseUrl ?? '', { ...writerOptions, max: 3 })
  const db = () => embedded ?? (pool?.db as WriterDatabase)
  let loaded: Promise<DeskFetch> | undefined
  const load = async () => {
    const { createDesk } = await import('./pages/desk.ts')
    const { createOidc } = await import('./logins/oidc.ts')
    const demo = isDemo && deskOrigin === null
    return createDesk({
      site,
      origin,
      partners,
      fourEyes,
      oidc: oidc && createOidc(oidc, origin),
      demo,
      db,
      log: logError,
      hstsSeconds,
      ...(listener && { listener }),
      clientAddress: clientAddressBy(clientHeader),
    }).fetch
  }
  return {
    origin,
    /** Where it is. In the demo, an invitation until somebody has made a passkey. */
    async findLink(): Promise<string> {
      if (!isDemo) return `${origin}/desk/`
      const { inviteEditor, listEditors } = await import('./store/editors.ts')
      if ((await listEditors(db())).some(({ passkeys }) => passkeys > 0)) return `${origin}/desk/`
      const token = toToken(randomBytes(32))
      const invitation = { digest: await digestOfToken(token), hours: 48, handle: randomBytes(32) }
      await inviteEditor(
        db(),
        { name: 'Demo reviewer', may: editorMay, role: null, contact: null },
        invitation,
      )
      return `${origin}/desk/invitation#${token}`
    },
    /**
     * Says whether the request is one for the desk. An address by IP leads to the name, which
     * passkeys need.
     */
    answers: ({ url }: Request) => /^https?:\/\/[^/]+\/desk(?=[/?#]|$)/.test(url),
    async fetch(request: Request, env: unknown): Promise<Response> {
      const { hostname: asked, pathname, search } = new URL(request.url)
      if (
        (/^[\d.]+$|^\[/.test(asked) || pathname === '/desk') &&
        ['GET', 'HEAD'].includes(request.method)
      )
        return new Response(null, {
          status: 302,
          headers: {
            Location: `${origin}${pathname === '/desk' ? '/desk/' : pathname}${search}`,
            'Cache-Control': 'no-store',
          },
        })
      loaded ??= load()
      return (await loaded)(request, env as never)
    },
    close: async () => pool?.close(),
  }
}
