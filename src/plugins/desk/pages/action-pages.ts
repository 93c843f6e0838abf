/** The form of an action, its preview, and what the preview confirms. */
import { html, raw } from 'hono/html'
import { bareLabel } from '../../../core/disclosure/labels.ts'
import { lastNotice } from '../../../core/feed/build-feed.ts'
import type { Entry } from '../../../core/feed/feed.ts'
import { type Html, languageAttributes } from '../../../core/pages/layout.ts'
import { fillHtml } from '../../../core/pages/page-parts.ts'
import { cleanBody } from '../../../core/sanitize/clean-body.ts'
import { fill } from '../../../core/words/words.ts'
import type { Result } from '../../publish/results.ts'
import type { StoredArticle } from '../../publish/store/stored-article.ts'
import { boxes } from '../evidence/signing.ts'
import type { OpenedText } from '../store/opened-texts.ts'
import type { Session } from '../store/sessions.ts'
import { textOf, toReaders } from './act.ts'
import { type Action, type ActionForm, type Field, fieldsOf, titleOf } from './actions.ts'
import { at, lastLine } from './article-facts.ts'
import { articlePath, signForm } from './article-page.ts'
import { changesSince, difference } from './changes.ts'
import type { ArticleBase, ArticleModel, Refusal } from './context.ts'
import { entryOf, invisible, withoutStyles } from './entry.ts'
import {
  bdi,
  checkbox,
  type DeskView,
  english,
  hiddenFields,
  keeps,
  type PageNews,
  restored,
} from './layout.ts'
import { sentenceOf } from './plain-words.ts'
import { whereabouts } from './whereabouts.ts'

export function actionMain(
  view: DeskView,
  { stored, tag }: ArticleBase,
  action: Action,
  sent: ActionForm,
  opened?: OpenedText,
): Html {
  return html`<h1>${titleOf(view.words, action, stored)}</h1>
<p><a href="${articlePath(stored)}"><bdi>${stored.title}</bdi></a></p>
${opened ? changesSince(view, view.words.article.sinceOpened, opened, stored) : ''}
${action === 'publish' ? whyRetracted(view, stored) : ''}${restored(view)}<form method="post" action="${articlePath(stored)}/${action}" class="act" data-keep="${keeps(sent)}">
<input type="hidden" name="tag" value="${sent['tag'] ?? tag}" data-kept>
${fieldsOf(action, stored, sent).map((field) => (field.control === 'body' ? bodyControl(view, stored, field) : control(view, field)))}
${action === 'withhold' ? html`<p>${view.words.preview.withhold}</p>` : ''}
<p><button name="step" value="preview">${view.words.preview.button}</button></p>
</form>`
}

const whyRetracted = (
  view: DeskView,
  { retraction_reason: reason, retracted_at: time }: StoredArticle,
) =>
  reason && time
    ? html`<p class="typed">${fillHtml(view.words.evidence.retracted, { time: at(view, time), reason: bdi(reason) })}</p>`
    : ''

function control(view: DeskView, { name, control: form, value, required }: Field): Html {
  const label = view.words.fields[name]
  const must = required ? html` required` : ''
  if (form === 'box') return checkbox(name, label, value !== '')
  if (form === 'lines')
    return html`<label>${label}<textarea name="${name}" dir="auto" rows="3"${must}>\n${value}</textarea></label>\n`
  if (form === 'time')
    return html`<label>${label}<input type="datetime-local" name="${name}" value="${value.slice(0, 16)}"></label>\n`
  return html`<label>${label}<input name="${name}" dir="auto" value="${value}"${must}></label>\n`
}

/** The body as it looks, where a script lets it be edited, and its HTML. */
function bodyControl(view: DeskView, { language, url }: StoredArticle, { value }: Field): Html {
  const { fields, write } = view.words
  return html`<p id="body"><strong>${write.body}</strong></p>
<div class="story writing" role="textbox" aria-multiline="true" aria-labelledby="body" tabindex="0" data-edits="html" hidden${languageAttributes(language, view.language)}>${raw(withoutStyles(cleanBody(value, url).html))}</div>
<input type="hidden" name="in_place" value="" data-kept>
<details open><summary>${fields.body_html}</summary>
<textarea id="html" name="body_html" aria-label="${fields.body_html}" dir="auto" rows="16">\n${value}</textarea></details>\n`
}

export type Preview = {
  readonly action: Action
  readonly sent: ActionForm
  /** The article after the action; `null` if the rules want a new review with it. */
  readonly outcome: Exclude<Result, { result: 'refused' }> | null
  readonly verdicts: ArticleModel['verdicts']
  readonly isUnsigned: boolean
  /** The text that the editor opened, if it is another one by now. */
  readonly opened: OpenedText | undefined
}

