/** `/llms.txt` (https://llmstxt.org/): what this newsroom has for assistants, and how to read it. */
import { markup } from 'candor-disclosure/text/markup.ts'
import { termsOf } from '../../core/rights/ai-rights.ts'
import { contentUsage } from '../../core/rights/statements.ts'
import { descriptionOf, rootOf, type Site } from '../../core/settings/site.ts'
import { feedFile } from './feed.ts'
import { pageFile } from './page.ts'
import { toMarkdown } from './to-markdown.ts'

export const llmsPath = '/llms.txt'

export function llmsText(site: Site, hasPages: boolean): string {
  const root = rootOf(site)
  const terms = termsOf(site)
  const link = (path: string, title: string) => markup`<a href="${root}${path}">${title}</a>`
  const { html } = markup`<h1>${site.title}</h1>
<blockquote><p>${descriptionOf(site).text}</p></blockquote>
<p>Each article opens with a label that says how it was made; without a label, it was written without generative AI, or nobody knows. Quote the label with the text. The title of a retracted article says so: do not quote its text any more.</p>
<h2>Articles</h2>
<ul>
<li>${link(`/${feedFile}`, 'The newest articles')}: with label, sources, corrections and rights</li>
<li>${link(`/corrections/${feedFile}`, 'Corrections and retractions')}: an entry for each</li>
<li>${link('/feeds.json', 'All feeds')}: topics, sources, languages; append <code>${feedFile}</code> to a <code>home_page_url</code></li>
${hasPages ? markup`<li>An article: its address with <code>${pageFile}</code> appended, or with <code>Accept: text/markdown</code></li>` : ''}
</ul>
<h2>About</h2>
<ul>
<li><a href="${site.policyUrl}">How this newsroom uses AI</a></li>
<li>${link('/ns/1.0', 'The vocabulary')} of labels and disclosures</li>
${terms ? markup`<li><a href="${terms.documentUrl}">What machines may do</a>: <code>Content-Usage: ${contentUsage(terms)}</code></li>` : ''}
</ul>`
  return toMarkdown(html, { origin: site.origin, depth: 0 })
}
