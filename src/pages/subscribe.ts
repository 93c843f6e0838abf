/** The part of the home page that takes a reader from curiosity to a subscription in one step. */
import { html } from 'hono/html'
import type { Feed } from '../feed/feed.ts'
import { allFormats, type FormatKey } from '../request/formats.ts'
import type { Html, View } from './layout.ts'

const usedFor: Readonly<Record<FormatKey, string>> = {
  rss: 'Every reader and aggregator takes it. If in doubt, take this one.',
  atom: 'Says most exactly what changed and what was deleted. For readers and archives that honour it.',
  json: 'For your own programs: the same facts, without an XML parser.',
}

/** The services' own addresses for adding a feed; `feed:` opens the reader that is installed on the device. */
const readers: readonly (readonly [name: string, subscribeUrl: (feedUrl: string) => string])[] = [
  ['Feedly', (url) => `https://feedly.com/i/subscription/feed%2F${encodeURIComponent(url)}`],
  ['Inoreader', (url) => `https://www.inoreader.com/?add_feed=${encodeURIComponent(url)}`],
  ['NewsBlur', (url) => `https://www.newsblur.com/?url=${encodeURIComponent(url)}`],
  ['The Old Reader', (url) => `https://theoldreader.com/feeds/subscribe?url=${encodeURIComponent(url)}`],
  ['NetNewsWire and other apps', (url) => `feed:${url}`],
]

/** `embedPath` leads to where its headlines are put on other sites, below the base path; `null` where they cannot be. */
export function subscribe({ site, demo }: View, feed: Feed, embedPath: string | null): Html {
  return html`<section class="side" id="subscribe" aria-labelledby="subscribe-title">
<h2 id="subscribe-title">Subscribe</h2>
${feed.name === null ? '' : html`<p><bdi><strong>${feed.name}</strong></bdi></p>\n`}<p>You need no account with us. Add the feed to your reader:</p>
<ul class="readers">
${readers.map(([name, subscribeUrl]) => html`<li><a href="${subscribeUrl(feed.selfUrls.rss)}">${name}</a></li>\n`)}</ul>
${demo ? html`<p>Online readers need an address that the internet can reach: a demo on your own machine opens in apps only.</p>` : ''}
<p>Or copy the address of the format that you like:</p>
${allFormats.map(
  ({ key, name }) => html`<h3 id="about-${key}"><a href="${feed.selfUrls[key]}">${name}</a></h3>
<p>${usedFor[key]}</p>
<input readonly aria-label="Address of the ${name} feed" value="${feed.selfUrls[key]}">
`,
)}
${
  embedPath === null
    ? ''
    : html`<p><a href="${site.basePath}${embedPath}">Show these headlines on your own site</a></p>
`
}<h3>What is in it</h3>
<p>Full articles, each with how it was made and the sources that it drew on: <a href="${feed.policyUrl}">how we use AI</a>. For engineers: <a href="${feed.vocabularyUrl}">the vocabulary</a>.</p>
</section>`
}
