/**
 * The facts about an article beside its text: sources, picture, claims of the pipeline, feeds and
 * partners, events.
 */

import { webAddress } from 'candor-disclosure/text/web-address.ts'
import { html } from 'hono/html'
import { time } from '../../../core/pages/headline.ts'
import { type Html, languageAttributes } from '../../../core/pages/layout.ts'
import { fillHtml } from '../../../core/pages/page-parts.ts'
import type { ArticleEvent } from '../../publish/store/read-events.ts'
import type { StoredArticle } from '../../publish/store/stored-article.ts'
import { diffTexts, type Paragraph, type Piece } from '../evidence/diff.ts'
import { boxes, type SignedText } from '../evidence/signing.ts'
import type { Editor } from '../store/editors.ts'
import type { ClaimedReview, DeskFacts } from '../store/facts.ts'
import type { DeskWords } from '../words/words.ts'
import type { ArticleModel } from './context.ts'
import { bdi, type DeskView, english } from './layout.ts'

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

/** In the language of the desk. */
export const at = (view: DeskView, text: string): Html => time(new Date(text), view.language)

/** What an editor compares the text with. */
export const beside = (view: DeskView, stored: StoredArticle): Html => [
  sources(view, stored),
  picture(view, stored),
  claims(view, stored),
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
  const { picture_alt: alt, picture_credit: credit, picture_source_type: made } = stored
  if (!stored.picture_url) return ''
  const own = languageAttributes(stored.language, view.language)
  return html`<section><h2>${view.words.article.picture}</h2>
<p>${fillHtml(view.words.article.alt, { text: html`<bdi${own}>${alt}</bdi>` })}</p>
<p class="meta"><bdi>${[credit, made].filter(Boolean).join(' · ')}</bdi></p></section>`
}

function claims(view: DeskView, stored: StoredArticle): Html {
  const of = view.words.article
  const rows: readonly (readonly [string, Html | null])[] = [
    [of.status, stored.status],
    [of.mode, stored.disclosure_mode],
    [of.model, stored.disclosure_model],
    [of.provider, stored.disclosure_provider],
    [of.generated, stored.generated_at && at(view, stored.generated_at)],
    [of.reviewer, stored.reviewed_by],
    [of.pipeline, stored.holder],
    [of.url, stored.url],
  ]
  const filled = rows.filter(([, value]) => value !== null && value !== '')
  return html`<section><h2>${of.claims}</h2>
<dl class="facts">${filled.map(([name, value]) => html`<dt>${name}</dt><dd><bdi>${value}</bdi></dd>\n`)}</dl></section>`
}

/** Feeds that show it, and what partners make of it. */
export function whereabouts(
  view: DeskView,
  { visibility, verdicts }: Pick<ArticleModel, 'visibility' | 'verdicts'>,
): Html {
  const { reason, families } = visibility
  const partners = Object.entries(verdicts).map(([partner, { accepted, reasons }]) => {
    const sentences = english(reasons.map(({ detail }) => detail).join(' '))
    const line = accepted ? view.words.article.taken : view.words.article.refused
    return html`<li>${fillHtml(line, { partner: bdi(partner), reasons: sentences })}</li>\n`
  })
  const feeds = visibility.shown
    ? html`<ul>${families.map((family) => html`<li>${english(family)}</li>\n`)}</ul>`
    : html`<p>${fillHtml(view.words.article.hidden, { reason: english(reason) })}</p>`
  return html`<section><h2>${view.words.article.feeds}</h2>${feeds}${partners.length === 0 ? '' : html`<ul>${partners}</ul>`}</section>`
}

function signatures(view: DeskView, facts: DeskFacts): Html {
  if (facts.signatures.length === 0) return ''
  const list = facts.signatures.map(({ at: when, editor, method, boxes: ticked, note }) => {
    const done = boxes
      .filter((box) => ticked.includes(box))
      .map((box) => view.words.sign.boxes[box])
    return html`<li><bdi>${editor}</bdi>, ${at(view, when)}, ${view.words.article.methods[method as keyof DeskWords['article']['methods']] ?? method}${
      done.length === 0 ? '' : html`<br><span class="meta">${done.join(' · ')}</span>`
    }${note === '' ? '' : html`<br><bdi>${note}</bdi>`}</li>\n`
  })
  return html`<section><h2>${view.words.article.signatures}</h2><ol>${list}</ol></section>`
}

/** Feeds and partners, signatures, and what happened. */
export const background = (view: DeskView, model: ArticleModel): Html => [
  whereabouts(view, model),
  signatures(view, model.facts),
  history(view, model),
]

/** Changes and returns, the newest first. */
const linesOf = (view: DeskView, { events, facts }: ArticleModel): readonly Html[] =>
  [
    ...events.map((event) => ({ at: event.at, line: eventLine(view, event) })),
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

/** A review that a program claims. */
export const claimLine = (view: DeskView, { reviewer, by }: ClaimedReview): Html =>
  fillHtml(view.words.queue.claimedReview, { reviewer: bdi(reviewer), actor: bdi(by) })

/** An event: its time, its actor and the changed members. */
function eventLine(view: DeskView, { at: when, action, fields, actor, role }: ArticleEvent): Html {
  const did = fillHtml(view.words.article.events[action], {
    fields: html`<bdi lang="en">${fields.join(', ')}</bdi>`,
  })
  return html`<bdi>${actor ?? role}</bdi>, ${at(view, when)}: ${did}`
}

function piece({ text, change }: Piece): Html {
  if (change === 'same') return text
  return change === 'added' ? html`<ins>${text}</ins>` : html`<del>${text}</del>`
}

const paragraph = (pieces: Paragraph): Html =>
  pieces.length === 0 ? '' : html`<p>${pieces.map(piece)}</p>\n`

/** What went is struck out, what came is underlined. `language` is that of the article. */
export function difference(
  view: DeskView,
  heading: string,
  was: SignedText,
  is: SignedText,
  language: string,
): Html {
  const { title, standfirst, body, markup } = diffTexts(was, is)
  const tags = markup.length === 0 ? '' : html`<p><code>${markup.map(piece)}</code></p>`
  return html`<section><h2 class="over">${heading}</h2>
<div class="diff"${languageAttributes(language, view.language)}>${[title, standfirst, ...body].map(paragraph)}${tags}</div></section>`
}
