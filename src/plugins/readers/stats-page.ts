/** The page /stats: how many people read each feed, for the newsroom. */

import { html } from 'hono/html'
import { familyName, familyOf, familyPath } from '../../core/families/families.ts'
import {
  type Html,
  languageAttributes,
  languageName,
  renderPage,
  type View,
} from '../../core/pages/layout.ts'
import { fillHtml, pageWords, scrollingTable } from '../../core/pages/page-parts.ts'
import type { Site } from '../../core/settings/site.ts'
import { readersChart } from './chart.ts'
import { otherName } from './day.ts'
import type { ReadershipReport, Totals } from './report.ts'
import { statsSheet } from './stats-style.ts'

/** Products of one feed on the page; the API has all. */
const maxProducts = 12

/** Labels of topics by slug. */
type TopicLabels = ReadonlyMap<string, string>

/** The whole page as HTML. A topic without a label has its slug. */
export function statsPage(
  view: View,
  report: ReadershipReport,
  labels: TopicLabels,
): Promise<string> {
  const { language, words: all } = pageWords(view)
  const { title, lead, days, columns, ...words } = all.stats
  const { from, to, feeds, embeds, errors } = report
  const number = numbers(language, {})
  const link = (family: string) => linkTo(view.site, family, labels, language, words.other)
  const totalHeads = [columns.requests, columns.unchanged, columns.bytes]
  const totals = (each: Totals) => totalCells(each, language)
  const part = (
    name: string,
    heads: readonly string[],
    rows: readonly (readonly Html[])[],
    more: Html = '',
  ) =>
    html`<section><h2>${name}</h2>
${rows.length === 0 ? html`<p>–</p>` : scrollingTable(name, ['scroll tall', 'counts'], heads, rows)}${more}
</section>
`
  const aggregators = feeds.flatMap(({ family, aggregators: every }) =>
    every
      .slice(0, maxProducts)
      .map((each) => [
        link(family),
        each.name === otherName ? words.other : each.name,
        each.subscribers === null ? '–' : number(each.subscribers),
        each.as_of ?? '–',
        ...totals(each),
      ]),
  )
  const isCut = feeds.some((feed) => feed.aggregators.length > maxProducts)
  const main = html`<div class="wrap"><div class="stats">
<h1>${title}</h1>
<p class="lead">${fillHtml(lead, { from: day(from), to: day(to) })}</p>
<section><h2>${days}</h2>
<div class="scroll latest" tabindex="0" role="region" aria-label="${days}">${readersChart(report.days, all.stats, number)}</div>
<p class="key"><span class="subscribers"></span> ${columns.subscribers} <span class="direct"></span> ${columns.direct}</p>
</section>
${part(
  words.feeds,
  [columns.feed, columns.readers, columns.subscribers, columns.direct, ...totalHeads],
  feeds.map((feed) => [
    link(feed.family),
    ...[feed.readers, feed.subscribers, feed.direct_readers].map(number),
    ...totals(feed),
  ]),
)}${part(
  words.aggregators,
  [columns.feed, columns.product, columns.subscribers, columns.reported, ...totalHeads],
  aggregators,
  isCut ? html`<p>… <code>GET /api/1/readers</code></p>` : '',
)}${part(
  words.embeds,
  [columns.page, columns.feed, columns.requests],
  embeds.map(({ host, family, requests }) => [
    host === '' ? '–' : host,
    link(family),
    number(requests),
  ]),
)}${part(
  words.errors,
  [columns.route, columns.status, columns.requests],
  errors.map(({ route, status, requests }) => [
    html`<code>${route}</code>`,
    String(status),
    number(requests),
  ]),
)}</div></div>`
  return renderPage(view, {
    title,
    description: title,
    path: null,
    language,
    sheet: statsSheet,
    main,
  })
}

/** Its parts would change places in text from right to left. */
const day = (text: string): Html => html`<bdi dir="ltr">${text}</bdi>`

function linkTo(
  site: Site,
  family: string,
  labels: TopicLabels,
  language: string,
  other: string,
): Html {
  if (family === otherName) return other
  const { family: group, member } = familyOf(family)
  const name = familyName(site, family, labels.get(member) ?? null) ?? site.title
  const isLanguage = group.path === 'languages'
  const own = isLanguage ? '' : languageAttributes(site.language, language)
  return html`<a href="${site.basePath}${familyPath(family)}"${own}>${isLanguage ? languageName(member, language) : name}</a>`
}

const totalCells = ({ requests, not_modified, bytes }: Totals, language: string) => [
  numbers(language, {})(requests),
  numbers(language, { style: 'percent' })(requests === 0 ? 0 : not_modified / requests),
  size(bytes, language),
]

/** In Latin digits everywhere, as dates are. */
const numbers = (language: string, options: Intl.NumberFormatOptions) =>
  new Intl.NumberFormat(`${language}-u-nu-latn`, options).format

const units = ['kilobyte', 'megabyte', 'gigabyte'] as const

function size(bytes: number, language: string): string {
  const step = bytes < 1e6 ? 0 : bytes < 1e9 ? 1 : 2
  const digits = { minimumFractionDigits: 1, maximumFractionDigits: 1 }
  return numbers(language, { style: 'unit', unit: units[step], ...digits })(
    bytes / 1000 ** (step + 1),
  )
}
