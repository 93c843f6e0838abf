/** The page where a partner makes an embed: choose a feed, see it live, copy what to paste. It works without scripts: a form and a reload. */
import { html } from 'hono/html'
import type { DirectoryGroup } from '../directory/directory.ts'
import { type EmbedOptions, embedOptions } from '../embeds/options.ts'
import { type Chosen, frameAddress, type Snippet, snippets } from '../embeds/snippets.ts'
import { customProperties } from '../embeds/style.ts'
import { openParts } from '../embeds/tree.ts'
import { embedScript } from './embed-script.ts'
import { feedFields } from './finder.ts'
import { type Html, languageAttributes, renderPage, type View } from './layout.ts'
import { formsSheet } from './style.ts'

export type EmbedPage = {
  readonly chosen: Chosen
  /** Says why there is no such feed; `null` where there is one. */
  readonly missing: string | null
  readonly groups: readonly DirectoryGroup[]
  /** Seconds until what is published shows in a frame, at the most. */
  readonly freshSeconds: number
}

export function embedPage(view: View, page: EmbedPage): Promise<string> {
  const { chosen, missing, groups, freshSeconds } = page
  const main = html`<div class="wrap"><div class="mast"><h1>Headlines for your site</h1>
<p class="lead">Choose a feed, see it live, and paste it. Every headline says how its article was made; there is no tracking, and no cookie.</p></div>
<form class="maker finder" action="${view.site.basePath}/embed/new" aria-labelledby="maker-title">
<h2 id="maker-title">Choose</h2>
<div class="fields">${feedFields(groups, chosen.request)}
${optionFields(chosen.options)}</div>
<button>Show</button>
<p role="status"></p>
</form>
<div id="result">
${missing === null ? result(view, chosen) : html`<p role="status">${missing}</p>`}
</div>
${rules(view.site.policyUrl, freshSeconds)}
</div>`
  const description = 'Put our headlines on your site: as a frame, a component, a fragment or by oEmbed.'
  const head = html`<script type="module" src="${view.site.basePath}${embedScript.path}"></script>\n`
  return renderPage(view, {
    title: 'Embed',
    description,
    path: '/embed/new',
    language: 'en',
    main,
    head,
    sheet: formsSheet,
  })
}

function result({ site }: View, chosen: Chosen): Html {
  return html`<section aria-labelledby="preview-title">
<h2 id="preview-title"${languageAttributes(site.language, 'en')}>${chosen.title}</h2>
<iframe class="preview" src="${frameAddress(site, chosen).slice(site.origin.length)}" title="Preview: ${chosen.title}"></iframe>
</section>
${snippets(site, chosen).map(snippet)}`
}

const snippet = ({
  key,
  name,
  about,
  pastes,
  policy,
}: Snippet): Html => html`<section class="snippet" aria-labelledby="${key}-title">
<h2 id="${key}-title">${name}</h2>
<p>${about}</p>
${pastes.map(({ what, code }, index) => paste(index === 0 ? key : `${key}-${index + 1}`, what, code))}<p class="meta">Your Content-Security-Policy must allow: <code>${policy.join('; ')}</code></p>
</section>
`

const paste = (id: string, what: string, code: string): Html => html`<label for="${id}">${what}</label>
<textarea id="${id}" readonly rows="3" spellcheck="false">${code}</textarea>
`

/** One of each; a list to choose from where there is one. */
function optionFields(options: EmbedOptions): Html {
  const names = Object.keys(optionNames) as (keyof EmbedOptions)[]
  return names.map((name) => {
    const { write } = embedOptions[name] as { write: (value: unknown) => string }
    const value = write(options[name])
    const { label, choices } = optionNames[name]
    const field =
      choices === undefined
        ? html`<input id="option-${name}" name="${name}" value="${value}" maxlength="7" autocomplete="off" spellcheck="false">`
        : html`<select id="option-${name}" name="${name}">${choices.map(([choice, shown]) => html`<option value="${choice}"${choice === value ? html` selected` : ''}>${shown}</option>`)}</select>`
    return html`<div><label for="option-${name}">${label}</label> ${field}</div>`
  })
}

type Choices = readonly (readonly [value: string, shown: string])[]

const numbers = (most: number): Choices =>
  Array.from({ length: most }, (_, index) => [String(index + 1), String(index + 1)] as const)
const shownOrNot: Choices = [
  ['on', 'shown'],
  ['off', 'not shown'],
]

const optionNames: Readonly<Record<keyof EmbedOptions, { readonly label: string; readonly choices?: Choices }>> = {
  limit: { label: 'Headlines', choices: numbers(30) },
  layout: {
    label: 'Layout',
    choices: [
      ['list', 'list'],
      ['cards', 'cards'],
      ['compact', 'compact'],
    ],
  },
  theme: {
    label: 'Theme',
    choices: [
      ['auto', 'automatic'],
      ['light', 'light'],
      ['dark', 'dark'],
    ],
  },
  accent: { label: 'Accent, such as 0d5c66' },
  images: { label: 'Pictures', choices: shownOrNot },
  summaries: { label: 'Summaries', choices: shownOrNot },
  sources: { label: 'Sources', choices: shownOrNot },
  heading: { label: 'Level of the heading', choices: numbers(5) },
  target: {
    label: 'Links open',
    choices: [
      ['', 'as usual'],
      ['_blank', 'in a new window'],
      ['_self', 'in the same window (no frame)'],
      ['_top', 'in the whole window'],
    ],
  },
}

const rules = (policyUrl: string, freshSeconds: number): Html => html`<section class="prose">
<h2>Good to know</h2>
<ul>
<li><strong>The label stays.</strong> What says how an article was made, and the link back to us, belong to the headline: they may have your font and colour, and must stay legible. EU law wants readers to see it first (<a href="${policyUrl}">how we use AI</a>).</li>
<li><strong>Fresh.</strong> A frame shows what was published at the latest after ${freshSeconds} seconds, when it is opened anew; the component asks whenever your page is opened. While our newsroom’s database is away, the last good headlines are sent on. When we cannot be reached at all, the component shows those of the same tab, for a day and if they are not very many, else your own link; a fragment is yours; in a frame, the browser says so itself.</li>
<li><strong>Your readers are theirs.</strong> No cookie, no referrer, no script but ours. Browsers tell us your site’s name with scripts and feeds (Origin), because sharing them across sites needs it. Pictures come from the newsroom’s own hosts: they are off unless you want them, because whoever serves them sees who reads your page.</li>
<li><strong>Pinned.</strong> Scripts are released under a number, never change, and come with their hash; <code>/embed.js</code> leads to the newest, if you would rather follow. Pages that are cross-origin isolated may embed all of it; pictures of component and fragment show there where the newsroom’s host allows it (Cross-Origin-Resource-Policy), those of a frame in browsers that know <code>credentialless</code>.</li>
<li><strong>Any feed.</strong> The component shows every JSON Feed 1.1. Of articles that say nothing about how they were made, it says nothing.</li>
</ul>
<h2>Your look</h2>
<p>Custom properties, set on the element or above it:</p>
<ul>
${Object.entries(customProperties).map(([name, what]) => html`<li><code>${name}</code>: ${what}</li>\n`)}</ul>
<p>Parts of the component, for <code>::part()</code>: ${openParts.map((part, index) => html`${index > 0 ? ', ' : ''}<code>${part}</code>`)}. The label, the notice of a retraction and the links below are none. In a fragment the same names are classes, <code>candor-title</code>, and the whole is <code>candor</code>.</p>
</section>`
