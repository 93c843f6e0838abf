/**
 * The report as a part of the page. Everything of the feed is text, and no address of it is a link.
 */
import { type Markup, markup, nothing } from 'candor-disclosure/text/markup.ts'
import {
  type Finding,
  factsOf,
  groupsOf,
  maxDetails,
  maxItems,
  type Report,
  summaryOf,
} from '../report.ts'

export const failurePart = (text: string): Markup =>
  markup`<section role="status"><h2>It was not checked</h2><p>${short(text)}</p></section>`

/** Texts of strangers can have millions of characters. */
const short = (text: string): string =>
  text.length > maxLength ? `${text.slice(0, maxLength)}…` : text
const maxLength = 500

const andMore = (count: number): Markup =>
  count > 0 ? markup`<p>… and ${String(count)} more</p>` : nothing

/** `at` is when it was made: a report of an address is kept for five minutes. */
export function reportPart(report: Report, at: Date): Markup {
  const groups = groupsOf(report)
  const checkedAt = at.toISOString().slice(0, 19).replace('T', ' ')
  const kept = report.address === null ? '' : ', and kept for five minutes'
  return markup`<section><h2>${short(report.address ?? 'The document')}</h2>
${summaryOf(report).map((line) => markup`<p>${short(line)}</p>\n`)}<p class="meta">Checked at ${checkedAt} UTC${kept}.</p></section>
<section><h2>${groups.length === 0 ? 'No findings' : 'Findings'}</h2>
${groups.map(groupPart)}</section>
<section><h2>What its items declare</h2>
${report.items.slice(0, maxItems).map(itemPart)}${andMore(report.items.length - maxItems)}</section>`
}

function groupPart(group: readonly [Finding, ...Finding[]]): Markup {
  const [{ severity, code, hurts, fix, see }] = group
  const detail = ({ item, detail: text }: Finding) =>
    markup`<li>${item === null ? nothing : markup`<b>${short(item)}</b>: `}${short(text)}</li>`
  const rule = see === null ? nothing : markup` <a href="${see}" rel="nofollow">The rule</a>`
  return markup`<article><p class="over">${severity}</p><h3>${code}</h3>
<ul>${group.slice(0, maxDetails).map(detail)}</ul>
${andMore(group.length - maxDetails)}<p>Hurts ${hurts}.</p>
<p><b>Fix:</b> ${fix}${rule}</p></article>\n`
}

function itemPart(item: Report['items'][number]): Markup {
  const { id, title, found } = item
  const where = [...new Set(found.map(({ at }) => at))].join(', ')
  return markup`<article><h3>${short(title ?? id ?? 'Without a title')}</h3>
<p>${short(factsOf(item).join('; '))}</p>${where === '' ? nothing : markup`<p class="meta">${short(where)}</p>`}</article>\n`
}
