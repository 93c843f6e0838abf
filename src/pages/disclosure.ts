/** The page at `/disclosure`: the policy on AI in plain words, and who answers for it. */
import { html } from 'hono/html'
import { type Html, languageAttributes, renderPage, type View } from './layout.ts'

/** What the site has not configured is said to be missing, never made up. */
export function disclosurePage(view: View): Promise<string> {
  const { site, demo } = view
  const main = html`<div class="wrap"><div class="prose">
<h1>How we use AI</h1>
<p class="standfirst">Every article here says how it was made, before anything else that it says. This page explains the words.</p>
${demo ? html`<p><strong>This is a demonstration.</strong> The articles are samples, and so are the modes that they state: they show how each mode looks, and nothing more should be read into them.</p>` : ''}
${modes}
${seen}
${ours(view)}
${law}
<section>
<h2>Report an error</h2>
<p>${contact(site.contactEmail)} Corrections are dated and stay visible below the article. An article whose substance was wrong is retracted: its page and its entry in the feeds stay, with the reason in place of the text.</p>
</section>
</div></div>`
  const description = 'What “AI-written”, “AI-assisted” and no label mean here, and who answers for what is published.'
  const page = { title: 'How we use AI', description, path: '/disclosure', language: 'en', main }
  return renderPage(view, page)
}

const modes = html`<section>
<h2>What the labels mean</h2>
<div class="mode" data-ai-disclosure="ai-autonomous"><span class="mark"></span>
<h3>AI-written, no human editor</h3>
<p>An AI wrote the article on its own, and nobody checked it before it was published. It can be wrong in ways that sound right. It lists the sources that it drew on: look at them before you rely on it.</p>
<p class="meta">In the feeds: <code>ai-autonomous</code></p></div>
<div class="mode" data-ai-disclosure="ai-assisted"><span class="mark"></span>
<h3>AI-assisted</h3>
<p>AI took part in the writing, and a human reviewed the article before it was published. The article names who did; without that name our system does not accept it.</p>
<p class="meta">In the feeds: <code>ai-assisted</code></p></div>
<div class="mode" data-ai-disclosure="human-only"><span class="mark"></span>
<h3>No label</h3>
<p>No generative AI had a part in the text. We say so to machines only: people need no warning of it.</p>
<p class="meta">In the feeds: <code>human-only</code></p></div>
<p>An article without one of these three is not published at all: the database refuses it.</p>
</section>`

const seen = html`<section>
<h2>Where you see it</h2>
<p>The label opens the summary, which is what most readers show first, and one sentence opens the article itself. Programs and aggregators find the same in machine-readable form, in RSS, Atom and JSON Feed alike: the mode, the model and who provides it, who reviewed the text, when it was generated, and every source with its address. Pictures state separately how they were made. <a href="ns/1.0">The vocabulary</a> describes each field.</p>
</section>`

function ours({ site }: View): Html {
  const own = languageAttributes(site.language, 'en')
  return html`<section>
<h2>How this site uses AI</h2>
${site.aiUse === null ? html`<p>This site has not added a description of its own. What counts is what each article states about itself.</p>` : html`<p${own}>${site.aiUse}</p>`}
<h2>Who answers for it</h2>
${
  site.responsible === null
    ? html`<p>This site has not named who holds editorial responsibility. Take its articles with that in mind.</p>`
    : html`<p>Editorial responsibility for what is published here lies with <strong${own}>${site.responsible}</strong>.</p>`
}
<p>Nobody can hand that responsibility to a model: whoever publishes a text answers for it, however it was made.</p>
</section>`
}

const law = html`<section>
<h2>The law behind it</h2>
<p>In the European Union, the duties of transparency of the AI Act, <a href="https://eur-lex.europa.eu/eli/reg/2024/1689/oj">Regulation (EU) 2024/1689</a>, have applied since 2 August 2026. Its Article 50(4) asks those who publish AI-generated or manipulated text in order to inform the public on matters of public interest to disclose that it is. It makes an exception where the text has undergone human review or editorial control <em>and</em> a natural or legal person holds editorial responsibility for its publication. Article 50(5) wants the information clear and distinguishable, at the latest at the time of the first exposure.</p>
<p>We disclose in either case, wherever our readers are. This page is an explanation and no legal advice.</p>
</section>`

function contact(email: string | null): Html {
  if (email === null) return 'This site has not published an address for corrections.'
  return html`Write to <a href="mailto:${email}">${email}</a> and name the article’s address and what is wrong.`
}
