/**
 * The page of an article at the desk: its text beside its sources, what is known of it, and what
 * the editor can do.
 */
import { html } from 'hono/html'
import { type Html, languageAttributes } from '../../../core/pages/layout.ts'
import { fillHtml } from '../../../core/pages/page-parts.ts'
import type { StoredArticle } from '../../publish/store/stored-article.ts'
import { boxes, requiredBox } from '../evidence/signing.ts'
import type { OpenedText } from '../store/opened-texts.ts'
import type { Session } from '../store/sessions.ts'
import { toReaders } from './act.ts'
import { type ActionForm, actionsFor, titleOf } from './actions.ts'
import { at, background, beside, returnLine } from './article-facts.ts'
import { changesSince, sinceReturned, sinceSigned } from './changes.ts'
import type { ArticleModel } from './context.ts'
import { entryOf, hiddenText, invisible } from './entry.ts'
import {
  bdi,
  checkbox,
  type DeskView,
  deskPath,
  hiddenFields,
  keeps,
  oidcForm,
  passkeyForm,
  restored,
} from './layout.ts'
import { boxName } from './plain-words.ts'
import { reviewedMode, reviewedParts } from './sign.ts'
import { whenAndForWhom, whereabouts } from './whereabouts.ts'

const changedId = 'changed'

export const articlePath = ({ id }: Pick<StoredArticle, 'id'>) => `${deskPath}/articles/${id}`

/**
 * `sent` is what the editor sent before, so that nothing is lost. `opened` is the text that an
 * editor opened who comes too late.
 */
export function articleMain(
  view: DeskView,
  session: Session,
  model: ArticleModel,
  sent: ActionForm = {},
  opened?: OpenedText,
): Html {
  const { stored, facts } = model
  const since = opened && changesSince(view, view.words.article.sinceOpened, opened, stored)
  const { may } = session.editor
  const isDraft = stored.status === 'draft'
  const [returned] = facts.returns
  const form = signForm(view, session, model, { sent, isLate: Boolean(since) })
  const { again, title } = view.words.sign
  const isFresh = !since && keeps(sent) === ''
  const folded = isFresh && (facts.isSigned ? again : stored.status === 'retracted' && title)
  return html`${since ? html`<div id="${changedId}" tabindex="-1">${since}</div>` : sinceReturned(view, model)}
${isDraft && returned && !facts.isSigned ? html`<p class="typed">${returnLine(view, returned)}</p>` : ''}
${isDraft ? claimBar(view, session, model) : ''}${invisible(view, stored)}
<div class="pair">
<div>${entryOf(view, toReaders(view.site, stored), view.words.article[stored.status === 'withheld' ? 'hiddenText' : 'text'])}${hiddenText(view, stored)}</div>
<div>${beside(view, model)}</div>
</div>
${sinceSigned(view, model)}
<div class="pair">
<div>
${may.includes('review') ? (folded ? html`<details><summary>${folded}</summary>${form}</details>` : form) : ''}
${may.includes('review') && isDraft && !facts.isSigned && !facts.isReturned ? returnForm(view, model, sent) : ''}
${links(view, session, stored)}
</div>
<div>${whereabouts(view, model)}${background(view, model)}</div>
</div>`
}

function claimBar(
  view: DeskView,
  { editor }: Session,
  { facts: { claim }, stored }: ArticleModel,
): Html {
  const form = (name: 'claim' | 'release') =>
    html`<form class="inline" method="post" action="${articlePath(stored)}/${name}"><button>${view.words.article[name]}</button></form>`
  if (claim === null) return html`<p>${form('claim')}</p>`
  const until = at(view, claim.until)
  if (claim.editorId === editor.id)
    return html`<p>${fillHtml(view.words.article.claimed, { time: until })} ${form('release')}</p>`
  return html`<p class="message alarm">${fillHtml(view.words.queue.reading, { editor: bdi(claim.editor), time: until })}</p>`
}

type SignOptions = {
  readonly sent?: ActionForm
  readonly text?: Readonly<Record<string, string>>
  readonly isLate?: boolean
}

/**
 * `text` is one that the editor has written, which is signed in place of the one that is there.
 * With `isLate`, that one changed since the editor opened it.
 */
