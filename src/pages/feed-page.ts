/** The page for people of each feed, `/` above all: the newest headlines with how each was made, and the way to subscribe. */
import { html } from 'hono/html'
import { oembedLinks } from '../embeds/oembed-links.ts'
import type { Feed } from '../feed/feed.ts'
import { askFor } from '../request/find.ts'
import type { FormatUrls } from '../request/formats.ts'
import { type FeedRequest, filterParameters } from '../request/selection.ts'
import { rootOf } from '../settings/site.ts'
import type { Snapshot } from '../store/snapshot.ts'
import { earlier, headline } from './headline.ts'
import { alternateLinks, type Html, languageAttributes, renderPage, type View } from './layout.ts'
import { leadPicture } from './picture.ts'
import { relatedFeeds } from './related.ts'
import { subscribe } from './subscribe.ts'

/** Most headlines on the page, however long the feed is: the page stays below 30 kB. */
const mostHeadlines = 30
/** As many of them stand with their summary and sources; the earlier ones with title, label and time. */
const inFull = 7

/** Where it is, below the base path: each part of an archive has a page of its own. */
export function feedPagePath({ site }: View, { archive, homeUrl, selfUrls }: Feed): string {
  return (archive?.isPart ? pageUrl(selfUrls) : homeUrl).slice(rootOf(site).length)
}

/** How sites that embed find it: what is closed is no page to embed. */
export const feedPageEmbeds = ({ site }: View, { archive, homeUrl, title }: Feed) =>
  archive?.isPart ? [] : oembedLinks(site, homeUrl, title)

/** Addresses of the pictures on it. */
export const feedPagePictures = ({ entries }: Feed): readonly string[] =>
  entries.slice(0, inFull).flatMap(({ picture }) => (picture === null ? [] : [picture.url]))

/** The whole page as HTML, of the newest entries of a feed or of those in a part of its archive. */
export async function feedPage(view: View, feed: Feed, snapshot: Snapshot, request: FeedRequest): Promise<string> {
  const main = html`<div class="wrap">
${feed.name === null ? masthead(view) : heading(view, feed.name)}
<div class="home">
<div>
<h2 class="over">${feed.archive?.isPart ? 'Articles of that time' : 'Newest articles'}</h2>
${feed.entries.length === 0 ? nothing(feed, request) : feed.entries.slice(0, inFull).map((entry) => headline(entry, { picture: leadPicture(entry) }))}
${earlier(feed.entries.slice(inFull, mostHeadlines))}
${archiveLinks(feed)}
${relatedFeeds(view, snapshot, request)}
</div>
${subscribe(view, feed, embedPath(request))}
</div>
</div>`
  const { name: title, description } = feed
  const [path, head] = [feedPagePath(view, feed), alternateLinks(feedPageEmbeds(view, feed))]
  return renderPage(view, { title, description, path, language: 'en', main, feed, head })
}

/** Where its headlines are put on other sites; `null` where they cannot be. */
function embedPath(request: FeedRequest): string | null {
  const query = request.part === null ? askFor(request) : null
  return query === null ? null : `/embed/new${query}`
}

function nothing({ name }: Feed, request: FeedRequest): Html {
  if (name === null) return firstSteps
  if (filterParameters(request).length === 0) return html`<p>There is nothing here at the moment.</p>`
  return html`<p>There is no such article: ${name}. Whoever subscribes gets the first one.</p>`
}

/** For the newsroom's own people: visitors seldom come before the first article. */
const firstSteps = html`<p>Nothing has been published yet. The next two steps:</p>
<ol>
<li>Publish your first article: <code>README.md</code> has one in SQL, ready to paste.</li>
<li>Check the set-up with <code>npm run doctor</code>, and <a href="#subscribe">subscribe</a> to see the article arrive.</li>
</ol>`

/** The page of a feed lies beside it. */
const pageUrl = ({ rss }: FormatUrls): string => rss.slice(0, rss.lastIndexOf('/') + 1)

function heading({ site }: View, name: string): Html {
  return html`<div class="mast"><h1${languageAttributes(site.language, 'en')}><bdi>${name}</bdi></h1></div>`
}

/** The way through the archive: from the newest articles to the oldest, and back. */
function archiveLinks({ archive }: Feed): Html {
  if (archive === null) return ''
  const { isPart, current, previous, next } = archive
  const newer = next ?? (isPart ? current : null)
  return html`<nav class="pages" aria-label="Archive"><ul>
${previous === null ? '' : html`<li><a rel="prev" href="${pageUrl(previous)}">Older articles</a></li>\n`}${newer === null ? '' : html`<li><a rel="next" href="${pageUrl(newer)}">Newer articles</a></li>\n`}</ul></nav>`
}

function masthead({ site }: View): Html {
  const own = languageAttributes(site.language, 'en')
  return html`<div class="mast">
<h1${own}><span class="mark"></span>${site.title}</h1>
<p class="lead"${own}>${site.description}</p>
<ul class="legend" aria-label="How articles are marked">
<li data-ai-disclosure="ai-autonomous"><span class="mark"></span>Written by an AI, no human editor</li>
<li data-ai-disclosure="ai-assisted"><span class="mark"></span>With the help of AI, reviewed by a human</li>
<li data-ai-disclosure="human-only"><span class="mark"></span>No generative AI: carries no label</li>
</ul>
</div>`
}
