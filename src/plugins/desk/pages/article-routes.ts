/** The routes of one article: its page, claims, returns, and the actions with their previews. */
import { html } from 'hono/html'
import { fillHtml } from '../../../core/pages/page-parts.ts'
import { externalIdIn } from '../../../core/request/article-path.ts'
import { claimArticle, insertReturn, releaseArticle } from '../store/acts.ts'
import type { Editor } from '../store/editors.ts'
import { wordsOfText } from '../store/facts.ts'
import { findNamed } from '../store/find.ts'
import { findOpened, keepOpened, type OpenedText } from '../store/opened-texts.ts'
import { type QueueItem, readQueue, waitingStates } from '../store/queue.ts'
import { openedOf } from './act.ts'
import { createAct, tooLate } from './action-form.ts'
import { actionMain, newsOf } from './action-pages.ts'
import { type Action, type ActionForm, isAction, isAllowed, titleOf } from './actions.ts'
import { isDone } from './article-facts.ts'
import { createArticleReader } from './article-model.ts'
import { articleMain, articlePath } from './article-page.ts'
import {
  type ArticleBase,
  type ArticleModel,
  type ArticleRoutes,
  type Desk,
  type DeskContext,
  uuid,
} from './context.ts'
import { bdi, deskPath, type PageNews } from './layout.ts'
import { mountSignatures } from './sign-routes.ts'
import { whenAndForWhom } from './whereabouts.ts'

const acts = ['signed', 'published', 'returned', 'changed', 'unchanged'] as const

/** What waits below this one, and nobody else reads, or above it: the queue is sorted by time. */
function nextOf(items: readonly QueueItem[], { stored, events }: ArticleModel, { name }: Editor) {
  const written = events.find(
    ({ action, fields }) =>
      action === 'created' || fields.some((field) => wordsOfText.includes(field)),
  )
  const since = Date.parse(written?.at ?? '')
  const waiting = waitingStates
    .flatMap((state) => items.filter((item) => item.state === state))
    .filter((item) => item.id !== stored.id && (item.claimedBy ?? name) === name)
  return waiting.find((item) => Date.parse(item.since) > since) ?? waiting[0]
}

