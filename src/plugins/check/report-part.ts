/**
 * The report as a part of the page. Everything of the feed is text, and no address of it is a link.
 */

import {
  factsOf,
  groupsOf,
  maxDetails,
  maxItems,
  type Report,
  summaryOf,
} from 'candor-check/report.ts'
import { html } from 'hono/html'
import type { Html } from '../../core/pages/layout.ts'

export const failurePart = async (text: string) =>
  html`<section role="status"><h2>It was not checked</h2><p>${short(text)}</p></section>`

/** Texts of strangers can have millions of characters. */
const short = (text: string): string =>
  text.length > maxLength ? `${text.slice(0, maxLength)}…` : text
const maxLength = 500

/** `at` is when it was made: a report of an address is kept for five minutes. */
export async function reportPart(report: Report, at: Date) {
  const groups = groupsOf(report)
  return html`<section><h2>${short(report.address ?? 'The document')}</h2>
${summaryOf(report).map((line) => html`<p>${short(line)}</p>\n`)}<p class="meta">Checked at ${at.toISOString().slice(0, 19).replace('T', ' ')} UTC${report.address === null ? '' : ', and kept for five minutes'}.</p></section>
<section><h2>${groups.length === 0 ? 'No findings' : 'Findings'}</h2>
${groups.map(
  ([
    first,
    ...others
  ]) => html`<article class="item"><p class="over">${first.severity}</p><h3>${first.code}</h3>
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
