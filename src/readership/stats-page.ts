/** The page /stats: how many people read each feed, for the newsroom. */
import { html } from 'hono/html'
import { familyOf, familyPath } from '../families/families.ts'
import { familyName } from '../families/names.ts'
import { type Html, languageName, renderPage, type View } from '../pages/layout.ts'
import type { Site } from '../settings/site.ts'
import { readersChart } from './chart.ts'
import { otherName } from './day.ts'
import type { FeedReaders, Report, Totals } from './report.ts'
import { statsSheet } from './stats-style.ts'

/** Products of one feed that the page lists; the API has all. */
const maxProducts = 12

/** Labels of topics by slug. */
export type Labels = ReadonlyMap<string, string>

/** The whole page as HTML. A topic without a label has its slug. */
export function statsPage(view: View, report: Report, labels: Labels): Promise<string> {
  const { feeds, days, embeds, errors } = report
  const link = (family: string) => linkTo(view.site, family, labels)
  const main = html`<div class="wrap"><div class="stats">
<h1>Readers</h1>
<p class="lead">${report.from} to ${report.to}, days in UTC. Aggregators tell their subscribers, and nobody checks them; direct readers are estimated to about 3 %.</p>
<section><h2>By day</h2>
<div class="scroll latest" tabindex="0" role="region" aria-label="Chart">${readersChart(days)}</div>
<p class="key"><span class="subscribers"></span> subscribers that aggregators tell <span class="direct"></span> direct readers</p>
</section>
<section><h2>By feed</h2>
${feeds.length === 0 ? html`<p>No feed has been asked for yet.</p>` : feedsTable(feeds, link)}
</section>
<section><h2>By aggregator</h2>
${aggregators(feeds, link)}
</section>
<section><h2>Embeds</h2>
${list(
  'Embeds',
  ['Page of', 'Feed', 'Requests'],
  embeds.map(({ host, family, requests }) => [host === '' ? 'unknown' : host, link(family), number(requests)]),
)}
</section>
<section><h2>Errors that readers got</h2>
${list(
  'Errors',
  ['Route', 'Status', 'Requests'],
  errors.map(({ route, status, requests }) => [html`<code>${route}</code>`, String(status), number(requests)]),
)}
</section>
</div></div>`
  const description = 'How many people read each feed.'
  return renderPage(view, { title: 'Readers', description, path: null, language: 'en', sheet: statsSheet, main })
}

type LinkTo = (family: string) => Html

const feedsTable = (feeds: readonly FeedReaders[], link: LinkTo) =>
  list(
    'Readers by feed',
    ['Feed', 'Readers', 'Subscribers', 'Direct readers', ...totalHeads],
    feeds.map((feed) => [
      link(feed.family),
      ...[number(feed.readers), number(feed.subscribers), number(feed.direct_readers)],
      ...totalCells(feed),
    ]),
  )

const aggregators = (feeds: readonly FeedReaders[], link: LinkTo) => html`${list(
  'Readers by aggregator',
  ['Feed', 'Product', 'Subscribers', 'Told on', ...totalHeads],
  feeds.flatMap(({ family, aggregators: all }) =>
    all
      .slice(0, maxProducts)
      .map((each) => [
        link(family),
        each.name,
        each.subscribers === null ? '–' : number(each.subscribers),
        each.as_of ?? '–',
        ...totalCells(each),
      ]),
  ),
)}
${feeds.some(({ aggregators: all }) => all.length > maxProducts) ? html`<p>Each feed with its first ${maxProducts}. All are in <code>GET /api/1/readers</code>.</p>` : ''}`

function linkTo(site: Site, family: string, labels: Labels): Html {
  if (family === otherName) return otherName
  const { family: group, member } = familyOf(family)
  const name =
    group.path === 'languages'
      ? languageName(member, 'en')
      : (familyName(site, family, labels.get(member) ?? null) ?? 'all articles')
  return html`<a href="${site.basePath}${familyPath(family)}">${name}</a>`
}

const totalHeads = ['Requests', 'Unchanged (304)', 'Bytes sent']
const totalCells = ({ requests, not_modified, bytes }: Totals) => [
  number(requests),
  `${requests === 0 ? 0 : Math.round((100 * not_modified) / requests)} %`,
  size(bytes),
]

const number = (value: number) => value.toLocaleString('en')
const size = (bytes: number) =>
  bytes < 1e6
    ? `${(bytes / 1e3).toFixed(1)} kB`
    : bytes < 1e9
      ? `${(bytes / 1e6).toFixed(1)} MB`
      : `${(bytes / 1e9).toFixed(1)} GB`

const list = (name: string, heads: readonly string[], rows: readonly (readonly Html[])[]) =>
  rows.length === 0
    ? html`<p>None.</p>`
    : html`<div class="scroll tall" tabindex="0" role="region" aria-label="${name}"><table class="counts">
<thead><tr>${heads.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead>
<tbody>
${rows.map(
  ([first = '', ...others]) =>
    html`<tr><th scope="row">${first}</th>${others.map((cell) => html`<td>${cell}</td>`)}</tr>
`,
)}</tbody></table></div>`
