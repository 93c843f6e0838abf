/** Parts of pages: texts in the site's language, links to feeds, tables. */

import { html } from 'hono/html'
import type { Feed } from '../feed/feed.ts'
import { allFormats } from '../request/address.ts'
import { rootOf, type Site } from '../settings/site.ts'
import type { Words } from '../words/language.ts'
import { wordsIn } from '../words/words.ts'
import type { Html, View } from './layout.ts'

/**
 * The words of pages in the site's language, if Candor has pages in it, or else in English.
 * `language` is the language of a page: text in another is marked with its own.
 */
export function pageWords({ site }: Pick<View, 'site'>): {
  readonly language: string
  readonly words: Words<'pages'>
} {
  return wordsIn('pages', site.language, site.words)
}

/** The text of links to the AI policy, on a page in this language. */
export const policyName = ({ words }: View['site'], language: string): string =>
  wordsIn('references', language, words).words.policy

/** Like `fill`, for links and other HTML. */
export const fillHtml = (text: string, values: Readonly<Record<string, Html>>): Html =>
  text.split(/\{(\w+)\}/).map((part, index) => (index % 2 === 0 ? part : (values[part] ?? '')))

/** `classes` are those of the part that scrolls, and of the table. */
export const scrollingTable = (
  name: string,
  classes: readonly [scroll: string, table: string],
  heads: readonly string[],
  rows: readonly (readonly Html[])[],
) =>
  html`<div class="${classes[0]}" tabindex="0" role="region" aria-label="${name}"><table class="${classes[1]}">
<thead><tr>${heads.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead>
<tbody>
${rows.map(
  ([first = '', ...others]) =>
    html`<tr><th scope="row">${first}</th>${others.map((cell) => html`<td>${cell}</td>`)}</tr>
`,
)}</tbody></table></div>`

/** Without `feed`, links to the feed of all articles. */
export const alternates = (site: Site, feed?: Pick<Feed, 'title' | 'selfUrls'>) =>
  allFormats.map(({ key, file, type, name }) => ({
    href: feed?.selfUrls[key] ?? `${rootOf(site)}/${file}`,
    rel: 'alternate',
    type,
    title: `${feed?.title ?? site.title} (${name})`,
  }))
