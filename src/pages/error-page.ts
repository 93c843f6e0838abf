/** The page that tells a person in a browser what went wrong, and where to go on. */
import { html } from 'hono/html'
import { renderPage, type View } from './layout.ts'

export type PageError = {
  readonly status: number
  readonly title: string
  readonly detail: string
  readonly retryAfterSeconds?: number
}

export function errorPage(view: View, { status, title, detail, retryAfterSeconds }: PageError): Promise<string> {
  const main = html`<div class="wrap"><div class="prose">
<p class="over">Error ${status}</p>
<h1>${title}</h1>
<p class="standfirst">${detail}</p>
${retryAfterSeconds === undefined ? '' : html`<p>It is worth another try in ${Math.ceil(retryAfterSeconds)} seconds.</p>`}
<p><a href="${view.site.basePath}/">The newest articles</a> · <a href="${view.site.basePath}/feeds/">Find a feed</a> · <a href="${view.site.basePath}/search/">Search</a></p>
</div></div>`
  const head = html`<meta name="robots" content="noindex">\n`
  return renderPage(view, { title, description: detail, path: null, language: 'en', main, head })
}
