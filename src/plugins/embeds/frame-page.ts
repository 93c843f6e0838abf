/**
 * The document in an `<iframe>`: an embed with its style sheet inline, for one request. Other code
 * is blocked.
 */

import { textDirection } from 'candor-disclosure/text/language.ts'
import { attributes, type Markup, markup, nothing, trusted } from 'candor-disclosure/text/markup.ts'
import { disclosureMeta } from '../../core/disclosure/statements.ts'
import { type Terms, termsOf } from '../../core/rights/ai-rights.ts'
import { termsLinks } from '../../core/rights/statements.ts'
import { rootOf, type Site } from '../../core/settings/site.ts'
import { type ExplainedProblem, tellIn } from '../../core/words/problems.ts'
import { frameScript } from './frame-script.ts'
import type { Headlines } from './headlines.ts'
import { type EmbedOptions, embedDefaults } from './options.ts'
import { embedStyle } from './style.ts'
import { headlinesTree } from './tree.ts'
import { writeHtml } from './write-html.ts'

const schemes = { auto: 'light dark', light: 'light', dark: 'dark' } as const

/** Styles around the embed. Without a theme, they follow the reader's colour scheme. */
const frameStyle = (theme: EmbedOptions['theme'], accent: string | null) =>
  `:root{color-scheme:${schemes[theme]};--candor-color:light-dark(#1d1b18,#efece6);--candor-background:light-dark(#fff,#191816)${accent === null ? '' : `;--candor-accent:${accent}`}}body{display:flow-root;margin:0;padding:0;font-family:system-ui,sans-serif;color:var(--candor-color);background:var(--candor-background)}.candor{padding:1rem}`

type EmbedText = { readonly text: string; readonly safety: Readonly<Record<string, string>> }

/** Links open in the top window, unless `options.target` says otherwise. */
export function framePage(
  site: Site,
  headlines: Headlines,
  options: EmbedOptions,
  terms: Terms | null,
): Promise<EmbedText> {
  const meta = disclosureMeta(headlines.items.slice(0, options.limit))
  const head = markup`${meta}${rightsHead(terms)}`
  return frame(site, headlines, head, writeHtml(headlinesTree(headlines, options, '_top')), options)
}

/** A frame without headlines: the problem, and a link to the site. */
export function frameNotice(site: Site, problem: ExplainedProblem): Promise<EmbedText> {
  const { language, title, text, english } = tellIn(site.language, site.words, problem)
  const exact = english === null ? nothing : markup` <span lang="en" dir="ltr">${english}</span>`
  const homeUrl = `${rootOf(site)}/`
  const notice = markup`<p class="candor">${text || title}${exact} <a href="${homeUrl}" target="_top">${site.title}</a></p>`
  return frame(
    site,
    { title: site.title, language },
    rightsHead(termsOf(site)),
    notice,
    embedDefaults,
  )
}

/**
 * The licence, and the copyright notice by the registered name of its metadata
 * (https://wiki.whatwg.org/wiki/MetaExtensions).
 */
function rightsHead(terms: Terms | null): Markup {
  if (terms === null) return nothing
  const notice =
    terms.rights === null
      ? nothing
      : markup`<meta name="dcterms.rights" content="${terms.rights}">\n`
  return markup`${notice}${termsLinks(terms).map((link) => markup`<link${attributes(link)}>\n`)}`
}

async function frame(
  site: Site,
  { title, language }: Pick<Headlines, 'title' | 'language'>,
  head: Markup,
  content: Markup,
  { theme, accent, images }: EmbedOptions,
): Promise<EmbedText> {
  const { embedAncestors } = site
  const script = frameScript(site)
  const style = frameStyle(theme, accent) + embedStyle
  const tag = language ?? 'en'
  const { html: text } = markup`<!doctype html>
<html lang="${tag}" dir="${textDirection(tag)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
${head}<title>${title}</title>
<style>${trusted(style)}</style>
</head>
<body>
${content}
<script>${trusted(script)}</script>
</body>
</html>
`
  const policy = [
    "default-src 'none'",
    `style-src ${await hashOf(style)}`,
    `script-src ${await hashOf(script)}`,
    ...(images ? ['img-src https: http:'] : []),
    "base-uri 'none'",
    "form-action 'none'",
    // `*` would exclude pages without an origin: sandboxed pages, files, apps.
    ...(embedAncestors === '*' ? [] : [`frame-ancestors ${embedAncestors}`]),
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ]
  const safety = {
    'Content-Security-Policy': policy.join('; '),
    // A cross-origin isolated page shows only frames with this header. All browsers support
    // `require-corp`; it blocks pictures from hosts that send no CORP header: `credentialless`
    // loads those without credentials.
    'Cross-Origin-Embedder-Policy': images ? 'credentialless' : 'require-corp',
    'Cross-Origin-Resource-Policy': 'cross-origin',
    'Referrer-Policy': 'no-referrer',
  }
  return { text, safety }
}

/** The source expression that allows an inline style or script (CSP 3 §2.3.1). */
async function hashOf(text: string): Promise<string> {
  const digest = new Uint8Array(
    await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)),
  )
  return `'sha256-${btoa(String.fromCharCode(...digest))}'`
}
