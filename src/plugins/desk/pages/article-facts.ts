/** The facts about an article beside its text: sources, picture, claims of the pipeline, events. */

import { webAddress } from 'candor-disclosure/text/web-address.ts'
import { html } from 'hono/html'
import { time } from '../../../core/pages/headline.ts'
import { type Html, languageAttributes } from '../../../core/pages/layout.ts'
import { fillHtml } from '../../../core/pages/page-parts.ts'
import type { ArticleEvent } from '../../publish/store/read-events.ts'
import type { StoredArticle } from '../../publish/store/stored-article.ts'
import { boxes, modeWithParts } from '../evidence/signing.ts'
import type { Editor } from '../store/editors.ts'
import type { ClaimedReview, DeskFacts } from '../store/facts.ts'
import type { DeskWords } from '../words/words.ts'
import type { ArticleModel } from './context.ts'
import { bdi, type DeskView } from './layout.ts'
import { boxName, modeName, partNames, type TextsByName } from './plain-words.ts'

/** Checks that the editor did what an address says was done, as anybody can write one. */
export function isDone(
  act: string,
  { stored, facts }: ArticleModel,
  { name }: Pick<Editor, 'name'>,
): boolean {
  const isOwn = ({ editor }: { readonly editor: string }) => editor === name
  if (act === 'returned') return facts.returns.some(isOwn)
  if (act !== 'signed' && act !== 'published') return true
  return facts.signatures.some(isOwn) && (act === 'signed' || stored.status === 'published')
}

export const at = (view: DeskView, text: string): Html => time(new Date(text), view.language)

export const beside = (view: DeskView, { stored, facts }: ArticleModel): Html => [
  sources(view, stored),
  picture(view, stored),
  claims(view, stored, facts),
]

function sources(view: DeskView, { language, sources: cited }: StoredArticle): Html {
  const list = cited.map(({ url, title, publisher, language: own, accessed_at: opened }) => {
    const name = html`<cite${languageAttributes(own ?? language, view.language)}>${bdi(title)}</cite>`
    const href = webAddress(url)
    const read =
      opened && html` (${fillHtml(view.words.article.opened, { time: at(view, opened) })})`
    const host = href === null ? url : new URL(href).host
    return html`<li>${href === null ? name : html`<a href="${href}" target="_blank" rel="noopener noreferrer">${name}</a>`}${publisher ? html`, <bdi>${publisher}</bdi>` : ''} <span class="meta">${bdi(host)}${read}</span></li>\n`
  })
  return html`<section><h2>${view.words.article.sources}</h2>${cited.length === 0 ? html`<p>${view.words.article.noSources}</p>` : html`<ol>${list}</ol>`}</section>`
}

function picture(view: DeskView, stored: StoredArticle): Html {
  const { picture_alt: alt, picture_credit: credit } = stored
  if (!stored.picture_url) return ''
  const own = languageAttributes(stored.language, view.language)
  return html`<section><h2>${view.words.article.picture}</h2>
<p>${fillHtml(view.words.article.alt, { text: html`<bdi${own}>${alt}</bdi>` })}</p>
${credit ? html`<p class="meta"><bdi>${credit}</bdi></p>` : ''}</section>`
}

type Facts = readonly (readonly [name: string, value: Html | null])[]

export const factList = (all: Facts): Html =>
  html`<dl class="facts">${all.map(([name, value]) => (value ? html`<dt>${name}</dt><dd><bdi>${value}</bdi></dd>\n` : ''))}</dl>`

/** An editor's review is not among them, nor the mode that it gave the article. */
function claims(view: DeskView, stored: StoredArticle, facts: DeskFacts): Html {
  const of = view.words.article
  const review = facts.claimedReview
  return html`<section><h2>${of.claims}</h2>
${factList([
  [of.pipeline, stored.holder],
  [
    of.mode,
    facts.signatures.length > 0
      ? null
      : modeName(view, modeWithParts(stored.disclosure_mode, stored.disclosure_parts)),
  ],
  [of.model, stored.disclosure_model],
  [of.provider, stored.disclosure_provider],
  [of.generated, stored.generated_at && at(view, stored.generated_at)],
])}${review === null ? '' : html`<p class="message alarm">${claimLine(view, review)}</p>`}</section>`
}

