/**
 * The page of an article: the same text as in feeds, its label first, and how to cite it. Retracted,
 * it shows the notice and no text.
 */
import { html, raw } from 'hono/html'
import type { Article } from '../../core/article.ts'
import { bareLabel } from '../../core/disclosure/labels.ts'
import { partAttributes } from '../../core/disclosure/statements.ts'
import { familyPath } from '../../core/families/families.ts'
import type { Entry } from '../../core/feed/feed.ts'
import { articleJsonLd } from '../../core/feed/json-ld.ts'
import { titleOf } from '../../core/feed/to-entry.ts'
import { disclosedBy, labelled, time } from '../../core/pages/headline.ts'
import {
  alternateLinks,
  type FeedAlternate,
  type Html,
  languageAttributes,
  renderPage,
  type View,
} from '../../core/pages/layout.ts'
import { fillHtml } from '../../core/pages/page-parts.ts'
import { articleSheet } from '../../core/pages/style.ts'
import { formatUrls } from '../../core/request/address.ts'
import { figureMargin, proportionalHeight } from '../../core/sanitize/clean-body.ts'
import { rootOf, type Site } from '../../core/settings/site.ts'
import { rfc3339 } from '../../core/text/dates.ts'
import { wordsFor } from '../../core/words/spoken.ts'
import { wordsIn } from '../../core/words/words.ts'
import type { PageForm } from './points.ts'
import { articleWordsIn } from './words.ts'

/** `path` is below the base path. */
export function articlePage(
  view: View,
  article: Article,
  entry: Entry,
  path: string,
  forms: readonly PageForm[],
): Promise<string> {
  const { title, language } = entry
  const main = html`<div class="wrap">${articleMarkup(view.site, article, entry)}</div>`
  return renderPage(view, {
    ...{ title, path, language, main, sheet: articleSheet },
    description: entry.summary,
    feed: pageFeed(view.site, entry),
    articles: [entry],
    head: head(view, article, entry, forms),
  })
}

/** All that people read of an article: label, headline, byline, text, how to cite it. */
export function articleMarkup(site: Site, article: Article, entry: Entry): Html {
  const { title, language, disclosure } = entry
  const label = disclosure?.label ?? null
  return html`<article class="prose"${disclosedBy(disclosure)}>
${label === null ? '' : html`<p>${labelled({ ...label, text: bareLabel(label.text) }, language)}</p>\n`}<h1${raw(partAttributes(disclosure, 'headline').html)}>${title}</h1>
${byline(site, article, entry)}
<div class="story">
${entry.contentHtml === null ? html`<p>${entry.lead}</p>` : raw(withoutStyles(entry.contentHtml))}
</div>
${ending(site, entry)}
</article>`
}

/** The feed that the page belongs to, with the terms of the article. */
export const pageFeed = (site: Site, { terms }: Entry) => ({
  title: site.title,
  selfUrls: formatUrls(`${rootOf(site)}/`),
  terms,
})

/** Other forms of the page that plugins have, such as oEmbed. */
export const alternatesOf = (
  { site, feedPages = [] }: View,
  { url, title }: Entry,
  forms: readonly PageForm[],
): FeedAlternate[] => [
  ...feedPages.flatMap(({ alternates }) => [...alternates(site, url, title)]),
  ...forms.map(({ mediaType: type, file }) => ({
    ...{ rel: 'alternate', type, title, href: `${url}${file}` },
  })),
]

/** The policy of pages forbids styles: their style sheet has the same rules. */
const withoutStyles = (content: string): string =>
  content.replace(/<(?:img|figure)\b(?:[^"<>]|"[^"]*")*>/g, (tag) =>
    [proportionalHeight, figureMargin].reduce(
      (text, style) => text.replace(` style="${style}"`, ''),
      tag,
    ),
  )

function byline(site: Site, { retraction, corrections }: Article, entry: Entry): Html {
  const { author, published, updated, language } = entry
  const dated = wordsIn('article', language, site.words)
  const own = articleWordsIn(language)
  const line = (name: string, its: string, date: Date) =>
    html`<span${languageAttributes(its, language)}>${name}</span> ${time(date, language)}`
  const corrected = corrections.at(-1)?.date
  const writer =
    author &&
    (author.url === null
      ? author.name
      : html`<a rel="author" href="${author.url}">${author.name}</a>`)
  const lines = [
    ...(writer === null ? [] : [writer]),
    line(dated.words.published, dated.language, published),
    ...(updated > published ? [line(dated.words.updated, dated.language, updated)] : []),
    ...(corrected ? [line(own.words.corrected, own.language, corrected)] : []),
    ...(retraction ? [line(own.words.retracted, own.language, retraction.date)] : []),
  ]
  return html`<div class="byline">${lines.map((each) => html`<p>${each}</p>\n`)}</div>`
}

/** How to cite it, what the newsroom signed of it, and the feeds that have it. */
function ending(site: Site, entry: Entry): Html {
  const { language, topics, statement } = entry
  const { language: own, words } = articleWordsIn(language)
  const feeds = topics.map(
    ({ slug, label }, index) =>
      html`${index > 0 ? ' · ' : ''}<a href="${site.basePath}${familyPath(`topics/${slug}`)}"><bdi>${label}</bdi></a>`,
  )
  return html`<footer class="cite"${languageAttributes(own, language)}>
<h2>${words.cite}</h2>
<p${languageAttributes(language, own)}>${citation(site, entry)}</p>
${feeds.length === 0 ? '' : html`<p>${fillHtml(words.feeds, { topics: feeds })}</p>\n`}${statement === null ? '' : html`<p><a href="${statement.url}">${words.signed}</a></p>\n`}</footer>`
}

/** Who quotes it says, too, how it was made. */
function citation(
  site: Site,
  { author, title, disclosure, published, language, url }: Entry,
): Html {
  const label = disclosure?.label
  const made = label
    ? html` [<span${languageAttributes(label.language, language)}>${bareLabel(label.text)}</span>]`
    : ''
  return html`${author === null ? '' : html`<bdi>${author.name}</bdi>. `}<cite>${title}</cite>${made}. <bdi>${site.title}</bdi>, ${time(published, language)}. <a href="${url}"><bdi>${url}</bdi></a>`
}

/** What search engines and previews read. */
function head(view: View, article: Article, entry: Entry, forms: readonly PageForm[]): Html {
  const { site } = view
  const { url, language, summary, picture, published, updated, disclosure } = entry
  // Many previews show the title alone, so it has the label.
  const title = titleOf(article, wordsFor(language, site.words), disclosure?.label)
  const properties = [
    ['og:type', 'article'],
    ['og:title', title],
    ['og:description', summary],
    ['og:url', url],
    ['og:site_name', site.title],
    ...(picture === null
      ? []
      : [
          ['og:image', picture.url],
          ['og:image:alt', picture.alt],
        ]),
    ['article:published_time', rfc3339(published)],
    ['article:modified_time', rfc3339(updated)],
  ]
  // A script of data, which no policy lets run; `<` could end it.
  const data = JSON.stringify(articleJsonLd(entry, site)).replaceAll('<', '\\u003c')
  return html`${properties.map(([name, value]) => html`<meta property="${name}" content="${value}">\n`)}${alternateLinks(alternatesOf(view, entry, forms))}${raw(`<script type="application/ld+json">${data}</script>\n`)}`
}
