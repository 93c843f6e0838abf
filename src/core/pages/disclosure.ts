/** The page `/disclosure`: the AI policy, the labels, and the editorial responsibility. */

import { type AuthorshipMode, authorshipModes } from 'candor-disclosure/disclosure/modes.ts'
import { partLabel } from 'candor-disclosure/disclosure/part-labels.ts'
import { webAddress } from 'candor-disclosure/text/web-address.ts'
import { html } from 'hono/html'
import { bareLabel } from '../disclosure/labels.ts'
import { entryDisclosure } from '../disclosure/statements.ts'
import type { Site } from '../settings/site.ts'
import type { Words } from '../words/language.ts'
import { wordsIn } from '../words/words.ts'
import { type Html, languageAttributes, renderPage, type View } from './layout.ts'
import { fillHtml, pageWords } from './page-parts.ts'

type DisclosureWords = Words<'pages'>['disclosure']

/** An editor of the desk, as readers see them. */
export type PublicEditor = {
  readonly name: string
  readonly role: string | null
  readonly contact: string | null
}

/** The whole page as HTML. If a setting is missing, the page says so. */
export function disclosurePage(view: View, editors: readonly PublicEditor[] = []): Promise<string> {
  const { site, demo } = view
  const { language, words: all } = pageWords(view)
  const words = all.disclosure
  const main = html`<div class="wrap"><div class="prose">
<h1>${words.title}</h1>
<p class="standfirst">${words.lead}</p>
${demo ? html`<p><strong>${words.demo}</strong> ${words.sample}</p>` : ''}
${labels(words, site, language)}
${seen(words)}
${ours(view, editors)}
${law(words)}
<section>
<h2>${words.report}</h2>
<p>${contact(words, site.contactEmail)} ${words.corrections}</p>
</section>
</div></div>`
  const { title, description } = words
  return renderPage(view, { title, description, path: '/disclosure', language, main })
}

const labels = (words: DisclosureWords, site: Site, language: string): Html => html`<section>
<h2>${words.labels}</h2>
${authorshipModes.map((mode) => modeSection(words, site, mode, language))}<p>${partsSentence(words, site, language)}</p>
<p>${words.unknown}</p>
</section>`

/** With a label of parts as articles in the site's language have it. */
function partsSentence(words: DisclosureWords, site: Site, language: string): Html {
  const own = wordsIn('parts', site.language, site.words)
  const label = bareLabel(partLabel('translation', own.words))
  return fillHtml(words.parts, {
    parts: html`<span${languageAttributes(own.language, language)}>${label}</span>`,
  })
}

const disclosureOf = (site: Site, mode: AuthorshipMode) =>
  entryDisclosure(
    {
      ...{ mode, model: null, provider: null, generatedAt: null, statement: null },
      ...{ reviewedBy: '…', parts: [] },
    },
    site.language,
    site,
  )

/**
 * The label of a mode as articles in the site's language have it, without its colon; `null` for a
 * mode without one.
 */
export function modeLabel(site: Site, mode: AuthorshipMode, pageLanguage: string): Html | null {
  const { label } = disclosureOf(site, mode)
  return (
    label &&
    html`<span${languageAttributes(label.language, pageLanguage)}>${bareLabel(label.text)}</span>`
  )
}

/** With label and statement as articles in the site's language have them. */
function modeSection(
  words: DisclosureWords,
  site: Site,
  mode: AuthorshipMode,
  language: string,
): Html {
  const sentence =
    mode === 'human-only' && site.sayHuman === 'on' ? words.humanStated : words.modes[mode]
  const { statement, statementLanguage } = disclosureOf(site, mode)
  return html`<div class="mode" data-mode="${mode}"><span class="mark"></span>
<h3>${modeLabel(site, mode, language) ?? words.noLabel}</h3>
<p>${sentence}</p>
<p${languageAttributes(statementLanguage, language)}><em>${statement.replace('….', '…')}</em></p>
<p class="meta">${fillHtml(words.inFeeds, { mode: html`<code>${mode}</code>` })}</p></div>
`
}

const seen = (words: DisclosureWords): Html => html`<section>
<h2>${words.seen}</h2>
<p>${fillHtml(words.places, { vocabulary: html`<a href="ns/1.0">${words.vocabulary}</a>` })}</p>
</section>`

function ours(view: View, editors: readonly PublicEditor[]): Html {
  const { site } = view
  const { language, words: all } = pageWords(view)
  const words = all.disclosure
  const own = languageAttributes(site.language, language)
  const nobody = editors.length === 0 ? words.noResponsible : ''
  const responsible =
    site.responsible === null
      ? nobody
      : fillHtml(words.responsibility, { name: html`<strong${own}>${site.responsible}</strong>` })
  return html`<section>
<h2>${words.use}</h2>
${site.aiUse === null ? html`<p>${words.noUse}</p>` : html`<p${own}>${site.aiUse}</p>`}
<h2>${words.responsible}</h2>
${responsible && html`<p>${responsible}</p>\n`}${editors.length === 0 ? '' : html`<ul${own}>\n${editors.map(editorItem)}</ul>\n`}<p>${words.noModel}</p>
</section>`
}

function editorItem({ name, role, contact }: PublicEditor): Html {
  const address = contact === null ? null : webAddress(contact)
  const reach =
    address === null ? html`<bdi>${contact}</bdi>` : html`<a href="${address}">${contact}</a>`
  return html`<li><strong><bdi>${name}</bdi></strong>${role === null ? '' : html`, <bdi>${role}</bdi>`}${contact === null ? '' : html`: ${reach}`}</li>\n`
}

const regulationUrl = 'https://eur-lex.europa.eu/eli/reg/2024/1689/oj'

const law = (words: DisclosureWords): Html => html`<section>
<h2>${words.law}</h2>
<p>${fillHtml(words.article50, {
  regulation: html`<a href="${regulationUrl}">${words.regulation}</a>`,
  and: html`<em>${words.and}</em>`,
})}</p>
<p>${words.always}</p>
</section>`

const contact = (words: DisclosureWords, email: string | null): Html =>
  email === null
    ? words.noContact
    : fillHtml(words.contact, { email: html`<a href="mailto:${email}">${email}</a>` })
