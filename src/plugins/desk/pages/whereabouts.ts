/** Where an article appears, from when on and for whom. */
import { html } from 'hono/html'
import type { Html } from '../../../core/pages/layout.ts'
import { fillHtml } from '../../../core/pages/page-parts.ts'
import { fill } from '../../../core/words/words.ts'
import type { StoredArticle } from '../../publish/store/stored-article.ts'
import { at, factList } from './article-facts.ts'
import type { ArticleModel } from './context.ts'
import { bdi, type DeskView, english, factLine } from './layout.ts'
import { feedTitle, modeName } from './plain-words.ts'

function hiddenReason(
  view: DeskView,
  { status, published_at: from }: StoredArticle,
  reason: string,
) {
  const { draft, withheld, embargo, fault } = view.words.article.hiddenAs
  if (status === 'draft') return draft
  if (status === 'withheld') return withheld
  return from !== null && Date.parse(from) > Date.now()
    ? fillHtml(embargo, { time: at(view, from) })
    : fillHtml(fault, { reason: english(reason) })
}

/** The date that readers see, and the partners for whom alone it is. */
export function whenAndForWhom(
  view: DeskView,
  { published_at: from, audience }: StoredArticle,
): Html {
  if (from === null && audience === null) return ''
  return html`<p>${factLine([
    from && html`${view.words.evidence.published}: ${at(view, from)}`,
    audience && fillHtml(view.words.find.private, { partners: bdi(audience.join(', ')) }),
  ])}</p>`
}

const refusedModes = ['mode_is_refused', 'undisclosed']

export function whereabouts(
  view: DeskView,
  { stored, visibility, verdicts }: Pick<ArticleModel, 'stored' | 'visibility' | 'verdicts'>,
): Html {
  const of = view.words.article
  const { reason, families } = visibility
  const partners = Object.entries(verdicts).map(([partner, { accepted, reasons }]) => {
    const mode = fill(of.refusesMode, { mode: modeName(view, stored.disclosure_mode) })
    const sentences = reasons.map(
      ({ code, detail }) => html`${refusedModes.includes(code) ? mode : english(detail)} `,
    )
    const line = accepted ? of.taken : of.refused
    return html`<li>${fillHtml(line, { partner: bdi(partner), reasons: sentences })}</li>\n`
  })
  const feeds = visibility.shown
    ? html`<ul>${families.map((family) => html`<li><bdi>${feedTitle(view, family, stored)}</bdi></li>\n`)}</ul>`
    : html`<p>${fillHtml(of.hidden, { reason: hiddenReason(view, stored, reason) })}</p>`
  return html`<section><h2>${of.feeds}</h2>${factList([
    [of.status, of.statuses[stored.status]],
    [of.url, stored.url],
  ])}${whenAndForWhom(view, stored)}${feeds}${partners.length === 0 ? '' : html`<ul>${partners}</ul>`}</section>`
}
