/** The page at `/ns/1.0`: the vocabulary's home, for the engineer of another system who has one afternoon. */
import { html } from 'hono/html'
import { authorshipModes, modes } from '../disclosure/modes.ts'
import { type Section, sections, type Term } from '../disclosure/terms.ts'
import { digitalSourceTypeScheme, namespaces, publicationStatusScheme } from '../disclosure/vocabularies.ts'
import { atomExample, jsonExample, rssExample } from '../disclosure/vocabulary-examples.ts'
import { type Html, renderPage, type View } from './layout.ts'

export function vocabularyPage(view: View): Promise<string> {
  const base = `${view.site.basePath}/ns/1.0`
  const main = html`<div class="wrap"><div class="terms">
<h1>The candor vocabulary 1.0</h1>
<p class="lead">How a feed says how each article was made, what it drew on, and what was corrected: in RSS 2.0, Atom 1.0 and JSON Feed 1.1. Anybody may use it, and nobody has to ask.</p>
<p>Namespace, an identifier that stays the same for every publisher: <code>${namespaces.candor}</code>. JSON Feed has the same facts in an object <code>_candor</code>.</p>
${start(base)}
${modeTable}
${sections.map(termTable)}
${examples}
${elsewhere}
</div></div>`
  const description =
    'Elements, attributes and JSON members that disclose AI authorship, sources and corrections in feeds.'
  const page = { title: 'The candor vocabulary', description, path: '/ns/1.0', language: 'en', main }
  return renderPage(view, page)
}

const start = (base: string) => html`<section>
<h2>An afternoon’s work</h2>
<ol>
<li>For each article, decide on one of the three modes. Where you cannot tell, disclose nothing: no element means “unknown”, never “human”.</li>
<li>Write <code>candor:disclosure</code>, or <code>_candor.disclosure</code>, with the mode and a sentence for people. That alone is a valid use.</li>
<li>Let the same sentence, or a label, open the summary and the text: most readers show no metadata to people.</li>
<li>Add the sources as <code>rel="via"</code> links, then pictures and corrections, as far as you know them.</li>
<li>Check your feed: <code>xmllint --noout --relaxng candor.rng feed.xml</code> with <a href="${base}/candor.rng">candor.rng</a> (RELAX NG; also for a single element), and any JSON Schema validator with <a href="${base}/candor.schema.json">candor.schema.json</a> (2020-12).</li>
</ol>
<p>A reader ignores what it does not know. The two schemas do not: they are there to find typing errors.</p>
</section>`

const modeTable = html`<section id="modes">
<h2>The three modes</h2>
<div class="scroll" tabindex="0" role="region" aria-label="The three modes"><table>
<thead><tr><th scope="col">Mode</th><th scope="col">Means</th><th scope="col">IPTC digital source type</th><th scope="col">AI-Disclosure header</th><th scope="col">podcast:txt ai-content</th><th scope="col">schema.org digitalSourceType</th></tr></thead>
<tbody>
${authorshipModes.map((mode) => {
  const { means, iptc, header, podcast, schemaOrg } = modes[mode]
  return html`<tr><th scope="row"><code>${mode}</code></th><td>${means}</td><td><code>${iptc.term}</code></td><td><code>mode=${header}</code></td><td><code>${String(podcast)}</code></td><td>${schemaOrg === null ? 'none that fits' : html`<code>${schemaOrg}</code>`}</td></tr>
`
})}</tbody></table></div>
</section>`

const termTable = ({ id, title, about, scope, terms }: Section): Html => html`<section id="${id}">
<h2>${title}</h2>
<p>${about} JSON: ${scope === 'feed' ? 'in the feed’s' : 'in the item’s'} <code>_candor</code>.</p>
<div class="scroll" tabindex="0" role="region" aria-label="${title}"><table class="grid">
<thead><tr><th scope="col">RSS and Atom</th><th scope="col">JSON</th><th scope="col">Type</th><th scope="col">How often</th><th scope="col">Meaning</th></tr></thead>
<tbody>
${terms.map(termRow)}</tbody></table></div>
</section>
`

const termRow = ({ xml, json, type, cardinality, meaning }: Term): Html =>
  html`<tr><td>${xml === null ? '–' : html`<code>${xml}</code>`}</td><td><code>${json}</code></td><td>${type}</td><td>${cardinality}</td><td>${meaning}</td></tr>
`

const block = (name: string, code: string) => html`<h3>${name}</h3>
<pre tabindex="0" role="region" aria-label="Example in ${name}"><code>${code}</code></pre>`

const examples = html`<section id="examples">
<h2>An example in each format</h2>
<p>What the vocabulary adds to one item. In Atom, <code>link</code> is in the feed’s own namespace and has no prefix.</p>
${block('RSS', rssExample)}
${block('Atom', atomExample)}
${block('JSON Feed', JSON.stringify({ _candor: jsonExample }, null, 1))}
</section>`

const elsewhere = html`<section id="elsewhere">
<h2>What it builds on</h2>
<dl>
<dt>IPTC NewsCodes</dt><dd>Digital source type, <code>${digitalSourceTypeScheme}</code>, as a category of the item. A retracted item has the category <code>canceled</code> of <code>${publicationStatusScheme}</code>.</dd>
<dt>W3C AI Content Disclosure Community Group</dt><dd>The names of the modes are those of the group’s draft for HTML (<code>&lt;meta name="ai-disclosure"&gt;</code>, with <code>ai-model</code> and <code>ai-provider</code>). The draft is no W3C standard.</dd>
<dt>AI-Disclosure</dt><dd>The HTTP header of draft-abaris-aicdh-01, an individual draft that has expired. We send it where all items of a response agree: <code>mode</code>, <code>model</code>, <code>provider</code>.</dd>
<dt>podcast:txt</dt><dd><code>purpose="ai-content"</code> with <code>true</code> or <code>false</code>, in the namespace <code>${namespaces.podcast}</code>: for readers that know nothing else.</dd>
<dt>schema.org</dt><dd>On a page: <code>digitalSourceType</code> for mode and picture, <code>citation</code> for sources, <code>correction</code> for corrections, <code>creativeWorkStatus</code> for a retraction, <code>publishingPrinciples</code> for the policy.</dd>
<dt>Atom, Media RSS, RFC 6721</dt><dd>Links with <code>rel="via"</code>, pictures, and deletions are theirs: what a standard can say, this vocabulary does not say again.</dd>
</dl>
</section>`
