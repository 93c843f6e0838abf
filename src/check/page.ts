/** The page that checks a feed: its form, and a report. Everything of the feed is text, and no address of it is a link. */
import { html } from 'hono/html'
import { type Html, languageAttributes, renderPage, type View } from '../pages/layout.ts'
import { pageWords } from '../pages/page-words.ts'
import { formsSheet } from '../pages/style.ts'
import { factsOf, groupsOf, maxDetails, maxItems, type Report, summaryOf } from './report.ts'

export type Asked = { readonly address: string }

/** The whole page, in English: findings have no words in other languages. `main` is below the form. */
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

export const failurePart = (text: string): Html =>
  html`<section role="status"><h2>It was not checked</h2><p>${short(text)}</p></section>`

/** Texts of strangers can have millions of characters. */
const short = (text: string): string => (text.length > maxLength ? `${text.slice(0, maxLength)}…` : text)
const maxLength = 500

/** `at` is when it was made: a report of an address is kept for five minutes. */
export function reportPart(report: Report, at: Date): Html {
  const groups = groupsOf(report)
  return html`<section><h2>${short(report.address ?? 'The document')}</h2>
${summaryOf(report).map((line) => html`<p>${short(line)}</p>\n`)}<p class="meta">Checked at ${at.toISOString().slice(0, 19).replace('T', ' ')} UTC${report.address === null ? '' : ', and kept for five minutes'}.</p></section>
<section><h2>${groups.length === 0 ? 'No findings' : 'Findings'}</h2>
${groups.map(
  ([first, ...others]) => html`<article class="item"><p class="over">${first.severity}</p><h3>${first.code}</h3>
<ul>${[first, ...others].slice(0, maxDetails).map(({ item, detail }) => html`<li>${item === null ? '' : html`<b>${short(item)}</b>: `}${short(detail)}</li>`)}</ul>
${others.length >= maxDetails ? html`<p>… and ${others.length + 1 - maxDetails} more</p>` : ''}<p>Hurts ${first.hurts}.</p>
<p><b>Fix:</b> ${first.fix}${first.see === null ? '' : html` <a href="${first.see}" rel="nofollow">The rule</a>`}</p></article>\n`,
)}</section>
<section><h2>What its items declare</h2>
${report.items.slice(0, maxItems).map(itemPart)}${report.items.length > maxItems ? html`<p>… and ${report.items.length - maxItems} more</p>` : ''}</section>`
}

function itemPart(item: Report['items'][number]): Html {
  const { id, title, found } = item
  const where = [...new Set(found.map(({ at }) => at))].join(', ')
  return html`<article class="item"><h3>${short(title ?? id ?? 'Without a title')}</h3>
<p>${short(factsOf(item).join('; '))}</p>${where === '' ? '' : html`<p class="meta">${short(where)}</p>`}</article>\n`
}
