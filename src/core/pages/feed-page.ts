/**
 * The page of a feed, including the home page `/`: the newest headlines with their labels, and the
 * form to subscribe.
 */

import { authorshipModes } from 'candor-disclosure/disclosure/modes.ts'
import { html } from 'hono/html'
import { agreedDisclosure } from '../disclosure/statements.ts'
import type { Entry, Feed } from '../feed/feed.ts'
import type { FormatUrls } from '../request/address.ts'
import { toFeedForm } from '../request/feed-form.ts'
import { type FeedRequest, filterParameters } from '../request/selection.ts'
import { descriptionOf, rootOf } from '../settings/site.ts'
import type { Snapshot } from '../store/snapshot.ts'
import type { Words } from '../words/language.ts'
import { fill } from '../words/words.ts'
import { modeLabel } from './disclosure.ts'
import { earlier, headline } from './headline.ts'
import {
  alternateLinks,
  type FeedAlternate,
  type Html,
  languageAttributes,
  renderPage,
  type View,
} from './layout.ts'
import { fillHtml, pageWords } from './page-parts.ts'
import { relatedFeeds } from './related.ts'
import { subscribe } from './subscribe.ts'

/** Maximum number of headlines, so that the page stays below 30 kB for feeds of any length. */
const maxHeadlines = 30
/** Number of headlines with summary and sources. The others have title, label and time. */
const inFull = 6

/** Path of the page, below the base path. Each part of an archive has its own page. */
export function feedPagePath({ site }: View, { archive, homeUrl, selfUrls }: Feed): string {
  return (archive?.isPart ? pageUrl(selfUrls) : homeUrl).slice(rootOf(site).length)
}

/** Other forms of the page. None for parts of an archive, which is for readers of feeds alone. */
export const feedPageAlternates = (
  { site, feedPages = [] }: View,
  { archive, homeUrl, title }: Feed,
): readonly FeedAlternate[] =>
  archive?.isPart ? [] : feedPages.flatMap(({ alternates }) => alternates(site, homeUrl, title))

export const feedPagePictures = ({ entries }: Feed): readonly string[] =>
  entries.slice(0, inFull).flatMap(({ picture }) => (picture === null ? [] : [picture.url]))

/**
 * The whole page as HTML, with the newest entries of a feed or the entries of a part of its
 * archive.
 */
export async function feedPage(
  view: View,
  feed: Feed,
  snapshot: Snapshot,
  request: FeedRequest,
): Promise<string> {
  const { language } = pageWords(view)
  const words = feedWords(view, request)
  const articles = feed.entries.slice(0, maxHeadlines)
  const common = agreedDisclosure(articles.map(({ disclosure }) => disclosure))
  const full = (entry: Entry) => headline(view, entry, { picture: leadPicture(entry), common })
  const main = html`<div class="wrap">
${feed.name === null ? masthead(view) : heading(view, feed.name)}
<div class="home">
<div>
<h2 class="over">${feed.archive?.isPart ? words.archived : words.newest}</h2>
${articles.length === 0 ? nothing(words, feed, request) : articles.slice(0, inFull).map(full)}
${earlier(view, articles.slice(inFull))}
${archiveLinks(words, feed)}
${relatedFeeds(view, snapshot, request)}
</div>
${subscribe(view, feed, request.part === null ? toFeedForm(request) : null)}
</div>
</div>`
  const { name: title, description } = feed
  const [path, head] = [feedPagePath(view, feed), alternateLinks(feedPageAlternates(view, feed))]
  return renderPage(view, { title, description, path, language, main, feed, articles, head })
}

/**
 * The feed of corrections lists corrections and retractions, which its page calls by their names.
 */
function feedWords(view: View, { family }: FeedRequest): Words<'pages'>['feed'] {
  const words = pageWords(view).words.feed
  return family === 'corrections' ? { ...words, ...words.notices } : words
}

function nothing(words: Words<'pages'>['feed'], { name }: Feed, request: FeedRequest): Html {
  if (name === null) return firstSteps(words)
  if (filterParameters(request).length === 0) return html`<p>${words.empty}</p>`
  return html`<p>${fill(words.none, { name })}</p>`
}

/** For the newsroom's engineers: visitors seldom come before the first article. */
const firstSteps = (words: Words<'pages'>['feed']): Html => html`<p>${words.first}</p>
<ol>
<li>${fillHtml(words.firstArticle, { guide: html`<code>docs/articles.md</code>` })}</li>
<li>${fillHtml(words.firstCheck, {
  doctor: html`<code>candor doctor</code>`,
  subscribe: html`<a href="#subscribe">${words.subscribe}</a>`,
})}</li>
</ol>`

const pageUrl = ({ rss }: FormatUrls): string => rss.slice(0, rss.lastIndexOf('/') + 1)

function heading(view: View, name: string): Html {
  return html`<div class="mast"><h1${languageAttributes(view.site.language, pageWords(view).language)}><bdi>${name}</bdi></h1></div>`
}

function archiveLinks(words: Words<'pages'>['feed'], { archive }: Feed): Html {
  if (archive === null) return ''
  const { isPart, current, previous, next } = archive
  const newer = next ?? (isPart ? current : null)
  return html`<nav class="pages" aria-label="${words.archive}"><ul>
${previous === null ? '' : html`<li><a rel="prev" href="${pageUrl(previous)}">${words.older}</a></li>\n`}${newer === null ? '' : html`<li><a rel="next" href="${pageUrl(newer)}">${words.newer}</a></li>\n`}</ul></nav>`
}

function masthead(view: View): Html {
  const { site } = view
  const { language, words: all } = pageWords(view)
  const words = all.feed
  const description = descriptionOf(site)
  return html`<div class="mast">
<h1${languageAttributes(site.language, language)}><span class="mark"></span>${site.title}</h1>
<p class="lead"${languageAttributes(description.language, language)}>${description.text}</p>
<ul class="legend" aria-label="${words.legend}">
${authorshipModes.map((mode) => html`<li data-mode="${mode}"><span class="mark"></span>${modeLabel(site, mode, language) ?? words.unlabelled}</li>\n`)}</ul>
</div>`
}

/**
 * The lead picture with its credit and its AI label. Loads when it comes into view. The style sheet
 * reserves its space, even if its size is unknown.
 */
function leadPicture({ picture, language }: Entry): Html {
  if (picture === null) return ''
  const { url, alt, width, height, credit, label } = picture
  const size = width === null || height === null ? '' : html` width="${width}" height="${height}"`
  const made =
    label &&
    html`<span class="label"${languageAttributes(label.language, language)}>${label.text}</span>`
  const notes = [made, credit].filter((note) => note !== null)
  const caption = html`<figcaption>${notes.map((note, index) => html`${index > 0 ? ' · ' : ''}${note}`)}</figcaption>`
  return html`<figure><img src="${url}" alt="${alt}"${size} loading="lazy">${notes.length === 0 ? '' : caption}</figure>\n`
}
