/** An article at the desk as readers get it, and what of it nobody sees. */
import { html, raw } from 'hono/html'
import type { Entry } from '../../../core/feed/feed.ts'
import { disclosedBy } from '../../../core/pages/headline.ts'
import { type Html, languageAttributes } from '../../../core/pages/layout.ts'
import { figureMargin, proportionalHeight } from '../../../core/sanitize/clean-body.ts'
import { fill } from '../../../core/words/words.ts'
import type { StoredArticle } from '../../publish/store/stored-article.ts'
import { toReaders } from './act.ts'
import { bdi, type DeskView, english } from './layout.ts'

/** Characters that nobody sees and that change how a text reads or what a search finds. */
export function invisible({ words }: DeskView, stored: StoredArticle): Html {
  const { title, standfirst, body_html, byline, picture_alt, picture_credit, sources } = stored
  const cited = sources.flatMap((source) => [source.title, source.publisher])
  const found = [title, standfirst, body_html, byline, picture_alt, picture_credit, ...cited]
    .join('')
    .match(
      /[\u034f\u115f\u1160\u180e\u200b\u202a-\u202e\u2060-\u2069\u2800\u3164\ufeff\uffa0\u{e0000}-\u{e007f}]/gu,
    )
  const codes = [...new Set(found)].map(
    (each) => `U+${each.codePointAt(0)?.toString(16).toUpperCase()}`,
  )
  return found === null
    ? ''
    : html`<p class="message alarm">${fill(words.article.invisible, { codes: codes.join(', ') })}</p>`
}

/** The text that readers get no more, because a signature is about it. */
export const hiddenText = (view: DeskView, stored: StoredArticle): Html =>
  stored.status === 'retracted'
    ? entryOf(
        view,
        toReaders(view.site, { ...stored, status: 'published' }),
        view.words.article.hiddenText,
      )
    : ''

/** The desk's policy forbids styles. */
export const withoutStyles = (content: string): string =>
  [proportionalHeight, figureMargin].reduce(
    (text, style) => text.replaceAll(` style="${style}"`, ''),
    content,
  )

export function entryOf(view: DeskView, entry: Entry | string | null, heading: string): Html {
  if (entry === null) return ''
  if (typeof entry === 'string')
    return html`<section><h2 class="over">${heading}</h2><p class="message alarm">${english(entry)}</p></section>`
  const { title, disclosure, author } = entry
  // An editor signs what is folded away too, and stays on the page.
  const content = (entry.contentHtml ?? '')
    .replaceAll('<details', '<details open')
    .replaceAll('<a href', '<a target="_blank" rel="noopener" href')
  return html`<section><h2 class="over">${heading}</h2>
<article class="prose"${disclosedBy(disclosure)}${languageAttributes(entry.language, view.language)}>
<h1>${title}</h1>${author ? html`<p class="meta">${bdi(author.name)}</p>` : ''}
<div class="story" tabindex="0">${raw(withoutStyles(content))}</div>
</article></section>`
}