function signatures(view: DeskView, facts: DeskFacts): Html {
  if (facts.signatures.length === 0) return ''
  const list = facts.signatures.map(({ boxes: ticked, ...signature }) => {
    const { at: when, editor, method, note, mode, sources: beside } = signature
    const done = boxes
      .filter((box) => ticked.includes(box))
      .map((box) => boxName(view.words, box, beside))
    return html`<li><bdi>${editor}</bdi>, ${at(view, when)}, ${view.words.article.methods[method as keyof DeskWords['article']['methods']] ?? method}: ${modeName(view, mode)}${
      done.length === 0 ? '' : html`<br><span class="meta">${done.join(' · ')}</span>`
    }${note === '' ? '' : html`<br><bdi>${note}</bdi>`}</li>\n`
  })
  return html`<section><h2>${view.words.article.signatures}</h2><ol>${list}</ol></section>`
}

export const background = (view: DeskView, model: ArticleModel): Html => [
  signatures(view, model.facts),
  history(view, model),
]

const linesOf = (view: DeskView, { events, facts }: ArticleModel): readonly Html[] =>
  [
    ...events.map((event, index) => ({
      at: event.at,
      line: eventLine(view, event, events[index + 1]),
    })),
    ...facts.returns.map((each) => ({ at: each.at, line: returnLine(view, each) })),
  ]
    .toSorted((one, other) => Date.parse(other.at) - Date.parse(one.at))
    .map(({ line }) => line)
export const lastLine = (view: DeskView, model: ArticleModel): Html => linesOf(view, model)[0] ?? ''

const history = (view: DeskView, model: ArticleModel): Html =>
  html`<section><h2>${view.words.article.history}</h2><ol>${linesOf(view, model).map((line) => html`<li>${line}</li>\n`)}</ol></section>`

export const returnLine = (
  view: DeskView,
  { at: when, editor, reason }: DeskFacts['returns'][number],
): Html =>
  fillHtml(view.words.queue.returned, {
    editor: bdi(editor),
    time: at(view, when),
    reason: bdi(reason),
  })

export const claimLine = (view: DeskView, { reviewer, by }: ClaimedReview): Html =>
  fillHtml(view.words.queue.claimedReview, { reviewer: bdi(reviewer), actor: bdi(by) })

export type RecordedEvent = Omit<ArticleEvent, 'id' | 'article_id' | 'guid' | 'text_digest'>

/** Columns that a change of status brings along. */
const ofStatus = /^(status|published_at|updated_at|retract)/

/** An event after the one `before`: its actor, its time, and what was done. */
export function eventLine(view: DeskView, event: RecordedEvent, before?: RecordedEvent): Html {
  const { events, by } = view.words.article
  const { action, status, actor, role, disclosure } = event
  const editor = /^desk: (.+)$/.exec(actor ?? '')?.[1]
  const who = { name: bdi(editor ?? actor ?? role) }
  const isMoved = action === 'created' ? status !== 'draft' : event.fields.includes('status')
  const reason = status === 'retracted' ? disclosure['retraction_reason'] : null
  const moves: TextsByName = events
  const move = moves[`${before?.status}_${status}`] ?? moves[status]
  const fields = event.fields.filter((field) => !(isMoved && ofStatus.test(field)))
  const did = [
    action === 'changed' ? '' : events[action],
    isMoved && move,
    fields.length > 0 && fillHtml(events.changed, { fields: partNames(view, fields) }),
  ].filter(Boolean)
  return html`${fillHtml(by[editor ? 'editor' : actor ? 'program' : 'login'], who)}, ${at(view, event.at)}: ${did.map((each, index) => html`${index > 0 ? '; ' : ''}${each}`)}${typeof reason === 'string' ? html`: ${bdi(reason)}` : ''}`
}