/** Fields of the preview itself, and of a signature, which is about the text that its form had. */
const notKept = ['step', 'unsigned', 'answer', 'note', 'publish', ...boxes]

/**
 * The preview of an action, with its buttons. A new text can be signed here, beside its
 * differences.
 */
export function previewMain(
  view: DeskView,
  session: Session,
  model: ArticleBase & Pick<ArticleModel, 'facts' | 'hindrance'>,
  preview: Preview,
): Html {
  const { action, sent, outcome, verdicts, opened } = preview
  const { stored, facts } = model
  const { preview: of, article } = view.words
  const name = titleOf(view.words, action, stored)
  const { title = '', standfirst = '', body_html = '' } = sent
  const text = { title, standfirst, body_html }
  const after = outcome ? (outcome.article ?? stored) : { ...stored, ...text }
  const isSame = outcome?.result === 'unchanged'
  const isEdit = action === 'edit' && !isSame
  const entry = toReaders(view.site, after)
  const kept = Object.fromEntries(
    Object.entries(sent).filter(([field]) => !notKept.includes(field)),
  )
  const button = (step: string, label: string, more: Html = '') =>
    html`<form method="post" action="${articlePath(stored)}/${action}" class="inline">${hiddenFields(kept)}${more}<button name="step" value="${step}">${label}</button></form>`
  const unsigned = preview.isUnsigned
    ? checkbox('unsigned', fill(of.unsigned, { label: labelOf(view, entry) }), false, true)
    : ''
  return html`<h1>${fill(of.title, { action: name })}</h1>
<p>${outcome === null ? of.signToo : isSame ? of.same : of.lead}</p>
${opened ? changesSince(view, article.sinceOpened, opened, stored) : ''}${invisible(view, after)}
<div class="do">${outcome && !isSame ? button('confirm', action === 'edit' ? view.words.write.save : fill(of.confirm, { action: name }), unsigned) : ''} ${button('form', of.change)}</div>
${isEdit ? difference(view, of.changes, textOf(stored), text, stored.language) : ''}
${isEdit && facts.lastSigned && !facts.isSigned ? difference(view, article.difference, facts.lastSigned, text, stored.language) : ''}
${headlineOf(view.words.write.inLists, entry)}
${entryOf(view, entry, of.entry)}
${action === 'correct' || action === 'retract' ? headlineOf(of.notice, toReaders(view.site, after, lastNotice)) : ''}
${outcome?.visibility ? whereabouts(view, { stored: after, visibility: outcome.visibility, verdicts }) : ''}
${isEdit && session.editor.may.includes('review') ? signForm(view, session, model, { text }) : ''}`
}

const headlineOf = (heading: string, entry: Entry | string | null): Html =>
  entry === null || typeof entry === 'string'
    ? ''
    : html`<section><h2 class="over">${heading}</h2>
<p><strong><bdi>${entry.feedTitle}</bdi></strong></p><p><bdi>${entry.summary}</bdi></p></section>`

function labelOf({ words }: DeskView, entry: Entry | string | null): string {
  const label = typeof entry === 'object' && entry?.disclosure?.label
  return label ? bareLabel(label.text) : words.evidence.noLabel
}

/** The faults by the rules. Those of what no editor writes are for the operator, in English. */
function refusalText({ words }: DeskView, { status, message, faults }: Refusal): Html {
  const { not_allowed, gone, never_published, other } = words.refusals
  const toOperator = (reason: string) =>
    status === 403 ? not_allowed : fillHtml(other, { reason: english(reason) })
  const details = faults.map(({ code, detail }) => sentenceOf(words, code) ?? toOperator(detail))
  const byStatus: Readonly<Partial<Record<number, string>>> = { 404: gone, 409: never_published }
  if (faults.length === 0) details.push(byStatus[status] ?? toOperator(message))
  return html`<p>${words.done.refused}</p><ul>${details.map((detail) => html`<li>${detail}</li>`)}</ul>`
}

/** The last event for an editor who comes too late; otherwise the faults by the rules. */
export function newsOf(view: DeskView, refused: Refusal, now: ArticleModel | null): PageNews {
  const { status } = refused
  if (status !== 412 || now === null)
    return { status: status === 403 ? 403 : 422, notice: refusalText(view, refused) }
  return {
    status: 412,
    notice: html`<p>${view.words.done.meanwhile}</p><p>${lastLine(view, now)}</p>`,
  }
}
