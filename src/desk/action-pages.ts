/** The form of an action, its preview, and what the preview confirms. */
import { html } from 'hono/html'
import type { Html } from '../pages/layout.ts'
import { fillHtml } from '../pages/page-words.ts'
import type { Fault } from '../publish/faults.ts'
import { fill } from '../words/words.ts'
import type { Session } from '../writer/desk-sessions.ts'
import type { StoredArticle } from '../writer/read-articles.ts'
import { isRefused, type Outcome, textOf, toNotice, toReaders } from './act.ts'
import { type Action, type Field, type Form, fieldsOf, needsSignature } from './actions.ts'
import { type ArticleModel, articlePath, entryOf, signForm, whereabouts } from './article-page.ts'
import { type DeskView, wordsOf } from './layout.ts'

/** The form, with what was sent. */
export function actionMain(view: DeskView, { stored, tag }: ArticleModel, action: Action, sent: Form): Html {
  const { words } = wordsOf(view)
  return html`<h1>${words.actions[action]}</h1>
<p><a href="${articlePath(stored)}"><bdi>${stored.columns['title']}</bdi></a></p>
<form method="post" class="act">
<input type="hidden" name="tag" value="${sent['tag'] ?? tag}">
${fieldsOf(action, stored, sent).map((field) => control(view, field))}
${action === 'withhold' ? html`<p>${words.preview.withhold}</p>` : ''}
<p><button name="step" value="preview">${words.preview.button}</button></p>
</form>`
}

function control(view: DeskView, { name, control: form, value, required }: Field): Html {
  const label = wordsOf(view).words.fields[name]
  const must = required ? html` required` : ''
  if (form === 'box')
    return html`<label class="box"><input type="checkbox" name="${name}" value="1"${value ? html` checked` : ''}><span>${label}</span></label>\n`
  if (form === 'lines')
    return html`<label>${label}<textarea name="${name}" dir="auto" rows="${name === 'body_html' ? 16 : 3}"${must}>\n${value}</textarea></label>\n`
  if (form === 'time')
    return html`<label>${label}<input type="datetime-local" name="${name}" value="${value.slice(0, 16)}"></label>\n`
  return html`<label>${label}<input name="${name}" dir="auto" value="${value}"${must}></label>\n`
}

export type Preview = {
  readonly action: Action
  readonly sent: Form
  /** Of a dry run. */
  readonly outcome: Outcome
  readonly verdicts: ArticleModel['verdicts']
}

/** What would come of it, with one button. A new text of a reviewed article can be signed here. */
export function previewMain(
  view: DeskView,
  session: Session,
  model: ArticleModel,
  { action, sent, outcome, verdicts }: Preview,
): Html {
  const { words } = wordsOf(view)
  const name = words.actions[action]
  const back = html`<form method="post" class="inline">${keep(sent)}<button name="step" value="form">${words.preview.change}</button></form>`
  if (isRefused(outcome) || outcome.article === null) return back
  const { article: after, visibility } = outcome
  const text = { title: textOf(after).title, standfirst: textOf(after).standfirst, body_html: textOf(after).body_html }
  const signs =
    action === 'edit' && session.editor.may.includes('review') && outcome.result === 'changed' && !sent['minor']
  const confirm = html`<form method="post" class="inline">${keep(sent)}<button name="step" value="confirm">${fill(words.preview.confirm, { action: name })}</button></form>`
  return html`<h1>${fill(words.preview.title, { action: name })}</h1>
<p>${outcome.result === 'unchanged' ? words.preview.same : words.preview.lead}</p>
<p class="do">${outcome.result === 'unchanged' ? '' : confirm} ${back}</p>
${entryOf(view, toReaders(view.site, after), words.preview.entry)}
${notice(view, action, after)}
${visibility === null ? '' : whereabouts(view, { visibility, verdicts })}
${signs ? signForm(view, session, model, {}, text) : ''}`
}

/** Only a signature brings it: the rules refuse it without one. */
export function signOnlyMain(view: DeskView, session: Session, model: ArticleModel, action: Action, sent: Form): Html {
  const { words } = wordsOf(view)
  const { title = '', standfirst = '', body_html = '' } = sent
  const text = { title, standfirst, body_html }
  const after: StoredArticle = { ...model.stored, columns: { ...model.stored.columns, ...text } }
  return html`<h1>${fill(words.preview.title, { action: words.actions[action] })}</h1>
<p>${words.preview.signToo}</p>
<form method="post" class="inline">${keep(sent)}<button name="step" value="form">${words.preview.change}</button></form>
${entryOf(view, toReaders(view.site, after), words.preview.entry)}
${signForm(view, session, model, {}, text)}`
}

/** Whether an action is one for `signOnlyMain`. */
export const mustSign = (action: Action, { stored }: ArticleModel, sent: Form) =>
  needsSignature(action, stored, sent) && stored.columns['status'] !== 'draft'

const keep = (sent: Form): Html =>
  Object.entries(sent)
    .filter(([name]) => name !== 'step')
    .map(([name, value]) => html`<input type="hidden" name="${name}" value="${value ?? ''}">\n`)

/** The entry of the feed of corrections. */
function notice(view: DeskView, action: Action, after: StoredArticle): Html {
  const entry = action === 'correct' || action === 'retract' ? toNotice(view.site, after) : null
  if (entry === null || typeof entry === 'string') return ''
  return html`<section><h2 class="over">${wordsOf(view).words.preview.notice}</h2>
<p><strong><bdi>${entry.feedTitle}</bdi></strong></p><p><bdi>${entry.summary}</bdi></p></section>`
}

/** What the rules say is wrong, in the words of the API, which are English. */
export function refusalText(
  view: DeskView,
  { message, faults }: { readonly message: string; readonly faults: readonly Fault[] },
): Html {
  const { words } = wordsOf(view)
  const details = faults.length === 0 ? [message] : faults.map(({ detail }) => detail)
  return html`<p>${fillHtml(words.done.refused, {})}</p><ul lang="en" dir="ltr">${details.map((detail) => html`<li>${detail}</li>`)}</ul>`
}
