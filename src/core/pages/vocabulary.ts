/** The page `/ns/1.0`: the documentation of the vocabulary, for engineers of other systems. */

import { authorshipModes, modes } from 'candor-disclosure/disclosure/modes.ts'
import {
  digitalSourceTypeScheme,
  publicationStatusScheme,
  schemaOrgSource,
} from 'candor-disclosure/disclosure/vocabularies.ts'
import { namespaces } from 'candor-disclosure/text/namespaces.ts'
import { html } from 'hono/html'
import { sections, type Term, type TermsSection } from '../disclosure/terms.ts'
import { atomExample, jsonExample, rssExample } from '../disclosure/vocabulary-examples.ts'
import { type Html, renderPage, type View } from './layout.ts'

export function vocabularyPage(view: View): Promise<string> {
  const base = `${view.site.basePath}/ns/1.0`
  const main = html`<div class="wrap"><div class="terms">
<h1>The candor vocabulary 1.0</h1>
<p class="lead">The vocabulary discloses how each article was made, its sources and its corrections, in RSS 2.0, Atom 1.0 and JSON Feed 1.1. Anyone may use it without permission.</p>
<p>Namespace, the same for every publisher: <code>${namespaces.candor}</code>. JSON Feed has the same facts in an object <code>_candor</code>.</p>
${start(base)}
${modeTable()}
${sections.map(termTable)}
${examples()}
${conformance()}
${relatedStandards()}
</div></div>`
  const description =
    'Elements, attributes and JSON members that disclose AI authorship, sources and corrections in feeds.'
  const page = {
    title: 'The candor vocabulary',
    description,
    path: '/ns/1.0',
    language: 'en',
    main,
  }
  return renderPage(view, page)
}

const start = (base: string) => html`<section>
<h2>How to use it</h2>
<ol>
<li>Choose one of the three modes for each article. If the mode is unknown, disclose nothing: no element means “unknown”, never “human”.</li>
<li>Write <code>candor:disclosure</code>, or <code>_candor.disclosure</code>, with the mode and a sentence for people. This alone is valid.</li>
<li>Start the summary and the text with the same sentence or a label: most feed readers show no metadata.</li>
<li>Add the sources as <code>rel="via"</code> links, then pictures and corrections, if you know them.</li>
<li>Validate a JSON Feed with any JSON Schema validator and <a href="${base}/candor.schema.json">candor.schema.json</a> (2020-12).</li>
</ol>
<p>Feed readers should ignore unknown elements and members of the vocabulary. The schema rejects them, to find typing errors.</p>
</section>`

const modeTable = () => html`<section id="modes">
<h2>The three modes</h2>
<div class="scroll" tabindex="0" role="region" aria-label="The three modes"><table>
<thead><tr><th scope="col">Mode</th><th scope="col">Meaning</th><th scope="col">IPTC digital source type</th><th scope="col">podcast:txt ai-content</th><th scope="col">schema.org digitalSourceType</th></tr></thead>
<tbody>
${authorshipModes.map((mode) => {
  const { means, iptc, podcast } = modes[mode]
  return html`<tr><th scope="row"><code>${mode}</code></th><td>${means}</td><td><code>${iptc}</code></td><td><code>${String(podcast)}</code></td><td><code>${schemaOrgSource(iptc) ?? 'none'}</code></td></tr>
`
})}</tbody></table></div>
</section>`

const termTable = ({
  id,
  title,
  about,
  scope,
  terms,
}: TermsSection): Html => html`<section id="${id}">
<h2>${title}</h2>
<p>${about} JSON: ${scope === 'feed' ? 'in the feed’s' : 'in the item’s'} <code>_candor</code>.</p>
<div class="scroll" tabindex="0" role="region" aria-label="${title}"><table class="grid">
<thead><tr><th scope="col">RSS and Atom</th><th scope="col">JSON</th><th scope="col">Type</th><th scope="col">Occurs</th><th scope="col">Meaning</th></tr></thead>
<tbody>
${terms.map(termRow)}</tbody></table></div>
</section>
`

const termRow = ({ xml, json, type, cardinality, meaning }: Term): Html =>
  html`<tr><td>${xml === null ? '–' : html`<code>${xml}</code>`}</td><td><code>${json}</code></td><td>${type}</td><td>${cardinality}</td><td>${meaning}</td></tr>
`

const block = (name: string, code: string) => html`<h3>${name}</h3>
<pre tabindex="0" role="region" aria-label="Example in ${name}"><code>${code}</code></pre>`

const examples = () => html`<section id="examples">
<h2>An example in each format</h2>
<p>Each example shows the additions of the vocabulary to one item. In Atom, <code>link</code> needs no prefix, because it is in the feed’s own namespace.</p>
${block('RSS', rssExample)}
${block('Atom', atomExample)}
${block('JSON Feed', JSON.stringify({ _candor: jsonExample }, null, 1))}
</section>`

const conformance = () => html`<section id="conformance">
<h2>Writers and readers</h2>
<ul>
<li>A writer says the same of an item in all vocabularies that it uses, and nothing of an item whose mode is unknown.</li>
<li>A reader takes the mode from the first of these that has one: <code>candor:disclosure</code>, <code>ai-disclosure</code> in HTML, JSON-LD, the header <code>AI-Disclosure</code> of an expired draft, which Candor reads and does not send. <code>podcast:txt</code>, IPTC’s terms and MSN’s category only say whether AI took part.</li>
<li>A reader reports declarations that contradict each other. An item inherits nothing from its feed, and a picture says nothing about the text.</li>
</ul>
<p>All rules, the mappings to other vocabularies and back, and how to propose a change are in the folder <code>docs/vocabulary</code> of Candor’s source.</p>
</section>`

const disclosureReport =
  'https://www.w3.org/community/reports/ai-content-disclosure/CG-FINAL-ai-content-disclosure-20261009/'

const relatedStandards = () => html`<section id="elsewhere">
<h2>Related standards</h2>
<dl>
<dt>IPTC NewsCodes</dt><dd>Digital source type, <code>${digitalSourceTypeScheme}</code>, of text and pictures. The status <code>canceled</code> of a retracted item is from <code>${publicationStatusScheme}</code>.</dd>
<dt>AI Content Disclosure for HTML</dt><dd>The modes are the values of the <a href="${disclosureReport}">Final Report of a W3C Community Group, 9 October 2026</a>, which is no W3C standard. Articles in Candor’s pages, embeds and entries have its attributes <code>ai-disclosure</code>, <code>ai-model</code> and <code>ai-provider</code>; a page whose articles agree has <code>&lt;meta name="ai-disclosure"&gt;</code>. The value <code>mixed</code> of earlier drafts is gone.</dd>
<dt>podcast:txt</dt><dd><code>purpose="ai-content"</code> with <code>true</code> or <code>false</code>, in the namespace <code>${namespaces.podcast}</code>: for feed readers without support for the candor vocabulary.</dd>
<dt>schema.org</dt><dd>In a web page: <code>digitalSourceType</code> for mode and picture, <code>editor</code> for the reviewer, <code>backstory</code> for the statement, <code>citation</code> for sources, <code>correction</code> for corrections, <code>creativeWorkStatus</code> for a retraction, <code>publishingPrinciples</code> for the policy.</dd>
<dt>Atom, Media RSS, RFC 6721</dt><dd>They define links with <code>rel="via"</code>, pictures and deletions. This vocabulary does not repeat them.</dd>
</dl>
</section>`
