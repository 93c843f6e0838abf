/**
 * The editors' desk as an app at `/desk/`: who may ask, and its routes. Every page but the login needs a session, and every change a
 * request that a page of the desk sent.
 */
import { Hono } from 'hono'
import { html } from 'hono/html'
import { editorMay } from '../../schema/lists.ts'
import { createRateLimit } from '../http/rate-limit.ts'
import { createPasskeys } from '../logins/passkeys.ts'
import { freshSeconds, isOwnRequest, leave, sessionOf, startSession } from '../logins/session.ts'
import { digestOfToken, isToken, toToken } from '../text/token.ts'
import { fill } from '../words/words.ts'
import { endPasskey, findInvited, keepDemoEditor, listPasskeys, spendInvitation } from '../writer/desk-editors.ts'
import { readQueue } from '../writer/desk-queue.ts'
import { endSession, findFeedEditor, listSessions, setFeedToken } from '../writer/desk-sessions.ts'
import { isOutage } from '../writer/outage.ts'
import { accountMain, invitationMain, loginMain } from './account-page.ts'
import { mountArticles } from './article-routes.ts'
import { type Desk, type DeskContext, type DeskEnv, type DeskParts, uuid } from './context.ts'
import { mountEvidence } from './evidence-routes.ts'
import { type DeskView, deskHeaders, deskPath, respondPage, wordsOf } from './layout.ts'
import { mountOidc } from './oidc-routes.ts'
import { queueFeed, queueMain } from './queue-page.ts'
import { deskScript } from './script.ts'
import { deskSheet } from './style.ts'

const triesPerMinute = 30
/** The largest body of an article, as a form writes it. */
const maxBytes = 8_000_000
const maxLoginBytes = 100_000
const demoEditor = 'Demo editor'
export function createDesk(parts: DeskParts): Hono<DeskEnv> {
  const { site, origin, demo, log } = parts
  const app = new Hono<DeskEnv>().basePath(`${deskPath}/`) as Hono<DeskEnv>
  const passkeys = createPasskeys({ origin, title: site.title })
  const view = (c: DeskContext): DeskView => ({
    site,
    demo,
    oidc: Boolean(parts.oidc),
    editor: c.get('session')?.editor,
  })
  const { words } = wordsOf({ site })
  const respond: Desk['respond'] = (c, page) => respondPage(c, view(c), page)
  const say: Desk['say'] = (c, status, title, text) =>
    respond(c, {
      status,
      title,
      main: html`<h1>${title}</h1><p>${text}</p><p><a href="${deskPath}/">${words.errors.back}</a></p>`,
    })
  const desk: Desk = { parts, app, passkeys, view, respond, say }

  const file = (path: string, type: string, text: string) =>
    app.get(path, (c) =>
      c.body(text, 200, {
        ...deskHeaders,
        'Content-Type': `${type}; charset=utf-8`,
        'Cache-Control': 'public, max-age=31536000, immutable',
      }),
    )
  file(deskSheet.path, 'text/css', deskSheet.text)
  file(deskScript.path, 'text/javascript', deskScript.text)

  app.use(async (c, next) => {
    if (!['GET', 'HEAD'].includes(c.req.method)) {
      if (!isOwnRequest(c.req.raw, origin))
        return say(c, 403, words.errors.foreign, fill(words.errors.foreignText, { origin }))
      const isLogin = /\/(login|enrol)\b/.test(c.req.path)
      const length = Number(c.req.header('Content-Length') ?? Number.NaN)
      if (!(length <= (isLogin ? maxLoginBytes : maxBytes)))
        return say(c, 400, words.errors.failed, words.errors.failedText)
      // Browsers write line breaks of forms as CRLF.
      const entries = Object.entries(await c.req.parseBody()).map(([name, value]) => [
        name,
        (typeof value === 'string' ? value : '').replaceAll('\r\n', '\n'),
      ])
      c.set('form', Object.fromEntries(entries))
    }
    c.set('db', parts.db())
    return next()
  })
  mountLogins(desk)
  if (parts.oidc) mountOidc(desk, parts.oidc)
  app.get('/queue/:token/atom.xml', async (c) => {
    const token = c.req.param('token')
    const editor = isToken(token) ? await findFeedEditor(c.get('db'), await digestOfToken(token)) : undefined
    if (!editor) return say(c, 404, words.errors.missing, words.errors.missingText)
    const items = await readQueue(c.get('db'), { topic: null, holder: null, language: null })
    return c.body(queueFeed(view(c), items, origin), 200, {
      ...deskHeaders,
      'Content-Type': 'application/atom+xml; charset=utf-8',
    })
  })

  app.use(async (c, next) => {
    const session = await sessionOf(c, c.get('db'), origin)
    if (session) {
      c.set('session', session)
      return next()
    }
    const [, article = ''] = /\/articles\/([^/]+)/.exec(c.req.path) ?? []
    return respond(c, {
      status: 401,
      alarm: false,
      title: words.login.title,
      main: loginMain(view(c), uuid.test(article) ? article : ''),
    })
  })
  app.get('/', async (c) => {
    const chosen = (name: string) => c.req.query(name) || null
    const filter = { topic: chosen('topic'), holder: chosen('holder'), language: chosen('language') }
    const items = await readQueue(c.get('db'), filter)
    return respond(c, { title: words.queue.title, main: queueMain(view(c), items, filter) })
  })
  mountAccount(desk)
  mountArticles(desk)
  mountEvidence(desk)

  app.notFound((c) => say(c, 404, words.errors.missing, words.errors.missingText))
  app.onError((error, c) => {
    if (isOutage(error)) return say(c, 503, words.errors.away, words.errors.awayText)
    log(`${c.req.method} ${c.req.path} failed`, error, { event: 'desk.failed', request: c.req.raw })
    return say(c, 500, words.errors.failed, words.errors.failedText)
  })
  return app
}

