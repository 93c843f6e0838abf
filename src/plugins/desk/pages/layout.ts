/** The layout of the desk's pages, in the look of all pages, and their security headers. */
import type { Context } from 'hono'
import { html } from 'hono/html'
import { type Html, languageAttributes } from '../../../core/pages/layout.ts'
import { fillHtml } from '../../../core/pages/page-parts.ts'
import type { Site } from '../../../core/settings/site.ts'
import { passkeyScript } from '../logins/passkey-script.ts'
import type { Editor } from '../store/editors.ts'
import type { deskWordsIn } from '../words/words.ts'
import { deskSheet } from './style.ts'
import { writingScript } from './writing-script.ts'

export const deskPath = '/desk'

export type DeskPage = PageNews & { readonly title: string; readonly main: Html }

export type Status = 200 | 400 | 401 | 403 | 404 | 409 | 412 | 422 | 429 | 500 | 503

export type PageNews = {
  readonly status?: Status
  readonly notice?: Html
  readonly alarm?: boolean
}

export type DeskView = ReturnType<typeof deskWordsIn> & {
  readonly site: Site
  readonly demo: boolean
  readonly oidc: boolean
  readonly editor?: Editor | undefined
}

/**
 * Only scripts and styles of the desk, no frames in either direction, and nothing that a cache
 * keeps. Pictures of articles can be anywhere; the policy of referrers keeps the desk's addresses
 * from their hosts.
 */
export const deskHeaders = {
  'Content-Security-Policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src http: https: data:; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  'Cache-Control': 'no-store',
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Referrer-Policy': 'same-origin',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': 'publickey-credentials-get=(self), publickey-credentials-create=(self)',
} as const

export async function respondPage(c: Context, view: DeskView, page: DeskPage): Promise<Response> {
  const { title, main, status = 200, notice, alarm = status >= 400 } = page
  const text = await html`<!doctype html>
<html${languageAttributes(view.language)}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} · ${view.words.layout.desk}</title>
<meta name="robots" content="noindex">
<meta name="color-scheme" content="light dark">
<link rel="stylesheet" href="${deskPath}${deskSheet.path}">
<link rel="icon" href="data:,">
<script type="module" src="${deskPath}${passkeyScript.path}"></script>
<script type="module" src="${deskPath}${writingScript.path}"></script>
</head>
<body>
<a class="skip" href="#main">${view.words.layout.skip}</a>
${view.demo ? html`<aside class="notice" aria-label="Demo"><div class="wrap">${view.words.layout.demo}</div></aside>` : ''}
${header(view)}
<main id="main" tabindex="-1"><div class="wrap desk">
${notice === undefined ? '' : html`<div class="message${alarm ? ' alarm' : ''}" role="${alarm ? 'alert' : 'status'}">${notice}</div>`}
${main}
</div></main>
</body>
</html>
`
  return c.html(text, status)
}

function header(view: DeskView): Html {
  const { editor, site } = view
  const { desk, queue, account, logOut } = view.words.layout
  const name = html`<p><a href="${deskPath}/">${desk}: <bdi${languageAttributes(site.language, view.language)}>${site.title}</bdi></a></p>`
  if (!editor) return html`<header class="top"><div class="wrap">${name}</div></header>`
  return html`<header class="top"><div class="wrap bar">${name}
<nav aria-label="${desk}"><ul>
<li><a href="${deskPath}/">${queue}</a></li>
<li><a href="${deskPath}/find">${view.words.find.title}</a></li>
<li><a href="${deskPath}/account">${fillHtml(account, { editor: bdi(editor.name) })}</a></li>
<li><form method="post" action="${deskPath}/logout" data-ask="${view.words.write.unsaved}"><button>${logOut}</button></form></li>
</ul></nav></div></header>`
}

/** What stands before a form and is shown when the script gives back what was typed and never sent. */
export const restored = ({ words: { write } }: DeskView): Html =>
  html`<p class="typed" role="status" data-restored hidden>${write.restored} <button type="button">${write.discard}</button></p>
`

export const keeps = (sent: object): string => (Object.keys(sent).length > 0 ? 'again' : '')

/** A form that a passkey answers: the script gets what to ask from `options` below `path`. */
export const passkeyForm = (
  { words: { layout } }: DeskView,
  path: string,
  content: Html,
  keep: string | null = null,
): Html =>
  html`<form method="post" action="${path}" data-passkey="${path}/options"${keep === null ? '' : html` data-keep="${keep}"`} class="act">
<input type="hidden" name="answer">
${content}
<p role="status" data-cancelled="${layout.cancelled}" data-known="${layout.known}" data-unusable="${layout.unusable}"></p>
<noscript><p>${layout.script}</p></noscript>
</form>`

/** Browsers that come back to a page may not tick it again: the text can be another one by now. */
export const checkbox = (name: string, label: string, checked: boolean, required = false): Html =>
  html`<label class="box"><input type="checkbox" name="${name}" value="1"${checked ? html` checked` : ''}${required ? html` required` : ''} autocomplete="off"><span>${label}</span></label>\n`

type Pair = readonly [value: string, label: string]

export function choice(
  { words: { queue } }: DeskView,
  name: string,
  label: string,
  found: readonly Pair[],
  chosen = '',
): Html {
  const offered = [...new Map(chosen ? [[chosen, chosen] as const, ...found] : found)]
  return html`<div><label for="${name}">${label}</label> <select id="${name}" name="${name}"><option value="">${queue.any}</option>${offered.map(([value, text]) => html`<option value="${value}"${value === chosen ? html` selected` : ''}>${text}</option>`)}</select></div>\n`
}

export const foldedFields = ({ words: { queue } }: DeskView, isOpen: boolean, fields: Html): Html =>
  html`<details${isOpen ? html` open` : ''}><summary>${queue.filter}</summary><div class="fields">
${fields}</div></details>`

export const factLine = (facts: readonly (Html | null | undefined | false)[]): Html =>
  html`<span class="meta">${facts.filter(Boolean).map((fact, index) => html`${index > 0 ? ' · ' : ''}${fact}`)}</span>`

export const english = (text: string): Html => html`<span lang="en" dir="ltr">${text}</span>`
export const bdi = (text: string): Html => html`<bdi>${text}</bdi>`

export const hiddenFields = (fields: Readonly<Partial<Record<string, string>>>): Html =>
  Object.entries(fields).map(
    ([name, value]) => html`<input type="hidden" name="${name}" value="${value ?? ''}">\n`,
  )

export const oidcForm = (view: DeskView, fields: Readonly<Record<string, string>>): Html =>
  view.oidc
    ? html`<form method="post" action="${deskPath}/login/oidc" class="act">${hiddenFields(fields)}<p><button>${view.words.login.oidc}</button></p></form>`
    : ''
