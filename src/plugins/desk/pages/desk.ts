/**
 * The editors' desk as an app at `/desk/`: who may ask, and its routes. Every page but the login
 * needs a session, and every change a request that a page of the desk sent.
 */
import { Hono } from 'hono'
import { html } from 'hono/html'
import { matchedRoutes } from 'hono/route'
import { createOutages } from '../../../core/documents/outage.ts'
import { isOutage } from '../../../core/store/errors.ts'
import { digestOfToken, isToken } from '../../../core/text/token.ts'
import { fill } from '../../../core/words/words.ts'
import { passkeyScript } from '../logins/passkey-script.ts'
import { createPasskeys } from '../logins/passkeys.ts'
import { isOwnRequest, sessionOf } from '../logins/session.ts'
import { readQueue } from '../store/queue.ts'
import { findFeedEditor } from '../store/sessions.ts'
import { deskWordsIn } from '../words/words.ts'
import { awayMain, loginMain } from './account-page.ts'
import { mountArticles } from './article-routes.ts'
import { type Desk, type DeskContext, type DeskEnv, type DeskParts, uuid } from './context.ts'
import { mountEvidence } from './evidence-routes.ts'
import { mountFind } from './find-page.ts'
import { type DeskView, deskHeaders, deskPath, respondPage } from './layout.ts'
import { mountAccount, mountLogins } from './login-routes.ts'
import { mountOidc } from './oidc-routes.ts'
import { queueFeed, queueMain } from './queue-page.ts'
import {
  maxBytes,
  maxBytesOfStrangers,
  maxBytesWhileAway,
  readFields,
  takeFields,
} from './read-fields.ts'
import { deskSheet } from './style.ts'
import { writingScript } from './writing-script.ts'

const routeOf = (c: DeskContext) =>
  matchedRoutes(c).find((route) => !route.path.endsWith('*'))?.path ?? ''
const scopeOf = (c: DeskContext) => `${c.req.method} ${routeOf(c)}`

export function createDesk(parts: DeskParts): Hono<DeskEnv> {
  const { site, origin, demo, log } = parts
  const outages = createOutages('desk', log)
  const app = new Hono<DeskEnv>().basePath(`${deskPath}/`) as Hono<DeskEnv>
  const passkeys = createPasskeys({ origin, title: site.title })
  const own = deskWordsIn(site.language)
  const { words } = own
  const view = (c: DeskContext): DeskView => {
    return { ...own, site, demo, oidc: Boolean(parts.oidc), editor: c.get('session')?.editor }
  }
  const respond: Desk['respond'] = (c, page) => respondPage(c, view(c), page)
  const say: Desk['say'] = (c, status, title, text, link = words.errors.back) =>
    respond(c, {
      status,
      title,
      main: html`<h1>${title}</h1><p>${text}</p><p><a href="${deskPath}/">${link}</a></p>`,
    })
  const missing = (c: DeskContext) => say(c, 404, words.errors.missing, words.errors.missingText)
  const desk: Desk = { parts, app, passkeys, words, view, respond, say, missing }

  app.use((c, next) => {
    for (const [name, value] of Object.entries(deskHeaders)) c.header(name, value)
    c.env?.noteRoute?.(routeOf(c))
    return next()
  })

  const file = (path: string, type: string, text: string) =>
    app.get(path, (c) =>
      c.body(text, 200, {
        'Content-Type': `${type}; charset=utf-8`,
        'Cache-Control': 'public, max-age=31536000, immutable',
      }),
    )
  file(deskSheet.path, 'text/css', deskSheet.text)
  file(passkeyScript.path, 'text/javascript', passkeyScript.text)
  file(writingScript.path, 'text/javascript', writingScript.text)

  app.use(async (c, next) => {
    // The database keeps no zero bytes.
    if (c.req.url.includes('%00')) return say(c, 400, words.errors.broken, words.errors.brokenText)
    if (!['GET', 'HEAD'].includes(c.req.method) && !isOwnRequest(c.req.raw, origin))
      return say(c, 403, words.errors.foreign, fill(words.errors.foreignText, { origin }))
    c.set('db', parts.db())
    await next()
    // Whoever has a session has asked the database.
    if (c.get('session') && c.res.status < 500) outages.succeeded(scopeOf(c))
  })
  mountLogins(desk)
  if (parts.oidc) mountOidc(desk, parts.oidc)
  app.get('/queue/:token/atom.xml', async (c) => {
    const token = c.req.param('token')
    const editor = isToken(token)
      ? await findFeedEditor(c.get('db'), await digestOfToken(token))
      : undefined
    if (!editor) return missing(c)
    const items = await readQueue(c.get('db'))
    const type = { 'Content-Type': 'application/atom+xml; charset=utf-8' }
    return c.body(queueFeed(view(c), items, origin), 200, type)
  })

  app.use(async (c, next) => {
    const session = await sessionOf(c, c.get('db'), origin)
    if (session) {
      c.set('session', session)
      return next()
    }
    const [, article = '', action = ''] = /\/articles\/([^/]+)(?:\/([^/]+))?/.exec(c.req.path) ?? []
    const written = (await readFields(c, maxBytesOfStrangers)) ?? {}
    // A text that was to be signed is in the form in which it was written.
    const form = written['title'] === undefined ? action : 'edit'
    return respond(c, {
      status: 401,
      alarm: false,
      title: words.login.title,
      main: loginMain(view(c), uuid.test(article) ? { article, action: form } : {}, written),
    })
  })
  app.use(takeFields(desk, maxBytes))
  app.get('/', async (c) => {
    const filter = c.req.query()
    const items = await readQueue(c.get('db'), filter)
    return respond(c, { title: words.queue.title, main: queueMain(view(c), items, filter) })
  })
  mountAccount(desk)
  mountFind(desk)
  mountArticles(desk)
  mountEvidence(desk)

  app.notFound(missing)
  app.onError(async (error, c) => {
    if (isOutage(error)) {
      await outages.failed(scopeOf(c), error, parts.db)
      const title = words.errors.away
      const sent = c.get('form') ?? (await readFields(c, maxBytesWhileAway).catch(() => null))
      if (c.req.method !== 'POST' || sent === null || Object.keys(sent).length === 0)
        return say(c, 503, title, words.errors.awayText)
      return respond(c, { status: 503, title, main: awayMain(view(c), c.req.path, sent) })
    }
    log(`${c.req.method} ${c.req.path} failed`, error, { event: 'desk.failed', request: c.req.raw })
    return say(c, 500, words.errors.failed, words.errors.failedText)
  })
  return app
}
