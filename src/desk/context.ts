/** The parts of the desk, shared by its groups of routes. */
import type { Context, Hono } from 'hono'
import type { Log } from '../log/log.ts'
import type { OidcLogins } from '../logins/oidc.ts'
import type { Passkeys } from '../logins/passkeys.ts'
import type { Partner } from '../partners/partner.ts'
import type { Site } from '../settings/site.ts'
import type { WriterDatabase } from '../writer/database.ts'
import type { Session } from '../writer/desk-sessions.ts'
import type { DeskPage, DeskView } from './layout.ts'

export type DeskParts = {
  readonly site: Site
  /** DESK_ORIGIN. */
  readonly origin: string
  readonly partners: readonly Partner[]
  readonly fourEyes: boolean
  /** Logins over OpenID Connect, if they are on. */
  readonly oidc?: OidcLogins | null
  /** Whether the button of the demo editor is there: on loopback only. */
  readonly demo: boolean
  /** Called for each request: at the edge, requests cannot share connections. */
  readonly db: () => WriterDatabase
  readonly clientAddress: (c: Context) => string | null
  readonly log: Log
}

/** Of an article. */
export const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
type Status = NonNullable<DeskPage['status']>

export type DeskEnv = { Variables: { db: WriterDatabase; session: Session; form: Readonly<Record<string, string>> } }
export type DeskContext = Context<DeskEnv>

/** Shared by the groups of routes. */
export type Desk = {
  readonly parts: DeskParts
  readonly app: Hono<DeskEnv>
  readonly passkeys: Passkeys
  readonly view: (c: DeskContext) => DeskView
  readonly respond: (c: DeskContext, page: DeskPage) => Promise<Response>
  /** A page that only says something. */
  readonly say: (c: DeskContext, status: Status, title: string, text: string) => Promise<Response>
}
