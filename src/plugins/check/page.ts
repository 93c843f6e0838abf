/** The page that checks a feed: its form, and a report. */
import { html } from 'hono/html'
import { type Html, languageAttributes, renderPage, type View } from '../../core/pages/layout.ts'
import { pageWords } from '../../core/pages/page-parts.ts'
import { formsSheet } from '../../core/pages/style.ts'

export type Asked = { readonly address: string }

/**
 * The whole page, in English: findings have no words in other languages. `main` is below the form.
 */
export function checkPage(view: View, asked: Asked, main: Html): Promise<string> {
  const { language } = pageWords(view)
  const path = `${view.site.basePath}/check/`
  return renderPage(view, {
    ...{ title: 'Check a feed', path: '/check/', language, sheet: formsSheet },
    description: 'What a feed declares about AI, and what hurts its readers.',
    head: html`<meta name="robots" content="noindex">\n`,
    main: html`<div class="wrap"${languageAttributes('en', language)}><div class="mast"><h1>Check a feed</h1>
<p class="lead">What does a feed declare about AI, and what hurts its readers? This page reads declarations. It cannot tell how a text was made.</p></div>
<form class="row" action="${path}">
<label for="address">Address of a feed, or of a page that names one</label> <input id="address" name="address" inputmode="url" required maxlength="2000" placeholder="https://" value="${asked.address}"> <button>Check</button>
</form>
<section><details><summary>Or paste a document</summary>
<form method="post" action="${path}"><label for="document">RSS, Atom, JSON Feed or HTML</label>
<textarea id="document" name="document" rows="8" required></textarea> <p><button>Check</button></p></form></details></section>
${main}
</div>`,
  })
}
