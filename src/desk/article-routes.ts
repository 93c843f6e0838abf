/** The routes of one article: its page, claims, returns, signatures, and the actions with their previews. */
import { html } from 'hono/html'
import { boxes, textDigestOf } from '../evidence/signing.ts'
import { freshSeconds } from '../logins/session.ts'
import { articleTag } from '../publish/article-document.ts'
import type { Refused } from '../publish/faults.ts'
import { createPartnerAnswers, createShare, visible } from '../publish/partner-answers.ts'
import { readDeskFacts } from '../writer/desk-facts.ts'
import { claimArticle, insertReturn, releaseArticle, wroteText } from '../writer/desk-queue.ts'
import { readById, readVisibility, type StoredArticle, type Visibility } from '../writer/read-articles.ts'
import { readEvents } from '../writer/read-events.ts'
import { actorOf, isRefused, type Outcome, perform, sign, type Ticked, textOf, toWish, type Wish } from './act.ts'
import { actionMain, type Preview, previewMain, refusalText } from './action-pages.ts'
import { type Action, type Form, isAction, toOperation } from './actions.ts'
import { type ArticleModel, eventLine, isDone } from './article-facts.ts'
import { articleMain, articlePath } from './article-page.ts'
import { type Desk, type DeskContext, uuid } from './context.ts'
import { type DeskPage, deskHeaders, deskPath, wordsOf } from './layout.ts'

/** Events that are read and told, and characters of a note. */
const [maxEvents, toldEvents, maxNote] = [1000, 100, 4000]

/** Acts that a page can confirm. */
const acts = ['signed', 'published', 'returned', 'changed', 'unchanged'] as const

type Act = (typeof acts)[number]

type More = Pick<DeskPage, 'status' | 'said'>
type Refusal = Pick<Refused, 'status' | 'message' | 'faults'>
/** Of who saw another article than the one that is there now. */
const late: Refusal = { status: 412, message: '', faults: [] }

