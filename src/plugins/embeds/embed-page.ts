/**
 * The page `/embed/new`, on which partners choose a feed and options, see a preview and copy the
 * code. Works without scripts.
 */
import { html } from 'hono/html'
import type { DirectoryGroup } from '../../core/directory/directory.ts'
import { feedFields } from '../../core/pages/finder.ts'
import { type Html, languageAttributes, renderPage, type View } from '../../core/pages/layout.ts'
import { fillHtml, pageWords, policyName } from '../../core/pages/page-parts.ts'
import { formsSheet } from '../../core/pages/style.ts'
import type { Words } from '../../core/words/language.ts'
import { fill } from '../../core/words/words.ts'
import { openParts } from './element.ts'
import { embedScript } from './embed-script.ts'
import { type EmbedOptions, embedOptions, type Option } from './options.ts'
import { type Chosen, frameAddress, type Snippet, snippets } from './snippets.ts'
import { customProperties } from './style.ts'

type EmbedPageWords = Words<'pages'>['embed']

type EmbedPage = {
  readonly chosen: Chosen
  /** The reason why the feed is missing; `null` if it exists. */
  readonly missing: string | null
  readonly groups: readonly DirectoryGroup[]
  /** Maximum number of seconds until a new article appears in a frame. */
  readonly freshSeconds: number
}

export function embedPage(view: View, page: EmbedPage): Promise<string> {
  const { chosen, missing, groups, freshSeconds } = page
  const { language, words: all } = pageWords(view)
  const words = all.embed
  const main = html`<div class="wrap"><div class="mast"><h1>${words.heading}</h1>
<p class="lead">${words.lead}</p></div>
<form class="maker finder" action="${view.site.basePath}/embed/new" aria-labelledby="maker-title">
<h2 id="maker-title">${words.choose}</h2>
<div class="fields">${feedFields(view, groups, chosen.request)}
${optionFields(words, chosen.options)}</div>
<button>${words.show}</button>
<p role="status"></p>
</form>
<div id="result">
${missing === null ? result(view, chosen) : html`<p role="status"${languageAttributes('en', language)}>${missing}</p>`}
</div>
${rules(view, freshSeconds)}
</div>`
  const { title, description } = words
  const head = html`<script type="module" src="${view.site.basePath}${embedScript(all).path}"></script>\n`
  return renderPage(view, {
    title,
    description,
    path: '/embed/new',
    language,
    main,
    head,
    sheet: formsSheet,
  })
}

function result(view: View, chosen: Chosen): Html {
  const { site } = view
  const { language, words: all } = pageWords(view)
  const words = all.embed
  return html`<section aria-labelledby="preview-title">
<h2 id="preview-title"${languageAttributes(site.language, language)}>${chosen.title}</h2>
<iframe class="preview" src="${frameAddress(site, chosen).slice(site.origin.length)}" title="${fill(words.preview, { title: chosen.title })}"></iframe>
</section>
${snippets(site, chosen, all.snippets).map((each) => snippet(words, each))}`
}

const snippet = (
  words: EmbedPageWords,
  { key, name, about, pastes, policy }: Snippet,
): Html => html`<section class="snippet" aria-labelledby="${key}-title">
<h2 id="${key}-title">${name}</h2>
<p>${about}</p>
${pastes.map(({ what, code }, index) => paste(index === 0 ? key : `${key}-${index + 1}`, what, code))}<p class="meta">${fillHtml(words.policy, { policy: code(policy.join('; ')) })}</p>
</section>
`

const paste = (
  id: string,
  what: string,
  code: string,
): Html => html`<label for="${id}">${what}</label>
<textarea id="${id}" readonly rows="3" spellcheck="false">${code}</textarea>
`

/** Names of values. Numbers are shown as they are. */
const choiceNames = ({
  choices,
}: EmbedPageWords): {
  readonly [Name in keyof EmbedOptions]?: Readonly<Record<string, string>>
} => ({
  layout: choices.layout satisfies Record<EmbedOptions['layout'], string>,
  theme: choices.theme satisfies Record<EmbedOptions['theme'], string>,
  images: choices.visibility,
  summaries: choices.visibility,
  sources: choices.visibility,
  target: choices.target satisfies Record<NonNullable<EmbedOptions['target']> | '', string>,
})

/** A list for each option with choices, and a text field for each other option. */
function optionFields(words: EmbedPageWords, options: EmbedOptions): Html {
  const optionNames: Readonly<Record<keyof EmbedOptions, string>> = words.options
  const names = Object.keys(embedOptions) as (keyof EmbedOptions)[]
  return names.map((name) => {
    const { fallback, choices, write } = embedOptions[name] as Option<unknown>
    const value = write(options[name])
    // The choices do not include a default of `null`.
    const offered = choices === null || fallback !== null ? choices : [fallback, ...choices]
    const field =
      offered === null
        ? html`<input id="option-${name}" name="${name}" value="${value}" maxlength="7" autocomplete="off" spellcheck="false">`
        : html`<select id="option-${name}" name="${name}">${offered.map((choice) => optionElement(write(choice), value, choiceNames(words)[name]))}</select>`
    return html`<div><label for="option-${name}">${optionNames[name]}</label> ${field}</div>`
  })
}

const optionElement = (
  choice: string,
  chosen: string,
  names: Readonly<Record<string, string>> = {},
): Html =>
  html`<option value="${choice}"${choice === chosen ? html` selected` : ''}>${names[choice] ?? choice}</option>`

const code = (text: string): Html => html`<code>${text}</code>`

function rules(view: View, freshSeconds: number): Html {
  const { language, words: all } = pageWords(view)
  const words = all.embed
  const { label, fresh, privacy, pinned, anyFeed } = words
  const rule = ({ title }: { readonly title: string }, text: Html) =>
    html`<li><strong>${title}</strong> ${text}</li>\n`
  const policy = html`<a href="${view.site.policyUrl}">${policyName(view.site, language)}</a>`
  return html`<section class="prose">
<h2>${words.rules}</h2>
<ul>
${rule(label, fillHtml(label.text, { policy }))}${rule(fresh, fill(fresh.text, { seconds: String(freshSeconds) }))}${rule(privacy, privacy.text)}${rule(pinned, fillHtml(pinned.text, { newest: code('/embed.js'), credentialless: code('credentialless') }))}${rule(anyFeed, anyFeed.text)}</ul>
<h2>${words.style}</h2>
<p>${words.customProperties}</p>
<ul>
${customProperties.map((name) => html`<li>${code(name)}: ${words.properties[name]}</li>\n`)}</ul>
<p>${fillHtml(words.parts, {
    selector: code('::part()'),
    parts: openParts.map((part, index) => html`${index > 0 ? ', ' : ''}${code(part)}`),
    example: code('candor-title'),
    whole: code('candor'),
  })}</p>
</section>`
}
