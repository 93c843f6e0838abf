/** The error page for browsers, with the problem and links to continue. */
import { html } from 'hono/html'
import { fill } from '../words/words.ts'
import { type Html, languageAttributes, renderPage, type View } from './layout.ts'
import { pageWords } from './page-words.ts'

export type PageError = {
  readonly status: number
  readonly title: string
  /** One or two sentences: the problem, and the next step. */
  readonly detail: string
  readonly retryAfterSeconds?: number
}

/** The feeds that a problem suggests, by their paths, as links. The path that was asked for stands before them. */
function linked(detail: string): Html {
  const at = detail.search(/ (Did you mean|All feeds:) /)
  const parts = at < 0 ? [] : detail.slice(at).split(/((?<= )\/(?!\/)[^\s,?]*)/)
  return html`${at < 0 ? detail : detail.slice(0, at)}${parts.map((part, index) => (index % 2 === 0 ? part : html`<a href="${part}">${part}</a>`))}`
}

/** The whole page as HTML. Search engines do not index it. */
export function errorPage(view: View, { status, title, detail, retryAfterSeconds }: PageError): Promise<string> {
  const { language, words: all } = pageWords(view)
  const words = all.error
  // The problem is the same text as for programs.
  const english = languageAttributes('en', language)
  const main = html`<div class="wrap"><div class="prose">
<p class="over">${fill(words.status, { status: String(status) })}</p>
<h1${english}>${title}</h1>
<p class="standfirst"${english}>${linked(detail)}</p>
${retryAfterSeconds === undefined ? '' : html`<p>${fill(words.retry, { seconds: String(Math.ceil(retryAfterSeconds)) })}</p>`}
<p><a href="${view.site.basePath}/">${words.newest}</a> · <a href="${view.site.basePath}/feeds/">${words.find}</a> · <a href="${view.site.basePath}/search/">${words.search}</a></p>
</div></div>`
  const head = html`<meta name="robots" content="noindex">\n`
  return renderPage(view, { title, description: detail, path: null, language, main, head })
}