export function mountArticles({ parts, app, passkeys, view, respond, say }: Desk): void {
  const { site, partners, fourEyes } = parts
  const { words } = wordsOf({ site })
  const partnersOf = createPartnerAnswers({ site, partners, share: createShare(() => performance.now()) })

  /** Of a draft, what they would make of it once it is published. */
  const verdictsOf = async (stored: StoredArticle, visibility: Visibility, tag: string) => {
    const { status } = stored.columns
    const isDraft = status === 'draft' || status === 'withheld'
    const judged = isDraft ? { ...stored, columns: { ...stored.columns, status: 'published' } } : stored
    return (await partnersOf({ tokenId: 0 }, judged, isDraft ? visible : visibility, `${tag}${isDraft}`)).partners ?? {}
  }

  const hindranceOf = async (c: DeskContext, { id }: StoredArticle): Promise<string | null> => {
    const { editor, method, age } = c.get('session')
    if (method === 'login' && age >= freshSeconds) return words.sign.stale
    return fourEyes && (await wroteText(c.get('db'), id, actorOf(editor))) ? words.sign.fourEyes : null
  }

  const read = async (c: DeskContext): Promise<ArticleModel | null> => {
    const db = c.get('db')
    const id = c.req.param('id') ?? ''
    const [stored] = uuid.test(id) ? await readById(db, [id]) : []
    if (!stored) return null
    const tag = await articleTag(stored)
    const visibility = (await readVisibility(db, [id])).get(id)
    if (!visibility) return null
    const { body_html: bodyHtml, ...text } = textOf(stored)
    const events = await readEvents(db, { article: id, since: null, after: 0, limit: maxEvents })
    return {
      ...{ stored, tag, visibility, events: events.slice(-toldEvents).toReversed() },
      digest: await textDigestOf({ ...text, bodyHtml }),
      verdicts: await verdictsOf(stored, visibility, tag),
      facts: await readDeskFacts(db, id),
      hindrance: await hindranceOf(c, stored),
    }
  }

  const missing = (c: DeskContext) => say(c, 404, words.errors.missing, words.errors.missingText)

  /** The page as it is now, with what the editor had filled in. */
  const page = async (c: DeskContext, more: More | ((model: ArticleModel) => More) = {}, sent: Form = {}) => {
    const model = await read(c)
    if (!model) return missing(c)
    const title = textOf(model.stored).title
    const main = articleMain(view(c), c.get('session'), model, sent)
    return respond(c, { title, main, ...(typeof more === 'function' ? more(model) : more) })
  }

  /** For an editor who comes too late, the events of the meantime; otherwise the faults by the rules. */
  const refusal = async (c: DeskContext, refused: Refusal = late): Promise<More> => {
    const { status } = refused
    if (status !== 412) return { status: status === 403 ? 403 : 422, said: refusalText(view(c), refused) }
    const [last] = (await read(c))?.events ?? []
    const happened = last ? html`<p>${eventLine(view(c), last)}</p>` : ''
    return { status: 412, said: html`<p>${words.done.meanwhile}</p>${happened}` }
  }

  const done = (c: DeskContext, name: Act) =>
    c.redirect(`${articlePath({ id: c.req.param('id') ?? '' })}?done=${name}`, 303)

  app.get('/articles/:id', (c) => {
    const name = acts.find((act) => act === c.req.query('done'))
    const told = (model: ArticleModel) =>
      name && isDone(name, model, c.get('session').editor) ? { said: words.done[name] } : {}
    return page(c, told)
  })
  app.post('/articles/:id/claim', async (c) => {
    const model = await read(c)
    if (!model) return missing(c)
    if (await claimArticle(c.get('db'), model.stored.id, c.get('session').editor.id))
      return c.redirect(articlePath(model.stored), 303)
    return page(c, { status: 409 })
  })
  app.post('/articles/:id/release', async (c) => {
    const id = c.req.param('id')
    if (uuid.test(id)) await releaseArticle(c.get('db'), id, c.get('session').editor.id)
    return c.redirect(`${deskPath}/`, 303)
  })
  app.post('/articles/:id/return', async (c) => {
    const { editor } = c.get('session')
    const { digest: textDigest = '', key = '', reason = '' } = c.get('form')
    const id = c.req.param('id')
    if (!editor.may.includes('review') || !uuid.test(id)) return missing(c)
    if (!uuid.test(key) || reason.trim() === '' || reason.length > 4000)
      return page(c, { status: 422, said: words.return.reason }, c.get('form'))
    const sent = { articleId: id, textDigest, editor: editor.name, reason: reason.trim(), key: `${id}/${key}` }
    if (!(await insertReturn(c.get('db'), sent))) return page(c, await refusal(c), c.get('form'))
    await releaseArticle(c.get('db'), id, editor.id)
    return done(c, 'returned')
  })

  const tickedOf = (form: Form): Ticked => {
    const { title, standfirst = '', body_html = '', note = '' } = form
    const text = title === undefined ? null : { title, standfirst, body_html }
    return {
      text,
      note: Array.from(note).slice(0, maxNote).join(''),
      publish: form['publish'] === '1',
      boxes: boxes.filter((box) => form[box] === '1'),
    }
  }
  /** Nothing to ask if the article is not the one that the editor saw, or may not be signed. */
  app.post('/articles/:id/sign/options', async (c) => {
    const [model, { editor }, form] = [await read(c), c.get('session'), c.get('form')]
    if (!model || model.hindrance !== null || model.tag !== form['tag']) return c.json({}, 409, deskHeaders)
    const { wish, challenge } = await toWish(editor, model.stored, tickedOf(form))
    return c.json(await passkeys.askSignature(c.get('db'), editor, challenge, wish), 200, deskHeaders)
  })
  app.post('/articles/:id/sign', async (c) => {
    const { editor, method } = c.get('session')
    const form = c.get('form')
    const model = await read(c)
    if (!model) return missing(c)
    if (model.hindrance !== null) return page(c, { status: 403, said: model.hindrance }, form)
    const stale = model.tag !== form['tag'] ? await refusal(c) : null
    if (stale) return page(c, stale, form)
    const by = { editor, method, fourEyes: fourEyes ? words.sign.fourEyes : null }
    if (method !== 'passkey') {
      const { wish } = await toWish(editor, model.stored, tickedOf(form))
      return finish(c, wish, await sign(c.get('db'), wish, { ...by, assertion: null }))
    }
    if (!form['answer']) return page(c, { status: 403, said: words.sign.noScript }, form)
    const taken = await passkeys.takeSignature<Wish>(c.get('db'), editor, form['answer'])
    if (taken === null || taken.content.articleId !== model.stored.id)
      return page(c, { status: 403, said: words.sign.asked }, form)
    if (taken.assertion === null) return page(c, { status: 403, said: words.sign.failed }, form)
    return finish(c, taken.content, await sign(c.get('db'), taken.content, { ...by, assertion: taken.assertion }))
  })
  const finish = async (c: DeskContext, wish: Wish, outcome: Outcome) =>
    isRefused(outcome)
      ? page(c, await refusal(c, outcome.refused), c.get('form'))
      : done(c, wish.publish ? 'published' : 'signed')

  app.on(['GET', 'POST'], '/articles/:id/:action', async (c) => {
    const action = c.req.param('action')
    const model = isAction(action) ? await read(c) : null
    if (!model || !isAction(action)) return missing(c)
    if (c.req.method === 'POST') return act(c, model, action)
    return respond(c, { title: words.actions[action], main: actionMain(view(c), model, action, {}) })
  })

  async function act(c: DeskContext, model: ArticleModel, action: Action): Promise<Response> {
    const sent = c.get('form')
    const { editor } = c.get('session')
    const title = words.actions[action]
    const again = (more: More = {}) =>
      respond(c, { title, main: actionMain(view(c), model, action, { ...sent, tag: model.tag }), ...more })
    if (sent['step'] === 'form') return again()
    // Not for the operation to decide: there, `*` is any article.
    if (sent['tag'] !== model.tag) return again(await refusal(c))
    const isMinor = sent['step'] === 'minor'
    const dryRun = !isMinor && sent['step'] !== 'confirm'
    const operation = toOperation(action, model.stored, isMinor ? { ...sent, minor: '1' } : sent, model.tag)
    const outcome = await perform(c.get('db'), editor, operation, { dryRun })
    const preview = (more: Pick<Preview, 'outcome' | 'verdicts'>) =>
      respond(c, { title, main: previewMain(view(c), c.get('session'), model, { action, sent, ...more }) })
    if (isRefused(outcome)) {
      const wantsReview = outcome.refused.faults.some(({ code }) => code === 'changed_after_review')
      if (dryRun && wantsReview && outcome.refused.faults.length === 1) return preview({ outcome: null, verdicts: {} })
      return again(await refusal(c, outcome.refused))
    }
    if (!dryRun) return done(c, outcome.result === 'unchanged' ? 'unchanged' : 'changed')
    const { article, visibility } = outcome
    const verdicts = article && visibility ? await verdictsOf(article, visibility, await articleTag(article)) : {}
    return preview({ outcome, verdicts })
  }
}
