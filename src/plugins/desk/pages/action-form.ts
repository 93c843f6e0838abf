/** The form of an action and its preview, until an editor confirms what it shows. */
import { articleTag } from '../../publish/article-document.ts'
import { readDeskFacts } from '../store/facts.ts'
import { findOpened, type OpenedText } from '../store/opened-texts.ts'
import { isRefused, perform } from './act.ts'
import { actionMain, newsOf, type Preview, previewMain } from './action-pages.ts'
import { type Action, cleanedForm, titleOf, toOperation } from './actions.ts'
import type { createArticleReader } from './article-model.ts'
import type { ArticleBase, ArticleRoutes, Desk, DeskContext, Refusal } from './context.ts'
import type { PageNews } from './layout.ts'

/** The refusal of an editor who saw another article than the one that is there now. */
export const tooLate: Refusal = { status: 412, message: '', faults: [] }

type ActionRoutes = Pick<ArticleRoutes, 'done' | 'notAllowed'> & {
  readonly keep: (c: DeskContext, found: ArticleBase) => Promise<unknown>
  readonly mayDo: (c: DeskContext, action: Action) => boolean
}

/** Answers a POST of an action of `found`: with its form, its preview, or once it is done. */
export function createAct(
  { words, view, respond }: Desk,
  { readBase, complete, hindranceOf, verdictsOf }: ReturnType<typeof createArticleReader>,
  { keep, mayDo, notAllowed, done }: ActionRoutes,
) {
  return act

  async function act(c: DeskContext, found: ArticleBase, action: Action): Promise<Response> {
    const { tag, ...form } = cleanedForm(c.get('form'), found.stored.url)
    const sent = { ...form, tag: found.tag }
    const title = titleOf(words, action, found.stored)
    const formAgain = (more: PageNews, own = found.tag, opened?: OpenedText) =>
      respond(c, {
        title,
        main: actionMain(view(c), found, action, { ...form, tag: own }, opened),
        ...more,
      })
    const refuseForm = async (refused: Refusal) => {
      const now = refused.status === 412 ? await complete(c, found) : null
      const opened = now && (await findOpened(c.get('db'), found.stored.id, { tag }))
      return formAgain(newsOf(view(c), refused, now), found.tag, opened || undefined)
    }
    const { step } = form
    const db = c.get('db')
    // Not for the operation to decide: there, `*` is any article.
    const isLate = step !== 'form' && tag !== found.tag
    if (isLate && action !== 'edit') return refuseForm(tooLate)
    if (!mayDo(c, action)) return notAllowed(c)
    if (step === 'form') return formAgain({}, tag)
    const facts = await readDeskFacts(db, found.stored.id)
    const isUnsigned =
      action === 'publish' && found.stored.status !== 'published' && !facts.isSigned
    const isUnread = isUnsigned && form['unsigned'] !== '1'
    const dryRun = step !== 'confirm' || isLate || isUnread
    const operation = toOperation(action, found.stored, sent, found.tag)
    const outcome = await perform(db, c.get('session').editor, operation, { dryRun })
    const preview = async (given: Pick<Preview, 'outcome' | 'verdicts'>) => {
      const model = { ...found, facts, hindrance: await hindranceOf(c) }
      const opened = isLate ? await findOpened(db, found.stored.id, { tag }) : undefined
      await keep(c, found)
      const news = isLate
        ? newsOf(view(c), tooLate, await complete(c, found))
        : step === 'confirm'
          ? { status: 422 as const, notice: words.preview.unread }
          : {}
      const more = { action, sent, isUnsigned, opened, ...given }
      const main = previewMain(view(c), c.get('session'), model, more)
      return respond(c, { title, main, ...news })
    }
    if (isRefused(outcome)) {
      // Written meanwhile: the editor has not seen it.
      const now = outcome.refused.status === 412 ? await readBase(c, found.stored.id) : null
      if (now && action === 'edit') return act(c, now, action)
      const wantsReview = outcome.refused.faults.some(({ code }) => code === 'changed_after_review')
      if (dryRun && wantsReview && outcome.refused.faults.length === 1)
        return preview({ outcome: null, verdicts: {} })
      return refuseForm(outcome.refused)
    }
    if (!dryRun) return done(c, outcome.result === 'unchanged' ? 'unchanged' : 'changed', action)
    const { article, visibility } = outcome
    const verdicts =
      article && visibility ? await verdictsOf(article, visibility, await articleTag(article)) : {}
    return preview({ outcome, verdicts })
  }
}
