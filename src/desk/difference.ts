/** How a text differs from another one, as people see it: what went is struck out, what came is underlined. */
import { html } from 'hono/html'
import { diffTexts, type Paragraph, type Piece } from '../evidence/diff.ts'
import type { SignedText } from '../evidence/signing.ts'
import { type Html, languageAttributes } from '../pages/layout.ts'
import type { DeskView } from './layout.ts'

function piece({ text, change }: Piece): Html {
  if (change === 'same') return text
  return change === 'added' ? html`<ins>${text}</ins>` : html`<del>${text}</del>`
}

const paragraph = (pieces: Paragraph): Html => (pieces.length === 0 ? '' : html`<p>${pieces.map(piece)}</p>\n`)

/** `language` is that of the article. */
export function difference(view: DeskView, before: SignedText, after: SignedText, language: string): Html {
  const { title, standfirst, body, markup } = diffTexts(before, after)
  const tags = markup.length === 0 ? '' : html`<p><code>${markup.map(piece)}</code></p>`
  return html`<section><h2 class="over">${view.words.article.difference}</h2>
<div class="diff"${languageAttributes(language, view.language)}>${[title, standfirst, ...body].map(paragraph)}${tags}</div></section>`
}
