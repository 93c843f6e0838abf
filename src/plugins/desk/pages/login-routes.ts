/** The routes of logins, invitations and accounts. */

import { networkOf } from 'candor-check/ip-address.ts'
import { editorMay } from '../../../../schema/lists.ts'
import { createRateLimit } from '../../../core/http/rate-limit.ts'
import { digestOfToken, isToken, toToken } from '../../../core/text/token.ts'
import { fill } from '../../../core/words/words.ts'
import { freshSeconds, leave, sessionOf, startSession } from '../logins/session.ts'
import { findInvited, keepDemoEditor } from '../store/editors.ts'
import { endPasskey, listPasskeys } from '../store/passkeys.ts'
import { endOtherSessions, endSession, listSessions, setFeedToken } from '../store/sessions.ts'
import { accountMain, invitationMain, loginMain } from './account-page.ts'
import { isAction } from './actions.ts'
import { type Desk, type DeskContext, uuid } from './context.ts'
import { deskPath } from './layout.ts'
import { maxBytesOfStrangers, takeFields } from './read-fields.ts'

const triesPerMinute = 30
const demoEditor = 'Demo editor'
/** Loopback, or unknown to a test. */
const isNear = (address: string | null) =>
  address === null || /^(::ffff:)?127\.|^::1$/.test(address)

/** They need no session. */
export function mountLogins({
  parts,
  app,
  passkeys,
  words,
  view,
  respond,
  say,
  missing,
}: Desk): void {
  const { origin, demo, clientAddress } = parts
  const count = createRateLimit(60_000, () => performance.now())
  const limited = async (c: DeskContext, next: () => Promise<void>) => {
    const seconds = c.req.method === 'POST' ? count(networkOf(clientAddress(c)), triesPerMinute) : 0
    if (seconds <= 0) return next()
    c.header('Retry-After', String(seconds))
    return say(
      c,
      429,
      words.errors.tooMany,
      fill(words.errors.tooManyText, { seconds: String(seconds) }),
    )
  }
  const take = takeFields({ words, say }, maxBytesOfStrangers)
  app.use('/login/*', limited, take)
  app.use('/enrol/*', limited, take)

  const toArticle = (c: DeskContext) => {
    const { article = '', action = '' } = c.get('form')
    const path = uuid.test(article)
      ? `articles/${article}${isAction(action) ? `/${action}` : ''}`
      : ''
    return c.redirect(`${deskPath}/${path}`, 303)
  }
  app.get('/login', (c) => c.redirect(`${deskPath}/`, 302))
  app.post('/login/options', async (c) => c.json(await passkeys.askLogin(c.get('db'))))
  app.post('/login', async (c) => {
    const { answer = '' } = c.get('form')
    const editor = await passkeys.login(c.get('db'), answer)
    const { title, refused: notice } = words.login
    if (editor === null)
      return respond(c, { status: 403, title, notice, main: loginMain(view(c), c.get('form')) })
    await startSession(c, c.get('db'), origin, { editor, method: 'passkey' })
    return toArticle(c)
  })
  app.post('/login/demo', async (c) => {
    if (!demo || !isNear(clientAddress(c))) return missing(c)
    const editor = await keepDemoEditor(
      c.get('db'),
      demoEditor,
      editorMay,
      crypto.getRandomValues(new Uint8Array(32)),
    )
    if (!editor) return say(c, 403, words.login.title, words.login.refused)
    await startSession(c, c.get('db'), origin, { editor, method: 'demo' })
    return toArticle(c)
  })

  app.get('/invitation', (c) =>
    respond(c, { title: words.invitation.title, main: invitationMain(view(c)) }),
  )
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
  const refuse = (c: DeskContext, text: string) =>
    say(c, 403, words.invitation.title, text, words.login.title)
  app.post('/enrol/options', async (c) => {
    const invited = await enrolling(c)
    return invited
      ? c.json(await passkeys.askEnrol(c.get('db'), invited.editor))
      : refuse(c, words.invitation.broken)
  })
  app.post('/enrol', async (c) => {
    const invited = await enrolling(c)
    if (!invited) return refuse(c, words.invitation.broken)
    const { editor, digest } = invited
    if (!(await passkeys.enrol(c.get('db'), editor, c.get('form')['answer'] ?? '', digest))) {
      const isSpent = digest !== null && !(await findInvited(c.get('db'), digest))
      return refuse(c, isSpent ? words.invitation.broken : words.invitation.failed)
    }
    if (digest === null) return c.redirect(`${deskPath}/account`, 303)
    await startSession(c, c.get('db'), origin, { editor, method: 'passkey' })
    return c.redirect(`${deskPath}/`, 303)
  })
}

/** They need one. */
export function mountAccount({ parts: { origin }, app, words, view, respond }: Desk): void {
  const page = async (c: DeskContext, feedUrl: string | null = null) => {
    const session = c.get('session')
    const { id } = session.editor
    const [passkeys, sessions] = [
      await listPasskeys(c.get('db'), id),
      await listSessions(c.get('db'), id),
    ]
    const main = accountMain(view(c), { session, passkeys, sessions, feedUrl })
    return respond(c, { title: words.account.title, main })
  }
  app.get('/account', (c) => page(c))
  app.post('/account/passkeys/:id/end', async (c) => {
    const { editor, sessionId } = c.get('session')
    // No session knows its passkey.
    if (await endPasskey(c.get('db'), editor.id, c.req.param('id')))
      await endOtherSessions(c.get('db'), editor.id, sessionId)
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
