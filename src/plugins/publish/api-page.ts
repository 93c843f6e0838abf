/** The page `/api/1/`: the publishing API for people. Programs read `/api/1/openapi.json`. */

import type { Context } from 'hono'
import { html } from 'hono/html'
import { type Html, renderPage, type View } from '../../core/pages/layout.ts'
import { scrollingTable } from '../../core/pages/page-parts.ts'
import { rootOf } from '../../core/settings/site.ts'
import { respondUnkept } from './answer.ts'
import { apiPath, type Routes } from './route.ts'
import type { Rule } from './rule.ts'
import { allRules } from './rules.ts'
import { scopeMeanings } from './scopes.ts'

/**
 * The handler of the page. As all answers of the API, it is kept by nobody, and other sites cannot
 * read it.
 */
export function createPublishingPage(view: View, routes: Routes) {
  let made: Promise<Uint8Array<ArrayBuffer>> | undefined
  const make = async () => new TextEncoder().encode(await publishingPage(view, routes))
  return async (c: Context): Promise<Response> => {
    made ??= make()
    return respondUnkept(c.req.raw, view.site, await made)
  }
}

function publishingPage(view: View, routes: Routes): Promise<string> {
  const base = `${rootOf(view.site)}${apiPath}`
  const main = html`<div class="wrap"><div class="terms">
<h1>Publishing API</h1>
<p class="lead">It publishes articles with their sources, and with the disclosure of how they were made. It speaks JSON; each request needs a token.</p>
<p>For programs: <a href="${base}/openapi.json">openapi.json</a> (OpenAPI 3.1).</p>
<section><h2>Publish an article</h2>
<pre tabindex="0" role="region" aria-label="Example"><code>${exampleOf(base)}</code></pre>
<p>The same request again changes nothing. With <code>?dry_run=1</code> nothing stays, and the answer says what would be.</p></section>
<section id="operations"><h2>Requests</h2>
${scrollingTable(
  'Requests',
  ['scroll', 'grid narrow'],
  ['Request', 'What it does'],
  Object.values(routes).map(({ method, path, summary }) => [
    html`<code>${method} ${breakable(path)}</code>`,
    inCode(summary),
  ]),
)}
</section>
<section id="scopes"><h2>What a token may do</h2>
${scrollingTable(
  'Scopes',
  ['scroll', 'grid narrow'],
  ['Scope', 'It may'],
  Object.entries(scopeMeanings).map(([scope, means]) => [
    html`<code>${scope}</code>`,
    inCode(means),
  ]),
)}
</section>
<section id="errors"><h2>Rules</h2>
<p>A body that breaks rules is refused with 422. <code>errors</code> names all of them, each with the member that breaks it.</p>
${scrollingTable(
  'Rules',
  ['scroll', 'grid narrow'],
  ['Code', 'Member', 'It must'],
  Object.entries(allRules).map(([code, rule]) => ruleCells(base, code, rule)),
)}
</section>
</div></div>`
  const description =
    'Publishes articles over HTTP, with their sources and the disclosure of how they were made.'
  return renderPage(view, {
    title: 'Publishing API',
    description,
    path: `${apiPath}/`,
    language: 'en',
    main,
  })
}

const ruleCells = (
  base: string,
  code: string,
  { member, requires, allowed }: Rule,
): readonly Html[] => [
  html`<a href="${base}/errors/${code}"><code>${breakable(code)}</code></a>`,
  member === '' ? html`–` : html`<code>${member}</code>`,
  inCode(`${requires}${allowed ? `: ${allowed.join(', ')}` : ''}`),
]

/** A path or code that breaks between its words, where the page is narrow. */
const breakable = (text: string): Html => text.split(/(?<=[/_])/).map((part) => html`${part}<wbr>`)

/** Text between backticks, as code. */
const inCode = (text: string): Html =>
  html`${text.split('`').map((part, index) => (index % 2 === 0 ? part : html`<code>${part}</code>`))}`

const exampleOf = (base: string) => `curl -X PUT ${base}/articles/bridge-reopens \\
  -H "Authorization: Bearer $CANDOR_TOKEN" -H 'Content-Type: application/json' \\
  -d '{"url": "https://news.example.org/bridge", "title": "Bridge reopens after flood",
       "body_html": "<p>The stone bridge carries traffic again.</p>", "language": "en", "status": "published",
       "disclosure": {"mode": "ai-assisted", "reviewed_by": "Ada Example"},
       "sources": [{"url": "https://council.example.org/minutes", "title": "Minutes of the April meeting"}]}'`
