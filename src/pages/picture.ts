/** The lead picture beside a headline, with its credit and its AI label. */
import { html } from 'hono/html'
import type { Picture } from '../article.ts'
import { pictureLabel } from '../disclosure/picture-labels.ts'
import type { Entry } from '../feed/feed.ts'
import type { Site } from '../settings/site.ts'
import { type Html, languageAttributes, type View } from './layout.ts'

/** Loads when it comes into view. The style sheet reserves its space, even if its size is unknown. */
export function leadPicture({ site }: View, { picture, language }: Entry): Html {
  if (picture === null) return ''
  const { url, alt, width, height, credit } = picture
  const size = width === null || height === null ? '' : html` width="${width}" height="${height}"`
  const notes = [made(picture, language, site), credit ?? ''].filter((note) => note !== '')
  const caption = html`<figcaption>${notes.map((note, index) => html`${index > 0 ? ' · ' : ''}${note}`)}</figcaption>`
  return html`<figure><img src="${url}" alt="${alt}"${size} loading="lazy">${notes.length === 0 ? '' : caption}</figure>\n`
}

function made({ digitalSourceType }: Picture, language: string, { words }: Site): Html {
  const label = pictureLabel(digitalSourceType, language, words)
  return label === null
    ? ''
    : html`<span class="label"${languageAttributes(label.language, language)}>${label.text}</span>`
}
