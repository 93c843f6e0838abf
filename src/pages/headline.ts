/** A headline on a page, with its label: in full with summary and sources, or in short with title and time. */
import { html } from 'hono/html'
import type { Label } from '../disclosure/labels.ts'
import type { Entry } from '../feed/feed.ts'
import { isoMinute, rfc3339 } from '../text/dates.ts'
import { wordsIn } from '../words/words.ts'
import { type Html, languageAttributes } from './layout.ts'
import { pageWords } from './page-words.ts'

/** Sources listed with a headline. The article's page lists all of them. */
const sourcesNamed = 3

/** A headline in full. `picture` comes first, `passage` follows the summary. */
export function headline(entry: Entry, { picture = '', passage = '' }: { picture?: Html; passage?: Html }): Html {
  const { url, title, language, disclosure, topics } = entry
  return html`<article class="item" data-ai-disclosure="${disclosure.mode}"${languageAttributes(language, 'en')}>
${picture}<p class="meta">${time(entry.published)}${topics.map((topic) => html` · <bdi>${topic.label}</bdi>`)}</p>
<h3><a href="${url}">${title}</a></h3>
<p>${summary(entry)}</p>
${passage}${drewOn(entry)}
</article>
`
}

/** The summary of the feeds, with its label in an element of its own. */
function summary({ lead, disclosure: { label }, language }: Entry): Html {
  return label === null ? lead : html`${labelled(label, language)} ${lead}`
}

/** `surrounding` is the language around the label. */
export const labelled = ({ text, language }: Label, surrounding: string): Html =>
  html`<span class="label"${languageAttributes(language, surrounding)}><span class="mark"></span>${text}</span>`

function drewOn({ sources, url, language }: Entry): Html {
  if (sources.length === 0) return ''
  const named = sources.slice(0, sourcesNamed).map((source, index) => {
    const title = html`<span${languageAttributes(source.language ?? language, language)}>${source.title}</span>`
    return html`${index > 0 ? ' · ' : ''}<a href="${source.url}">${title}</a>`
  })
  const more = sources.length - named.length
  const words = wordsIn('references', language)
  const heading = html`<span${languageAttributes(words.language, language)}>${words.words.sources}</span>`
  return html`<p class="drew">${heading}: ${named}${more > 0 ? html` · <a href="${url}">+${more}</a>` : ''}</p>`
}

/** A list of headlines in short, with its heading. Empty without entries. */
export const earlier = (entries: readonly Entry[]): Html =>
  entries.length === 0
    ? ''
    : html`<h2 class="over">${pageWords.feed.earlier}</h2>
<ul class="early">
${entries.map(shortHeadline)}</ul>`

const shortHeadline = ({ url, title, language, published, disclosure }: Entry): Html =>
  html`<li data-ai-disclosure="${disclosure.mode}"${languageAttributes(language, 'en')}><a href="${url}">${title}</a> <span class="meta">${early(disclosure.label, language)}${time(published)}</span></li>
`

const early = (label: Label | null, language: string): Html =>
  label === null ? '' : html`${labelled(label, language)} `

/** The date and time in UTC, to the minute. */
export const time = (date: Date): Html => html`<time dir="ltr" datetime="${rfc3339(date)}">${isoMinute(date)}</time>`
