/** What changed of an article: since it was signed, sent back, or opened. */
import { html } from 'hono/html'
import { type Html, languageAttributes } from '../../../core/pages/layout.ts'
import { languageNameFor } from '../../../core/words/language-names.ts'
import { fill } from '../../../core/words/words.ts'
import type { StoredArticle } from '../../publish/store/stored-article.ts'
import { diffTexts, type Paragraph, type Piece } from '../evidence/diff.ts'
import { modeWithParts, type SignedSource, type SignedText } from '../evidence/signing.ts'
import type { OpenedText } from '../store/opened-texts.ts'
import { openedOf } from './act.ts'
import type { ArticleModel } from './context.ts'
import type { DeskView } from './layout.ts'
import { modeName } from './plain-words.ts'

function piece({ text, change }: Piece): Html {
  if (change === 'same') return text
  return change === 'added' ? html`<ins>${text}</ins>` : html`<del>${text}</del>`
}

const paragraph = (pieces: Paragraph): Html =>
  pieces.length === 0 ? '' : html`<p>${pieces.map(piece)}</p>\n`

/** What went is struck out, what came is underlined. `language` is that of the article. */
export function differs(view: DeskView, was: SignedText, is: SignedText, language: string): Html {
  const { formatting, links: name } = view.words.article
  const { title, standfirst, body, links } = diffTexts(was, is)
  const all = [title, standfirst, ...body]
  const isSame = [...all, links].flat().every(({ change }) => change === 'same')
  return html`${isSame ? html`<p class="meta">${formatting}</p>` : ''}<div class="diff"${languageAttributes(language, view.language)}>${all.map(paragraph)}</div>${links.length === 0 ? '' : html`<p class="diff">${name}: ${links.map(piece)}</p>`}`
}

export const difference = (
  view: DeskView,
  heading: string,
  was: SignedText,
  is: SignedText,
  language: string,
): Html =>
  html`<section><h2 class="over">${heading}</h2>
${differs(view, was, is, language)}</section>`

const line = (name: string, was: string, is: string): Html =>
  was === is
    ? ''
    : html`<p class="diff">${name}: ${was && html`<del>${was}</del> `}${is && html`<ins>${is}</ins>`}</p>`

/** Sources that went or came; all of them, if only their order is another one. */
function changedSources(name: string, was: readonly SignedSource[], is: readonly SignedSource[]) {
  const [before, after] = [was, is].map((list) => list.map(({ title, url }) => `${title} ${url}`))
  const without = (list: readonly string[] = [], others: readonly string[] = []) =>
    list.filter((each) => !others.includes(each)).join(' · ')
  const [gone, come] = [without(before, after), without(after, before)]
  if (gone !== come) return line(name, gone, come)
  return line(name, before?.join(' · ') ?? '', after?.join(' · ') ?? '')
}

/** Empty if text and sources are the same. */
export function changesSince(
  view: DeskView,
  heading: string,
  was: OpenedText,
  stored: StoredArticle,
): Html {
  const is = openedOf(stored)
  const { article, queue } = view.words
  const lines = [
    changedSources(article.sources, was.sources, is.sources),
    line(
      queue.language,
      languageNameFor(was.language, view.language),
      languageNameFor(is.language, view.language),
    ),
    line(queue.topic, was.topics, is.topics),
  ]
  const isSameText =
    was.title === is.title && was.standfirst === is.standfirst && was.body_html === is.body_html
  if (isSameText)
    return lines.every((each) => each === '') ? '' : html`<h2 class="over">${heading}</h2>${lines}`
  return html`${difference(view, heading, was, is, stored.language)}${lines}`
}

export function sinceSigned(view: DeskView, { stored, digest, facts }: ArticleModel): Html {
  const { mode, difference: heading, first, same } = view.words.article
  const [newest] = facts.signatures
  if (newest === undefined) return html`<p class="meta">${first}</p>`
  const isSame = newest.textDigest === digest
  const is = openedOf(stored)
  const text = isSame ? is : { ...is, ...facts.lastSigned }
  const all = [
    line(
      mode,
      modeName(view, newest.mode),
      modeName(view, modeWithParts(stored.disclosure_mode, stored.disclosure_parts)),
    ),
    changesSince(view, heading, { ...text, sources: newest.sources }, stored),
  ]
  return isSame && all.every((each) => each === '') ? html`<p class="meta">${same}</p>` : all
}

export function sinceReturned(
  view: DeskView,
  { stored, facts: { returned, signatures } }: ArticleModel,
): Html {
  const signed = Date.parse(signatures[0]?.at ?? '')
  if (returned === null || stored.status !== 'draft') return ''
  if (signed > Date.parse(returned.at)) return ''
  const { sinceReturned: own, sinceReturnedBy } = view.words.article
  const { editor } = returned
  const heading = editor === view.editor?.name ? own : fill(sinceReturnedBy, { editor })
  return changesSince(view, heading, returned, stored)
}