export function mountArticles(desk: Desk): void {
  const { app, words, view, respond, say, missing } = desk
  const reader = createArticleReader(desk)
  const { readBase, complete, hindranceOf } = reader
  const base = (c: DeskContext) => c.get('article')

  /** An external id or a guid is also a name, as it is or as the addresses of pages have it. */
  async function toNamed(c: DeskContext, name: string): Promise<Response> {
    const names = [name, externalIdIn(encodeURIComponent(name))]
    const id = c.req.method === 'GET' ? await findNamed(c.get('db'), names) : null
    if (id === null) return missing(c)
    const { pathname, search } = new URL(c.req.url)
    const rest = pathname.split('/').slice(4)
    return c.redirect(`${[articlePath({ id }), ...rest].join('/')}${search}`, 303)
  }

  app.use('/articles/:id/*', async (c, next) => {
    const id = c.req.param('id')
    const found = uuid.test(id) ? await readBase(c, id) : null
    if (!found) return toNamed(c, id)
    c.set('article', found)
    return next()
  })

  /** Keeps the text that the page shows: its forms can come when it is another one. */
  const keep = (c: DeskContext, { stored, tag }: ArticleBase) =>
    keepOpened(c.get('db'), stored.id, tag, openedOf(stored))
  const page = async (
    c: DeskContext,
    found: ArticleModel,
    more: PageNews = {},
    sent: ActionForm = {},
    opened?: OpenedText,
  ) => {
    await keep(c, found)
    const main = articleMain(view(c), c.get('session'), found, sent, opened)
    return respond(c, { title: found.stored.title, main, ...more })
  }
  /**
   * The page as it is now, or the form with the editor's own text. Ticks and notes are about the
   * text that the editor read.
   */
  const answer = async (c: DeskContext, toNews: (now: ArticleModel) => PageNews) => {
    const read = await readBase(c, base(c).stored.id)
    const now = read && (await complete(c, read))
    if (!now) return missing(c)
    const form = c.get('form')
    if (form['title'] !== undefined) {
      if (now.tag !== form['tag']) return act(c, now, 'edit')
      const main = actionMain(view(c), now, 'edit', { ...form, tag: now.tag })
      return respond(c, { title: titleOf(words, 'edit', now.stored), main, ...toNews(now) })
    }
    if (now.tag === form['tag']) return page(c, now, toNews(now), form)
    const { reason = '' } = form
    return page(c, now, toNews(now), { reason }, await findOpened(c.get('db'), now.stored.id, form))
  }
  const again: ArticleRoutes['again'] = (c, news) => answer(c, () => news)
  const refuse: ArticleRoutes['refuse'] = (c, refused = tooLate) =>
    answer(c, (now) => newsOf(view(c), refused, now))
  const notAllowed: ArticleRoutes['notAllowed'] = (c) =>
    say(c, 403, base(c).stored.title, words.refusals.not_allowed)
  const mayDo = (c: DeskContext, action: Action) =>
    isAllowed(action, base(c).stored, c.get('session').editor.may)
  const done: ArticleRoutes['done'] = (c, act, forms) =>
    c.redirect(
      `${articlePath(base(c).stored)}?${new URLSearchParams({ done: act, form: forms })}`,
      303,
    )

  const act = createAct(desk, reader, { keep, mayDo, notAllowed, done })

  app.get('/articles/:id', async (c) => {
    const name = acts.find((act) => act === c.req.query('done'))
    const found = await complete(c, base(c))
    if (!found) return missing(c)
    const { editor } = c.get('session')
    if (!name || !isDone(name, found, editor)) return page(c, found)
    const next =
      name === 'signed' || name === 'published' || name === 'returned'
        ? nextOf(await readQueue(c.get('db')), found, editor)
        : undefined
    const link =
      next &&
      html` <a href="${articlePath(next)}">${fillHtml(words.queue.next, { title: bdi(next.title) })}</a>`
    const isDraft = name === 'signed' && found.stored.status === 'draft'
    const notice = isDraft ? `${words.queue.states.signed}.` : words.done[name]
    return page(c, found, {
      notice: html`${notice} ${name === 'published' && whenAndForWhom(view(c), found.stored)}${link}`,
    })
  })
  app.post('/articles/:id/claim', async (c) => {
    const { stored } = base(c)
    if (await claimArticle(c.get('db'), stored.id, c.get('session').editor.id))
      return c.redirect(articlePath(stored), 303)
    return again(c, { status: 409 })
  })
  app.post('/articles/:id/release', async (c) => {
    await releaseArticle(c.get('db'), base(c).stored.id, c.get('session').editor.id)
    return c.redirect(`${deskPath}/`, 303)
  })
  app.post('/articles/:id/return', async (c) => {
    const { editor } = c.get('session')
    const { digest: textDigest = '', key = '', reason = '' } = c.get('form')
    const { id } = base(c).stored
    if (!editor.may.includes('review')) return notAllowed(c)
    if (!uuid.test(key) || reason.trim() === '' || reason.length > 4000)
      return again(c, { status: 422, notice: words.return.missing })
    const sent = {
      articleId: id,
      textDigest,
      editor: editor.name,
      reason: reason.trim(),
      key: `${id}/${key}`,
    }
    if (!(await insertReturn(c.get('db'), sent))) return refuse(c)
    await releaseArticle(c.get('db'), id, editor.id)
    return done(c, 'returned', 'return')
  })
  mountSignatures(desk, { base, hindranceOf, again, refuse, notAllowed, done })

  app.on(['GET', 'POST'], '/articles/:id/:action', async (c) => {
    const action = c.req.param('action')
    if (!isAction(action)) return missing(c)
    if (c.req.method === 'POST') return act(c, base(c), action)
    if (!mayDo(c, action)) return notAllowed(c)
    await keep(c, base(c))
    return respond(c, {
      title: titleOf(words, action, base(c).stored),
      main: actionMain(view(c), base(c), action, {}),
    })
  })
}
