/** Sessions in cookies, and which requests a page of the desk can have sent. */

import { toBase64url } from 'candor-disclosure/text/base64url.ts'
import { sha256 } from 'candor-disclosure/text/hex.ts'
import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import type { WriterDatabase } from '../../../core/store/writer-database.ts'
import type { Editor } from '../store/editors.ts'
import {
  endSession,
  findSession,
  insertSession,
  type Session,
  sessionHours,
} from '../store/sessions.ts'

export const freshSeconds = 300

/** A cookie of this host that no script reads. Safari keeps none that is Secure on localhost. */
export function cookieOf(origin: string, name = 'candor-desk') {
  const secure = origin.startsWith('https:')
  return {
    name: secure ? `__Host-${name}` : name,
    options: { secure, httpOnly: true, sameSite: 'Lax', path: '/' } as const,
  }
}

export async function sessionOf(
  c: Context,
  db: WriterDatabase,
  origin: string,
): Promise<Session | undefined> {
  const cookie = getCookie(c, cookieOf(origin).name)
  return cookie && /^[\w-]{43}$/.test(cookie) ? findSession(db, await sha256(cookie)) : undefined
}

/**
 * Starts a session with a cookie of its own, whatever cookie came: nobody can choose one for
 * another.
 */
export async function startSession(
  c: Context,
  db: WriterDatabase,
  origin: string,
  {
    editor,
    method,
    authenticatedAt = new Date(),
  }: { readonly editor: Editor; readonly method: string; readonly authenticatedAt?: Date },
): Promise<void> {
  const cookie = toBase64url(crypto.getRandomValues(new Uint8Array(32)))
  const userAgent = (c.req.header('User-Agent') ?? '').slice(0, 300)
  await insertSession(db, {
    ...{ digest: await sha256(cookie), editorId: editor.id, method, userAgent },
    authenticatedAt: authenticatedAt.toISOString(),
  })
  const { name, options } = cookieOf(origin)
  setCookie(c, name, cookie, { ...options, maxAge: sessionHours * 3600 })
}

export async function leave(
  c: Context,
  db: WriterDatabase,
  origin: string,
  session: Session,
): Promise<void> {
  await endSession(db, session.editor.id, session.sessionId)
  const { name, options } = cookieOf(origin)
  deleteCookie(c, name, options)
}

/**
 * Says whether a page of the desk sent it: browsers say so in `Sec-Fetch-Site`, or at least in
 * `Origin`. Where they say both, both count, but an `Origin` that a proxy or a policy made `null`
 * does not lock anybody out.
 */
export function isOwnRequest({ headers }: Request, origin: string): boolean {
  const site = headers.get('Sec-Fetch-Site')
  const sent = headers.get('Origin')
  if (site !== null)
    return site === 'same-origin' && (sent === null || sent === 'null' || sent === origin)
  return sent === origin
}
