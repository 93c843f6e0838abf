/** The queue: as a page with filters, and as a private Atom feed. */
import { html } from 'hono/html'
import { languageNameFor } from '../../../core/families/language-names.ts'
import { type Html, languageAttributes } from '../../../core/pages/layout.ts'
import { fillHtml } from '../../../core/pages/page-parts.ts'
import { renderXml } from '../../../core/text/xml.ts'
import { fill } from '../../../core/words/words.ts'
import {
  pageOf,
  type QueueFilter,
  type QueueItem,
  type QueueState,
  queueLength,
} from '../store/queue.ts'
import { at, claimLine, returnLine } from './article-facts.ts'
import { bdi, type DeskView, deskPath } from './layout.ts'
import { modeName } from './plain-words.ts'
import { yearForm } from './year-page.ts'

/** In the order of the page: what needs an editor first. */
const order: readonly QueueState[] = [
  'changed',
  'waiting',
  'returned',
  'signed',
  'embargo',
  'published',
]

const waitingStates: readonly QueueState[] = ['changed', 'waiting']

export function queueMain(view: DeskView, items: readonly QueueItem[], filter: QueueFilter): Html {
  const sections = order.map((state) => {
    const own = items.filter((item) => item.state === state)
    if (own.length === 0) return ''
    const left = totalOf(own) - (pageOf(filter) - 1) * queueLength - own.length
    const next = new URLSearchParams({ ...filter, state, page: String(pageOf(filter) + 1) })
    const count = html`<p><a href="?${next}">${fill(view.words.queue.more, { count: String(left) })}</a></p>`
    return html`<section><h2>${view.words.queue.states[state]} (${totalOf(own)})</h2><ul class="queue">${own.map((item) => line(view, item))}</ul>${left > 0 ? count : ''}</section>`
  })
  const waits = filter.state || items.some(({ state }) => waitingStates.includes(state))
  return html`<h1>${view.words.queue.title}</h1>
${filters(view, items, filter)}
${waits ? '' : html`<p>${view.words.queue.empty}</p>`}
${pageOf(filter) > 1 ? html`<p><a href="?${new URLSearchParams({ ...filter, page: String(pageOf(filter) - 1) })}">${view.words.errors.back}</a></p>` : ''}
${sections}
<p><a href="${deskPath}/find">${view.words.find.older}</a></p>
${evidence(view)}
<p><a href="${deskPath}/account">${view.words.queue.feed}</a></p>`
}

const totalOf = (own: readonly QueueItem[]): number => own[0]?.total ?? 0

function line(view: DeskView, item: QueueItem): Html {
  const { holder, publishedAt, claimedBy, claimedUntil, returned, signedBy, claimedReview, state } =
    item
  const isDated = publishedAt !== null && state !== 'signed' && state !== 'changed'
  const facts: Html[] = [at(view, isDated ? publishedAt : item.since), modeName(view, item.mode)]
  if (holder !== null) facts.push(bdi(holder))
  facts.push(...item.topics.map(({ label }) => bdi(label)))
  if (signedBy !== null) facts.push(fillHtml(view.words.queue.signedBy, { editor: bdi(signedBy) }))
  if (claimedReview !== null) facts.push(claimLine(view, claimedReview))
  const reading =
    claimedBy !== null && claimedUntil !== null
      ? html`<span class="meta">${fillHtml(view.words.queue.reading, { editor: bdi(claimedBy), time: at(view, claimedUntil) })}</span>`
      : ''
  return html`<li><a href="${deskPath}/articles/${item.id}"${languageAttributes(item.language, view.language)}>${item.title}</a>
<span class="meta">${facts.map((fact, index) => html`${index > 0 ? ' · ' : ''}${fact}`)}</span>
${reading}${returned === null ? '' : html`<span class="meta">${returnLine(view, returned)}</span>`}</li>\n`
}

/** Offers what the queue has; a filter that is on stays. */
function filters(view: DeskView, items: readonly QueueItem[], filter: QueueFilter): Html {
  const select = (
    name: keyof QueueFilter,
    label: string,
    found: readonly (readonly [string, string])[],
  ) => {
    const chosen = filter[name]
    const options = [...new Map(chosen ? [[chosen, chosen], ...found] : found)].map(
      ([value, text]) =>
        html`<option value="${value}"${value === chosen ? html` selected` : ''}>${text}</option>`,
    )
    return html`<div><label for="by-${name}">${label}</label><select id="by-${name}" name="${name}"><option value="">${view.words.queue.any}</option>${options}</select></div>`
  }
  const topics = items.flatMap((item) =>
    item.topics.map(({ slug, label }) => [slug, label] as const),
  )
  const holders = items.flatMap(({ holder }) =>
    holder === null ? [] : [[holder, holder] as const],
  )
  const languages = items.map(
    ({ language }) => [language, languageNameFor(language, view.language)] as const,
  )
  return html`<details${filter.topic || filter.holder || filter.language ? html` open` : ''}><summary>${view.words.queue.filter}</summary>
<form method="get" aria-label="${view.words.queue.filter}"><div class="fields">
${select('topic', view.words.queue.topic, topics)}
${select('holder', view.words.queue.pipeline, holders)}
${select('language', view.words.queue.language, languages)}
</div><p><button>${view.words.queue.show}</button></p></form></details>`
}

function evidence(view: DeskView): Html {
  const { evidence: own, year } = view.words
  const day = (name: 'from' | 'to') =>
    html`<div><label for="${name}">${own[name]}</label><input type="date" id="${name}" name="${name}" required></div>`
  return html`<section><h2>${own.title}</h2><p>${own.lead}</p>
<form method="get" action="${deskPath}/evidence"><div class="fields">${day('from')}${day('to')}</div>
<p class="do"><button name="format" value="html">${own.get}</button> <button name="format" value="json">JSON</button> <button name="format" value="csv">CSV</button></p></form>
<h3>${year.name}</h3>${yearForm(view, String(new Date().getUTCFullYear()))}</section>`
}

/**
 * The waiting texts as a feed. The id of an entry has the time of its text, so that a text that
 * waits again is new.
 */
export function queueFeed(view: DeskView, items: readonly QueueItem[], origin: string): string {
  const { title } = view.site
  const link = (href: string) => ({ _attributes: { rel: 'alternate', type: 'text/html', href } })
  const sections = waitingStates.map((state) => items.filter((item) => item.state === state))
  const waiting = sections.flat()
  const left = sections.reduce((count, own) => count + totalOf(own) - own.length, 0)
  return renderXml({
    feed: {
      _attributes: { xmlns: 'http://www.w3.org/2005/Atom', 'xml:lang': view.language },
      id: `${origin}${deskPath}/queue`,
      title: `${view.words.queue.title}: ${title}`,
      ...(left > 0 && { subtitle: fill(view.words.queue.more, { count: String(left) }) }),
      updated:
        waiting
          .map(({ since }) => since)
          .toSorted()
          .at(-1) ?? '1970-01-01T00:00:00Z',
      author: { name: title },
      link: link(`${origin}${deskPath}/`),
      entry: waiting.map((item) => ({
        id: `urn:uuid:${item.id}#${item.since}`,
        title: item.title,
        updated: item.since,
        link: link(`${origin}${deskPath}/articles/${item.id}`),
        summary: view.words.queue.states[item.state],
      })),
    },
  })
}