export function signForm(
  view: DeskView,
  session: Session,
  model: Pick<ArticleModel, 'stored' | 'tag' | 'hindrance'>,
  { sent = {}, text = {}, isLate = false }: SignOptions,
): Html {
  const { editor, method } = session
  const { sign: of } = view.words
  const { stored, tag, hindrance } = model
  const { sources } = stored
  const { may } = editor
  if (hindrance !== null)
    return html`<section class="act"><h2>${of.title}</h2><p>${hindrance}</p>${hindrance === of.stale ? oidcForm(view, { article: stored.id, fresh: '1' }) : ''}</section>`
  const canPublish = stored.status === 'draft' && may.includes('publish')
  const content = html`<h2>${of.title}</h2>
<p>${fillHtml(of.lead, { editor: html`<strong><bdi>${editor.name}</bdi></strong>` })}</p>
${signedStatement(view, stored, editor.name)}
${sources.length === 0 ? html`<p class="typed">${view.words.article.noSources}</p>` : ''}
${hiddenFields({ tag, ...text })}
${boxes.map((box) => (box === 'sources' && sources.length === 0 ? '' : checkbox(box, boxName(view.words, box, sources), sent[box] === '1', box === requiredBox)))}
<label>${of.note}<textarea name="note" rows="2" maxlength="4000">${sent['note'] ?? ''}</textarea></label>
${canPublish ? [whenAndForWhom(view, stored), checkbox('publish', of.publish, sent['publish'] === '1')] : ''}
<p class="do">${isLate ? html`<a href="#${changedId}">${of.read}</a> ` : ''}<button>${isLate ? of.changed : of.button}</button></p>`
  const action = `${articlePath(stored)}/sign`
  const keep = sent['note'] === undefined ? '' : 'again'
  const unsaved =
    Object.keys(text).length > 0
      ? ''
      : html`<p class="typed" data-unsaved="${articlePath(stored)}/edit" hidden>${view.words.write.unsaved} <a href="${articlePath(stored)}/edit">${view.words.actions.edit}</a></p>\n`
  if (method === 'passkey')
    return [unsaved, restored(view), passkeyForm(view, action, content, keep)]
  return html`${unsaved}${restored(view)}<form method="post" action="${action}" data-keep="${keep}" class="act">${content}</form>`
}

function signedStatement(view: DeskView, stored: StoredArticle, reviewer: string): Html {
  const mode = reviewedMode(stored.disclosure_mode)
  // Without the body, which has no part in it and would be cleaned once more.
  const signed = {
    ...{ ...stored, body_html: '', disclosure_mode: mode, reviewed_by: reviewer },
    disclosure_parts: reviewedParts(stored.disclosure_parts, reviewer, new Date().toISOString()),
  }
  const entry = toReaders(view.site, signed)
  if (entry === null || typeof entry === 'string' || entry.disclosure === null) return ''
  const { statement, statementLabel, statementLanguage } = entry.disclosure
  return html`<p>${view.words.sign.statement} <strong${languageAttributes(statementLanguage, view.language)}>${statementLabel && `${statementLabel.text} `}${statement}</strong></p>`
}

function returnForm(view: DeskView, { stored, digest }: ArticleModel, sent: ActionForm): Html {
  const { return: of } = view.words
  return html`${restored(view)}<form method="post" action="${articlePath(stored)}/return" data-keep="${sent['reason'] === undefined ? '' : 'again'}" class="act">
<h2>${of.title}</h2><p>${of.lead}</p>
${hiddenFields({ digest, key: crypto.randomUUID() })}
<label>${of.reason}<textarea name="reason" rows="3" maxlength="4000" required>${sent['reason'] ?? ''}</textarea></label>
<p><button>${of.button}</button></p>
</form>`
}

function links(view: DeskView, { editor }: Session, stored: StoredArticle): Html {
  const offered = actionsFor(stored, editor.may)
  return html`<section><h2>${view.words.article.do}</h2><ul class="do">
${offered.map((action) => html`<li><a href="${articlePath(stored)}/${action}">${titleOf(view.words, action, stored)}</a></li>\n`)}<li><a href="${deskPath}/evidence?article=${stored.id}">${view.words.evidence.article}</a></li>
</ul></section>`
}
