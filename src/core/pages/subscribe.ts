/** The section of a page that helps readers subscribe to its feed. */
import { html } from 'hono/html'
import type { Feed } from '../feed/feed.ts'
import { allFormats, type FormatKey } from '../request/address.ts'
import { fill } from '../words/words.ts'
import { type Html, languageAttributes, type View } from './layout.ts'
import { fillHtml, pageWords, policyName } from './page-parts.ts'

type OnlineReader = readonly [name: string, subscribeUrl: (feedUrl: string) => string]

/** The URLs with which online readers add a feed. */
const onlineReaders: readonly OnlineReader[] = [
  ['Feedly', (url) => `https://feedly.com/i/subscription/feed%2F${encodeURIComponent(url)}`],
  ['Inoreader', (url) => `https://www.inoreader.com/?add_feed=${encodeURIComponent(url)}`],
  ['NewsBlur', (url) => `https://www.newsblur.com/?url=${encodeURIComponent(url)}`],
  [
    'The Old Reader',
    (url) => `https://theoldreader.com/feeds/subscribe?url=${encodeURIComponent(url)}`,
  ],
]

/** `query` chooses the feed in the forms of plugins; `null` if none can. */
export function subscribe(view: View, feed: Feed, query: string | null): Html {
  const { site, demo } = view
  const { language, words: all } = pageWords(view)
  const words = all.subscribe
  const usedFor: Readonly<Record<FormatKey, string>> = words.formats
  // `feed:` opens the reader app on the device.
  const readers: readonly OnlineReader[] = [...onlineReaders, [words.apps, (url) => `feed:${url}`]]
  const named = languageAttributes(site.language, language)
  return html`<section class="side" id="subscribe" aria-labelledby="subscribe-title">
<h2 id="subscribe-title">${words.title}</h2>
${feed.name === null ? '' : html`<p><bdi${named}><strong>${feed.name}</strong></bdi></p>\n`}<p>${words.reader}</p>
<ul class="readers">
${readers.map(([name, subscribeUrl]) => html`<li><a href="${subscribeUrl(feed.selfUrls.rss)}">${name}</a></li>\n`)}</ul>
${demo ? html`<p>${words.demo}</p>` : ''}
<p>${words.copy}</p>
${allFormats.map(
  ({ key, name }) => html`<h3 id="about-${key}"><a href="${feed.selfUrls[key]}">${name}</a></h3>
<p>${usedFor[key]}</p>
<input readonly aria-label="${fill(words.address, { format: name })}" value="${feed.selfUrls[key]}">
`,
)}
${
  query === null
    ? ''
    : (view.feedPages ?? []).map(({ maker }) => {
        const [path, text] = [maker.path(query), maker.text(words)]
        return path === '' || text === ''
          ? ''
          : html`<p><a href="${site.basePath}${path}">${text}</a></p>\n`
      })
}<h3>${words.content}</h3>
<p>${fillHtml(words.full, {
    policy: html`<a href="${feed.policyUrl}">${policyName(site, language)}</a>`,
    vocabulary: html`<a href="${feed.vocabularyUrl}">${words.vocabulary}</a>`,
  })}</p>
</section>`
}
