/**
 * The editors' desk on Node: whether it is on, where, and its connection. What it is made of is
 * loaded for the first request.
 */
import { randomBytes } from 'node:crypto'
import { editorMay } from '../../../schema/lists.ts'
import type { Core, Opened, Plugin } from '../../core/plugin.ts'
import { lacking } from '../../core/settings/setting.ts'
import { writerOptions } from '../../core/store/connection.ts'
import { digestOfToken, toToken } from '../../core/text/token.ts'
import { partnerAnswersOf } from '../publish/points.ts'
import type { createDesk } from './pages/desk.ts'
import { deskPlugin } from './plugin.ts'
import { parseDeskSettings } from './settings/desk.ts'
import { parseOidcSettings } from './settings/oidc.ts'
import { readPublicEditors } from './store/public-editors.ts'

type DeskFetch = ReturnType<typeof createDesk>['fetch']

const loopback = /^(127\.\d+\.\d+\.\d+|\[?::1\]?|localhost)$/

export const desk: Plugin = {
  ...deskPlugin,
  missing: (environment, host) =>
    lacking('DESK', [
      parseDeskSettings(environment).desk === true &&
        !host.hasLogin('desk') &&
        'EDITORS_DATABASE_URL, a login with the role candor_desk',
    ]),
  open: openDesk,
}

/**
 * `null` if the desk is off, also because it lacks a login. Without DESK, it is on in the demo
 * newsroom of this machine.
 */
export function openDesk(core: Core) {
  const { environment, site, host, log, localOrigin, added } = core
  const { desk: setting, deskOrigin, fourEyes } = parseDeskSettings(environment)
  const oidc = parseOidcSettings(environment)
  // Not where others may reach it: its editor needs no passkey.
  const isLocal =
    core.isLocal && localOrigin !== null && loopback.test(new URL(site.origin).hostname)
  const isDemo = host.embedded && core.demo && isLocal
  const isOn = (setting ?? isDemo) && core.serves
  const connection = isOn ? host.connect('desk', { ...writerOptions, max: 3 }) : null
  if (connection === null) return null
  const origin = deskOrigin ?? `http://localhost:${new URL(localOrigin ?? site.origin).port}`
  const { db, close } = connection
  let loaded: Promise<DeskFetch> | undefined
  const load = async () => {
    const { createDesk } = await import('./pages/desk.ts')
    const { createOidc } = await import('./logins/oidc.ts')
    const demo = isDemo && deskOrigin === null
    return createDesk({
      site,
      origin,
      partnersOf: partnerAnswersOf(added, site),
      fourEyes,
      oidc: oidc && createOidc(oidc, origin),
      demo,
      db,
      log,
      clientAddress: host.clientAddress,
    }).fetch
  }
  /** Its address. In the demo, an invitation until somebody has made a passkey. */
  const findLink = async (): Promise<string> => {
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
  }
  return {
    editors: () => readPublicEditors(db()),
    usesLocalhost: true,
    announce: async () => ({
      steps: ['   Read, sign and correct at the editors’ desk:', `   ${await findLink()}`],
      line: `The editors’ desk is at ${origin}/desk/. `,
    }),
    /** An address by IP leads to the name, which passkeys need. */
    prefix: {
      answers: ({ url }) => /^https?:\/\/[^/]+\/desk(?=[/?#]|$)/.test(url),
      async fetch(request, env, noteRoute) {
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
        return (await loaded)(request, { ...(env as object), noteRoute })
      },
    },
    close,
  } satisfies Opened
}
