/**
 * Why the label of an article is as it is under Article 50(4) of the AI Act, and what the newsroom
 * must keep itself. Decision 56 has the sources.
 */
import { parseMode } from 'candor-disclosure/disclosure/modes.ts'
import { html } from 'hono/html'
import type { Html } from '../../../core/pages/layout.ts'
import { fillHtml } from '../../../core/pages/page-parts.ts'
import type { EvidenceArticle } from '../evidence/evidence.ts'
import { modeWithParts } from '../evidence/signing.ts'
import { bdi, type DeskView } from './layout.ts'

const commission = 'https://digital-strategy.ec.europa.eu/en'
const addresses = {
  law: 'https://eur-lex.europa.eu/eli/reg/2024/1689/oj',
  guidelines: `${commission}/library/guidelines-transparency-obligations-providers-and-deployers-ai-systems`,
  code: `${commission}/news/commission-publishes-code-practice-marking-and-labelling-ai-generated-content`,
}

/** A review is `signed` only if its editor signed the text and the mode that the article has. */
export function whyMain({ words: { evidence: of } }: DeskView, article: EvidenceArticle): Html {
  const { present, events, reviews } = article
  // An article that was deleted counts as the record knew it last.
  const last = events.at(-1)
  const mode = present?.mode ?? last?.disclosure['mode'] ?? ''
  const signed = modeWithParts(mode, last?.disclosure.parts ?? null)
  const digest = present?.text ?? last?.text_digest
  const reviewer = last?.disclosure['reviewed_by'] ?? ''
  const isSigned = reviews.some(
    ({ method, text, editor, ...each }) =>
      method !== 'unsigned' && text === digest && each.mode === signed && editor === reviewer,
  )
  const review = isSigned ? 'signed' : 'claimed'
  const known = parseMode(mode) ?? 'unknown'
  const assisted = reviewer === '' ? 'parts' : review
  const sentence = of.cases[known === 'ai-assisted' ? assisted : known]
  return html`<p><strong>${fillHtml(sentence, { editor: bdi(reviewer) })}</strong></p>
<p>${of.law}</p><p>${of.guidelines}</p>`
}

/** `json` is the address of the file, if it has one. */
export function keepAndCheck({ words, site }: DeskView, json: string | null): Html {
  const { evidence: of } = words
  const named =
    site.responsible === null
      ? html`<strong>${of.irresponsible}</strong>`
      : fillHtml(of.responsible, { name: bdi(site.responsible) })
  const link = (href: string) => html`<a href="${href}" dir="ltr">${href}</a>`
  const { law, guidelines, code } = addresses
  const command = html`<code dir="ltr">candor evidence verify evidence.json</code>`
  return html`<section><h2>${of.parts.keep}</h2>
<ul>${[named, ...Object.values(of.keep)].map((item) => html`<li>${item}</li>\n`)}</ul></section>
<section><h2>${of.parts.check}</h2><p>${fillHtml(of.check, { command })}</p>
${json && html`<p class="do"><a href="${json}">${of.json}</a></p>`}
<p class="meta">${fillHtml(of.sources, { law: link(law), guidelines: link(guidelines), code: link(code) })}</p></section>`
}
