/** The routes of one article: its page, claims, returns, and the actions with their previews. */
import { html } from 'hono/html'
import { articleTag } from '../../publish/article-document.ts'
import { claimArticle, insertReturn, releaseArticle } from '../store/acts.ts'
import { isRefused, perform, textOf } from './act.ts'
import { actionMain, type Preview, previewMain, refusalText } from './action-pages.ts'
import {
  type Action,
  type ActionForm,
  cleanedForm,
  isAction,
  isAllowed,
  titleOf,
  toOperation,
} from './actions.ts'
import { isDone, lastLine } from './article-facts.ts'
import { createArticleReader } from './article-model.ts'
import { articleMain, articlePath } from './article-page.ts'
import {
  type ArticleModel,
  type ArticleRoutes,
  type Desk,
  type DeskContext,
  uuid,
} from './context.ts'
import { deskPath, type PageNews } from './layout.ts'
import { mountSignatures } from './sign-routes.ts'

/** Acts that a page can confirm. */
const acts = ['signed', 'published', 'returned', 'changed', 'unchanged'] as const

export function mountArticles(desk: Desk): void {
  const { app, words, view, respond, say, missing } = desk
  const { read, verdictsOf } = createArticleReader(desk)
  const model = (c: DeskContext) => c.get('article')

  app.use('/articles/:id/*', async (c, next) => {
    const id = c.req.param('id')
    const found = uuid.test(id) ? await read(c, id) : null
    if (!found) return missing(c)
    c.set('article', found)
    return next()
  })

  const page = (
    c: DeskContext,
    found: ArticleModel,
    more: PageNews = {},
    sent: ActionForm = {},
  ) => {
    const main = articleMain(view(c), c.get('session'), found, sent)
    return respond(c, { title: textOf(found.stored).title, main, ...more })
  }
  const readAgain = async (c: DeskContext) => (await read(c, model(c).stored.id)) ?? model(c)
  const again: ArticleRoutes['again'] = async (c, more) =>
    page(c, await readAgain(c), more, c.get('form'))

  /**
   * For an editor who comes too late, the events of the meantime; otherwise the faults by the
   * rules.
   */
  const refusal: ArticleRoutes['refusal'] = async (
    c,
    refused = { status: 412, message: '', faults: [] },
  ) => {
    const { status } = refused
    if (status !== 412)
      return { status: status === 403 ? 403 : 422, notice: refusalText(view(c), refused) }
    return {
      status: 412,
      notice: html`<p>${words.done.meanwhile}</p><p>${lastLine(view(c), await readAgain(c))}</p>`,
    }
  }
  const notAllowed: ArticleRoutes['notAllowed'] = (c) =>
    say(c, 403, textOf(model(c).stored).title, words.refusals.not_allowed)
  const mayDo = (c: DeskContext, action: Action) =>
    isAllowed(action, model(c).stored, c.get('session').editor.may)
  const done: ArticleRoutes['done'] = (c, act) =>
    c.redirect(`${articlePath(model(c).stored)}?done=${act}`, 303)

  app.get('/articles/:id', (c) => {
    const name = acts.find((act) => act === c.req.query('done'))
    return page(
      c,
      model(c),
      name && isDone(name, model(c), c.get('session').editor) ? { notice: words.done[name] } : {},
    )
  })
  app.post('/articles/:id/claim', async (c) => {
    const { stored } = model(c)
    if (await claimArticle(c.get('db'), stored.id, c.get('session').editor.id))
      return c.redirect(articlePath(stored), 303)
    return again(c, { status: 409 })
  })
  app.post('/articles/:id/release', async (c) => {
    await releaseArticle(c.get('db'), model(c).stored.id, c.get('session').editor.id)
    return c.redirect(`${deskPath}/`, 303)
  })
  app.post('/articles/:id/return', async (c) => {
    const { editor } = c.get('session')
    const { digest: textDigest = '', key = '', reason = '' } = c.get('form')
    const { id } = model(c).stored
    if (!editor.may.includes('review')) return notAllowed(c)
    if (!uuid.test(key) || reason.trim() === '' || reason.length > 4000)
      return again(c, { status: 422, notice: words.return.reason })
    const sent = {
      articleId: id,
      textDigest,
      editor: editor.name,
      reason: reason.trim(),
      key: `${id}/${key}`,
    }
    if (!(await insertReturn(c.get('db'), sent))) return again(c, await refusal(c))
    await releaseArticle(c.get('db'), id, editor.id)
    return done(c, 'returned')
  })
  mountSignatures(desk, { model, again, refusal, notAllowed, done })

  app.on(['GET', 'POST'], '/articles/:id/:action', async (c) => {
    const action = c.req.param('action')
    if (!isAction(action)) return missing(c)
    if (c.req.method === 'POST') return act(c, model(c), action)
    if (!mayDo(c, action)) return notAllowed(c)
    return respond(c, {
      title: titleOf(words, action, model(c).stored),
      main: actionMain(view(c), model(c), action, {}),
    })
  })

  async function act(c: DeskContext, found: ArticleModel, action: Action): Promise<Response> {
    const sent = cleanedForm(c.get('form'), found.stored.url)
    const title = titleOf(words, action, found.stored)
    const formAgain = (more: PageNews = {}) =>
      respond(c, {
        title,
        main: actionMain(view(c), found, action, { ...sent, tag: found.tag }),
        ...more,
      })
    const isForm = sent['step'] === 'form'
    // Not for the operation to decide: there, `*` is any article.
    if (!isForm && sent['tag'] !== found.tag) return formAgain(await refusal(c))
    if (!mayDo(c, action)) return notAllowed(c)
    if (isForm) return formAgain()
    const dryRun = sent['step'] !== 'confirm'
    const operation = toOperation(action, found.stored, sent, found.tag)
    const outcome = await perform(c.get('db'), c.get('session').editor, operation, { dryRun })
    const preview = (more: Pick<Preview, 'outcome' | 'verdicts'>) =>
      respond(c, {
        title,
        main: previewMain(view(c), c.get('session'), found, { action, sent, ...more }),
      })
    if (isRefused(outcome)) {
      const wantsReview = outcome.refused.faults.some(({ code }) => code === 'changed_after_review')
      if (dryRun && wantsReview && outcome.refused.faults.length === 1)
        return preview({ outcome: null, verdicts: {} })
      return formAgain(await refusal(c, outcome.refused))
    }
    if (!dryRun) return done(c, outcome.result === 'unchanged' ? 'unchanged' : 'changed')
    const { article, visibility } = outcome
    const verdicts =
      article && visibility ? await verdictsOf(article, visibility, await articleTag(article)) : {}
    return preview({ outcome, verdicts })
  }
}
