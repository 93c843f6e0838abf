/** The routes of a signature: what a passkey is asked to sign, and its answer. */
import { boxes, requiredBox } from '../evidence/signing.ts'
import { isRefused } from './act.ts'
import type { ActionForm } from './actions.ts'
import type { ArticleRoutes, Desk, DeskContext } from './context.ts'
import { type SigningRequest, sign, type Ticked, toSigningRequest } from './sign.ts'

const maxNote = 4000

function tickedOf({
  title,
  standfirst = '',
  body_html = '',
  note = '',
  ...form
}: ActionForm): Ticked {
  return {
    text: title === undefined ? null : { title, standfirst, body_html },
    note: Array.from(note).slice(0, maxNote).join(''),
    publish: form['publish'] === '1',
    boxes: boxes.filter((box) => form[box] === '1'),
  }
}

export function mountSignatures(
  { parts, app, passkeys, words }: Desk,
  routes: ArticleRoutes,
): void {
  const { base, hindranceOf, again, refuse, notAllowed, done } = routes
  const { fourEyes } = parts
  const deny = (c: DeskContext, notice: string, status: 403 | 422 = 403) =>
    again(c, { status, notice })

  /**
   * Nothing to ask if the article is not the one that the editor saw, may not be signed, or was not
   * checked.
   */
  app.post('/articles/:id/sign/options', async (c) => {
    const [{ stored, tag }, { editor }, form] = [base(c), c.get('session'), c.get('form')]
    if (!editor.may.includes('review')) return c.json({}, 403)
    const ticked = tickedOf(form)
    if (tag !== form['tag'] || !ticked.boxes.includes(requiredBox)) return c.json({}, 409)
    if ((await hindranceOf(c)) !== null) return c.json({}, 409)
    const { wish, challenge } = await toSigningRequest(editor, stored, ticked)
    return c.json(await passkeys.askSignature(c.get('db'), editor, challenge, wish))
  })
  app.post('/articles/:id/sign', async (c) => {
    const { editor, method } = c.get('session')
    const form = c.get('form')
    const { stored, tag } = base(c)
    if (!editor.may.includes('review')) return notAllowed(c)
    const hindrance = await hindranceOf(c)
    if (hindrance !== null) return deny(c, hindrance)
    if (tag !== form['tag']) return refuse(c)
    const ticked = tickedOf(form)
    if (!ticked.boxes.includes(requiredBox)) return deny(c, words.sign.unchecked, 422)
    const finish = async (
      wish: SigningRequest,
      assertion: Parameters<typeof sign>[2]['assertion'],
    ) => {
      const outcome = await sign(c.get('db'), wish, { editor, method, fourEyes, assertion })
      if (isRefused(outcome)) return refuse(c, outcome.refused)
      return done(c, wish.publish ? 'published' : 'signed', wish.text ? 'sign edit' : 'sign')
    }
    if (method !== 'passkey')
      return finish((await toSigningRequest(editor, stored, ticked)).wish, null)
    if (!form['answer']) return deny(c, words.sign.noScript)
    const taken = await passkeys.takeSignature<SigningRequest>(c.get('db'), editor, form['answer'])
    if (taken === null || taken.content.articleId !== stored.id) return deny(c, words.sign.asked)
    return taken.assertion === null
      ? deny(c, words.sign.failed)
      : finish(taken.content, taken.assertion)
  })
}