function mountLogins({ parts, app, passkeys, view, respond, say }: Desk): void {
  const { site, origin, demo, clientAddress } = parts
  const { words } = wordsOf({ site })
  const count = createRateLimit(60_000, () => performance.now())
  const limited = async (c: DeskContext, next: () => Promise<void>) => {
    const seconds = c.req.method === 'POST' ? count(clientAddress(c) ?? 'unknown', triesPerMinute) : 0
    return seconds > 0
      ? say(c, 429, words.errors.tooMany, fill(words.errors.tooManyText, { seconds: String(seconds) }))
      : next()
  }
  app.use('/login/*', limited)
  app.use('/enrol/*', limited)

  const toArticle = (c: DeskContext) => {
    const { article = '' } = c.get('form')
    return c.redirect(uuid.test(article) ? `${deskPath}/articles/${article}` : `${deskPath}/`, 303)
  }
  app.get('/login', (c) => c.redirect(`${deskPath}/`, 302))
  app.post('/login/options', async (c) => c.json(await passkeys.askLogin(c.get('db')), 200, deskHeaders))
  app.post('/login', async (c) => {
    const { answer = '', article = '' } = c.get('form')
    const editor = await passkeys.login(c.get('db'), answer)
    if (editor === null)
      return respond(c, {
        status: 403,
        title: words.login.title,
        said: words.login.refused,
        main: loginMain(view(c), article),
      })
    await startSession(c, c.get('db'), origin, { editor, method: 'passkey' })
    return toArticle(c)
  })
  app.post('/login/demo', async (c) => {
    if (!demo) return say(c, 404, words.errors.missing, words.errors.missingText)
    const editor = await keepDemoEditor(c.get('db'), demoEditor, editorMay, crypto.getRandomValues(new Uint8Array(32)))
    if (!editor) return say(c, 403, words.login.title, words.login.refused)
    await startSession(c, c.get('db'), origin, { editor, method: 'demo' })
    return toArticle(c)
  })

  app.get('/invitation', (c) => respond(c, { title: words.invitation.title, main: invitationMain(view(c)) }))
  /** By an invitation, or by a fresh session for one more passkey. */
  const enrolling = async (c: DeskContext) => {
    const { token = '' } = c.get('form')
    if (isToken(token)) {
      const digest = await digestOfToken(token)
      const editor = await findInvited(c.get('db'), digest)
      return editor && { editor, digest }
    }
    const session = await sessionOf(c, c.get('db'), origin)
    return session && session.age < freshSeconds && !session.editor.isDemo
      ? { editor: session.editor, digest: null }
      : undefined
  }
  const broken = (c: DeskContext) =>
    respond(c, { status: 403, title: words.invitation.title, said: words.invitation.broken, main: '' })
  app.post('/enrol/options', async (c) => {
    const invited = await enrolling(c)
    return invited ? c.json(await passkeys.askEnrol(c.get('db'), invited.editor), 200, deskHeaders) : broken(c)
  })
  app.post('/enrol', async (c) => {
    const invited = await enrolling(c)
    if (!invited) return broken(c)
    const { editor, digest } = invited
    if (!(await passkeys.enrol(c.get('db'), editor, c.get('form')['answer'] ?? '')))
      return respond(c, { status: 403, title: words.invitation.title, said: words.invitation.failed, main: '' })
    if (digest === null) return c.redirect(`${deskPath}/account`, 303)
    if (!(await spendInvitation(c.get('db'), digest))) return broken(c)
    await startSession(c, c.get('db'), origin, { editor, method: 'passkey' })
    return c.redirect(`${deskPath}/`, 303)
  })
}

function mountAccount({ parts, app, view, respond }: Desk): void {
  const { site, origin } = parts
  const { words } = wordsOf({ site })
  const page = async (c: DeskContext, feedUrl: string | null = null) => {
    const session = c.get('session')
    const { id } = session.editor
    const [passkeys, sessions] = [await listPasskeys(c.get('db'), id), await listSessions(c.get('db'), id)]
    return respond(c, {
      title: words.account.title,
      main: accountMain(view(c), { session, passkeys, sessions, feedUrl }),
    })
  }
  app.get('/account', (c) => page(c))
  app.post('/account/passkeys/:id/end', async (c) => {
    await endPasskey(c.get('db'), c.get('session').editor.id, c.req.param('id'))
    return c.redirect(`${deskPath}/account`, 303)
  })
  app.post('/account/sessions/:id{[0-9]{1,15}}/end', async (c) => {
    await endSession(c.get('db'), c.get('session').editor.id, Number(c.req.param('id')))
    return c.redirect(`${deskPath}/account`, 303)
  })
  app.post('/account/feed', async (c) => {
    const token = toToken(crypto.getRandomValues(new Uint8Array(32)))
    await setFeedToken(c.get('db'), c.get('session').editor.id, await digestOfToken(token))
    return page(c, `${origin}${deskPath}/queue/${token}/atom.xml`)
  })
  app.post('/logout', async (c) => {
    await leave(c, c.get('db'), origin, c.get('session'))
    return c.redirect(`${deskPath}/`, 303)
  })
}
