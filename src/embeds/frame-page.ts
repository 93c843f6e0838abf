/** The document in an `<iframe>`: an embed with its style inside, so that one request shows it, and nothing else can run. */

import { rootOf, type Site } from '../settings/site.ts'
import { textDirection } from '../text/language.ts'
import { type Markup, markup, trusted } from '../text/markup.ts'
import type { Headlines } from './headlines.ts'
import { type EmbedOptions, embedDefaults } from './options.ts'
import { embedStyle } from './style.ts'
import { headlinesTree } from './tree.ts'
import { writeHtml } from './write-html.ts'

const schemes = { auto: 'light dark', light: 'light', dark: 'dark' } as const

/** Around an embed in a frame: the reader's own colours where no theme is chosen. */
const frameStyle = (theme: EmbedOptions['theme'], accent: string | null) =>
  `:root{color-scheme:${schemes[theme]};--candor-color:light-dark(#1d1b18,#efece6);--candor-background:light-dark(#fff,#191816)${accent === null ? '' : `;--candor-accent:${accent}`}}body{display:flow-root;margin:0;padding:0;font-family:system-ui,sans-serif;color:var(--candor-color);background:var(--candor-background)}.candor{padding:1rem}`

/**
 * Tells the page around it how high it is, when asked to by an id after `#` in its address: the id never reaches us. Runs
 * where the partner allows scripts; elsewhere the frame scrolls. Says so at once: browsers draw nothing in a frame that is
 * far from being seen, and observers wait for that.
 */
const reportHeight = `const id=location.hash.slice(1),report=()=>parent.postMessage({type:'candor:height',id,height:Math.ceil(document.body.getBoundingClientRect().height)},'*');if(id&&parent!==window){report();new ResizeObserver(report).observe(document.body);addEventListener('message',({source,data})=>{if(source===parent&&data?.type==='candor:measure')report()})}`

/** What is sent, and the headers that keep it safe. */
export type EmbedText = { readonly text: string; readonly safety: Readonly<Record<string, string>> }

export function framePage(site: Site, headlines: Headlines, options: EmbedOptions): Promise<EmbedText> {
  return frame(site, headlines, writeHtml(headlinesTree(headlines, options, '_top')), options)
}

/** What a reader sees in a frame that has no headlines to show. */
export function frameNotice(site: Site, text: string): Promise<EmbedText> {
  const homeUrl = `${rootOf(site)}/`
  const notice = markup`<p class="candor">${text} <a href="${homeUrl}" target="_top">${site.title}</a></p>`
  return frame(site, { title: site.title, language: 'en' }, notice, embedDefaults)
}

async function frame(
  { embedAncestors }: Site,
  { title, language }: Pick<Headlines, 'title' | 'language'>,
  content: Markup,
  { theme, accent, images }: EmbedOptions,
): Promise<EmbedText> {
  const style = frameStyle(theme, accent) + embedStyle
  const tag = language ?? 'en'
  const { html: text } = markup`<!doctype html>
<html lang="${tag}" dir="${textDirection(tag)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${title}</title>
<style>${trusted(style)}</style>
</head>
<body>
${content}
<script>${trusted(reportHeight)}</script>
</body>
</html>
`
  const policy = [
    "default-src 'none'",
    `style-src ${await hashOf(style)}`,
    `script-src ${await hashOf(reportHeight)}`,
    ...(images ? ['img-src https: http:'] : []),
    "base-uri 'none'",
    "form-action 'none'",
    // The asterisk would keep out pages without an origin: sandboxed ones, files, apps.
    ...(embedAncestors === '*' ? [] : [`frame-ancestors ${embedAncestors}`]),
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ]
  const safety = {
    'Content-Security-Policy': policy.join('; '),
    // A page that is cross-origin isolated takes only frames that say so of themselves. `require-corp` holds in all
    // browsers, and would keep out the pictures of hosts that say nothing: they come without credentials instead.
    'Cross-Origin-Embedder-Policy': images ? 'credentialless' : 'require-corp',
    'Cross-Origin-Resource-Policy': 'cross-origin',
    'Referrer-Policy': 'no-referrer',
  }
  return { text, safety }
}

/** How a policy names an inline style or script (CSP 3 §2.3.1). */
async function hashOf(text: string): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)))
  return `'sha256-${btoa(String.fromCharCode(...digest))}'`
}
