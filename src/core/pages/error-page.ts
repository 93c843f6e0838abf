/** The error page for browsers, with the problem and links to continue. */
import { html } from 'hono/html'
import { type ExplainedProblem, tellIn } from '../words/problems.ts'
import { fill } from '../words/words.ts'
import { type Html, languageAttributes, renderPage, type View } from './layout.ts'
import { pageWords } from './page-parts.ts'

/** `text` with links to those of `paths` that it names. */
const linked = (text: string, paths: readonly string[]): Html =>
  text
    .split(/([\s,?\u2068\u2069]+)/)
    .map((each) => (paths.includes(each) ? html`<a href="${each}">${each}</a>` : each))

/** The whole page as HTML. Search engines do not index it. */
export function errorPage(view: View, problem: ExplainedProblem): Promise<string> {
  const { site } = view
  const { status, explanation, retryAfterSeconds } = problem
  const { title, text, english } = tellIn(site.language, site.words, problem)
  const { language, words: all } = pageWords(view)
  const words = all.error
  const paths = [
    ...(explanation?.offered ?? []),
    explanation?.values?.['all'] ?? '',
    `${site.basePath}/feeds/`,
  ]
  const main = html`<div class="wrap"><div class="prose">
<p class="over">${fill(words.status, { status: String(status) })}</p>
<h1>${title}</h1>
<p class="standfirst">${linked(
    text,
    paths.filter((path) => /^\/(?!\/)/.test(path)),
  )}</p>
${english === null ? '' : html`<p${languageAttributes('en', language)}>${english}</p>\n`}${retryAfterSeconds === undefined ? '' : html`<p>${fill(words.retry, { seconds: String(Math.ceil(retryAfterSeconds)) })}</p>`}
<p><a href="${site.basePath}/">${words.newest}</a> · <a href="${site.basePath}/feeds/">${words.find}</a> · <a href="${site.basePath}/search/">${words.search}</a></p>
</div></div>`
  const head = html`<meta name="robots" content="noindex">\n`
  return renderPage(view, { title, description: text || title, path: null, language, main, head })
}
