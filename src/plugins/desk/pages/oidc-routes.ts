/** The routes of logins over OpenID Connect. */
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { html } from 'hono/html'
import { digestOfToken, isToken } from '../../../core/text/token.ts'
import { LoginRefused } from '../logins/check-claims.ts'
import { callbackPath, type LoginRequest, type OidcLogins } from '../logins/oidc.ts'
import { cookieOf, freshSeconds, startSession } from '../logins/session.ts'
import { type Desk, type DeskContext, uuid } from './context.ts'
import { deskPath } from './layout.ts'

/**
 * `POST /login/oidc` with `article` and `fresh`, or with the `token` of an invitation, which binds
 * the account; and the callback. Both before the routes that need a session.
 */
export function mountOidc({ parts, app, words, say }: Desk, { begin, finish }: OidcLogins): void {
  const { origin, log } = parts
  const { name: cookie, options } = cookieOf(origin, 'candor-oidc')
  const refused = (c: DeskContext) => say(c, 403, words.login.title, words.login.refused)

  app.post('/login/oidc', async (c) => {
    const { article = '', token = '', fresh = '' } = c.get('form')
    if (token !== '' && !isToken(token)) return refused(c)
    const wish: LoginRequest = {
      invitation: token === '' ? null : await digestOfToken(token),
      article: uuid.test(article) ? article : '',
      ...(fresh !== '' && { maxAge: freshSeconds }),
    }
    const { url, browser } = await begin(c.get('db'), wish)
    setCookie(c, cookie, browser, { ...options, maxAge: freshSeconds })
    // The policy of forms forbids a redirect to another origin.
    const page = html`<!doctype html><meta charset="utf-8"><meta http-equiv="refresh" content="0; url=${url}"><a href="${url}">${words.login.title}</a>`
    return c.html(page)
  })
  app.get(callbackPath.slice(deskPath.length), async (c) => {
    const browser = getCookie(c, cookie) ?? ''
    deleteCookie(c, cookie, options)
    try {
      const { editor, authenticatedAt, article } = await finish(
        c.get('db'),
        new URL(c.req.url).searchParams,
        browser,
      )
      await startSession(c, c.get('db'), origin, { editor, method: 'login', authenticatedAt })
      return c.redirect(article === '' ? `${deskPath}/` : `${deskPath}/articles/${article}`, 303)
    } catch (error) {
      if (!(error instanceof LoginRefused)) throw error
      log('a login was refused', error, { event: 'desk.login', request: c.req.raw })
      return refused(c)
    }
  })
}
