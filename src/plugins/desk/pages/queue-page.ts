/** The queue: as a page with filters, and as a private Atom feed. */
import { html } from 'hono/html'
import { type Html, languageAttributes } from '../../../core/pages/layout.ts'
import { fillHtml } from '../../../core/pages/page-parts.ts'
import { renderXml } from '../../../core/text/xml.ts'
import { languageNameFor } from '../../../core/words/language-names.ts'
import { fill } from '../../../core/words/words.ts'
import {
  pageOf,
  type QueueFilter,
  type QueueItem,
  type QueueState,
  queueLength,
  waitingStates,
} from '../store/queue.ts'
import { at, claimLine, returnLine } from './article-facts.ts'
import { bdi, choice, type DeskView, deskPath, factLine, foldedFields } from './layout.ts'
import { modeName } from './plain-words.ts'
import { formats, yearForm } from './year-page.ts'

const order: readonly QueueState[] = [
  'changed',
  'waiting',
  'returned',
  'signed',
  'embargo',
  'published',
]

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
  const { queue, article, find } = view.words
  const isChanged = state === 'changed'
  const waits = waitingStates.includes(state)
  const list = Date.parse(publishedAt ?? '') > Date.now() ? 'scheduled' : 'published'
  const facts = [
    returned && waits && html`<strong>${queue.cameBack}</strong>`,
    isChanged && publishedAt
      ? html`<strong>${find.lists[list]}</strong> ${at(view, publishedAt)}`
      : at(view, publishedAt ?? item.since),
    languageNameFor(item.language, view.language),
    modeName(view, item.mode),
    holder && bdi(holder),
    ...item.topics.map(({ label }) => bdi(label)),
    !item.isSourced && html`<strong>${article.noSources}</strong>`,
    item.hasTwin &&
      html`<strong><a href="${deskPath}/find?${new URLSearchParams({ q: item.title })}">${find.twin}</a></strong>`,
    signedBy && fillHtml(queue.signedBy, { editor: bdi(signedBy) }),
    claimedReview && claimLine(view, claimedReview),
  ]
  const reading =
    claimedBy &&
    claimedUntil &&
    html`<span class="meta">${fillHtml(queue.reading, { editor: bdi(claimedBy), time: at(view, claimedUntil) })}</span>`
  return html`<li><a href="${deskPath}/articles/${item.id}"${languageAttributes(item.language, view.language)}>${item.title}</a>
${factLine(facts)}
${reading}${returned && (waits || state === 'returned') && html`<span class="meta">${returnLine(view, returned)}</span>`}</li>\n`
}

function filters(view: DeskView, items: readonly QueueItem[], filter: QueueFilter): Html {
  const topics = items.flatMap((item) =>
    item.topics.map(({ slug, label }) => [slug, label] as const),
  )
  const holders = items.flatMap(({ holder }) => (holder ? [[holder, holder] as const] : []))
  const languages = items.map(
    ({ language }) => [language, languageNameFor(language, view.language)] as const,
  )
  const { queue } = view.words
  const { topic, holder, language } = filter
  const fields = [
    choice(view, 'topic', queue.topic, topics, topic),
    choice(view, 'holder', queue.pipeline, holders, holder),
    choice(view, 'language', queue.language, languages, language),
    html`<p><button>${queue.show}</button></p>`,
  ]
  return html`<form method="get" aria-label="${queue.filter}">${foldedFields(view, Boolean(topic || holder || language), fields)}</form>`
}

function evidence(view: DeskView): Html {
  const { evidence: own, year } = view.words
  const day = (name: 'from' | 'to') =>
    html`<div><label for="${name}">${own[name]}</label><input type="date" id="${name}" name="${name}" required></div>`
  return html`<section><h2>${own.title}</h2><p>${own.lead}</p>
<form method="get" action="${deskPath}/evidence"><div class="fields">${day('from')}${day('to')}</div>
${formats(own.get)}</form>
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
