/** The lead picture beside a headline, with its credit and its AI label. */
import { html } from 'hono/html'
import type { Entry } from '../feed/feed.ts'
import { type Html, languageAttributes } from './layout.ts'

/** Loads when it comes into view. The style sheet reserves its space, even if its size is unknown. */
export function leadPicture({ picture, language }: Entry): Html {
  if (picture === null) return ''
  const { url, alt, width, height, credit, label } = picture
  const size = width === null || height === null ? '' : html` width="${width}" height="${height}"`
  const made = label && html`<span class="label"${languageAttributes(label.language, language)}>${label.text}</span>`
  const notes = [made, credit].filter((note) => note !== null)
  const caption = html`<figcaption>${notes.map((note, index) => html`${index > 0 ? ' · ' : ''}${note}`)}</figcaption>`
  return html`<figure><img src="${url}" alt="${alt}"${size} loading="lazy">${notes.length === 0 ? '' : caption}</figure>\n`
}
