/** The layout of every page: head, skip link, header and footer around the page's main part. */

import { textDirection } from 'candor-disclosure/text/language.ts'
import { html, raw } from 'hono/html'
import type { HtmlEscapedString } from 'hono/utils/html'
import { disclosureMeta } from '../disclosure/statements.ts'
import { type Entry, type Feed, generatorName, generatorVersion } from '../feed/feed.ts'
import { allFormats } from '../request/address.ts'
import { type Terms, termsOf } from '../rights/ai-rights.ts'
import { termsLinks } from '../rights/statements.ts'
import { rootOf, type Site } from '../settings/site.ts'
import type { Words } from '../words/language.ts'
import { languageNameFor } from '../words/language-names.ts'
import { wordsIn } from '../words/words.ts'
import { alternates, fillHtml, pageWords, policyName } from './page-parts.ts'
import { commonSheet, type Sheet } from './style.ts'

export type Html = HtmlEscapedString | Promise<HtmlEscapedString> | readonly Html[] | string

/** The input of all pages of a deployment. */
export type View = {
  readonly site: Site
  /** Adds the notice that articles are samples. */
  readonly demo: boolean
  /** Links at the foot of every page to those of plugins. */
  readonly links?: readonly FootLink[]
  /** What plugins add to the pages of feeds. */
  readonly feedPages?: readonly FeedPageParts[]
}

/** A link at the foot of every page. */
export type FootLink = {
  /** Below the base path, or a whole address. */
  readonly path: string
  /** Without a text there is no link. */
  readonly text: (words: Words<'pages'>['footer']) => string
  /** The language of its text, if it is not that of the page. */
  readonly language?: string
  /** Before the links to what is said of the newsroom; others come last. */
  readonly isFirst?: boolean
}

/** What a plugin adds to the page of a feed. */
export type FeedPageParts = {
  /** Other forms of the page, for its head and its headers. */
  readonly alternates: (site: Site, url: string, title: string) => readonly FeedAlternate[]
  /** A page that makes something of the feed, in the section about subscriptions. */
  readonly maker: {
    /** Below the base path; `query` chooses the feed, as the form of the directory does. */
    readonly path: (query: string) => string
    readonly text: (words: Words<'pages'>['subscribe']) => string
  }
}

export type FeedAlternate = Alternate & { readonly rel: string }

export type Page = {
  /**
   * Without the site's name, which is appended. `null` for the home page, whose title is only the
   * site's name.
   */
  readonly title: string | null
  readonly description: string
  /** Below the base path; `null` for pages without an address of their own, such as errors. */
  readonly path: string | null
  /** BCP 47. The header is in the same language if Candor has it, otherwise in English. */
  readonly language: string
  readonly main: Html
  /** The feed that the page links to. Default: the feed of all articles. */
  readonly feed?: Pick<Feed, 'title' | 'selfUrls' | 'terms'>
  /** The articles on the page, for its disclosure. */
  readonly articles?: readonly Pick<Entry, 'disclosure'>[]
  /** A second style sheet, after the common one. */
  readonly sheet?: Sheet
  /** Additional elements of `<head>`. */
  readonly head?: Html
}

/**
 * ` lang`, and ` dir` for right-to-left text or surroundings. Empty if `surrounding` is the same
 * language.
 */
export function languageAttributes(language: string, surrounding?: string): Html {
  if (language === surrounding) return ''
  const direction = textDirection(language)
  const needed =
    direction === 'rtl' || (surrounding !== undefined && textDirection(surrounding) === 'rtl')
  return needed ? html` lang="${language}" dir="${direction}"` : html` lang="${language}"`
}

/**
 * The name of a language: in itself and marked as such, but on English pages also in English,
 * `German (Deutsch)`.
 */
export const languageName = (tag: string, pageLanguage: string): Html =>
  html`<bdi${languageNameAttributes(tag, pageLanguage)}>${languageNameFor(tag, pageLanguage)}</bdi>`

/** Nothing where the name is in the language of the page. */
export const languageNameAttributes = (tag: string, pageLanguage: string): Html =>
  pageLanguage === 'en' || tag === 'und' ? '' : languageAttributes(tag, pageLanguage)

export type Alternate = { readonly type: string; readonly title: string; readonly href: string }

/** Elements for `<head>`, one per line. */
export const alternateLinks = (links: readonly Alternate[]): Html[] =>
  links.map(
    ({ type, title, href }) =>
      html`<link rel="alternate" type="${type}" title="${title}" href="${href}">\n`,
  )

const rightsLinks = (terms: Terms | null): Html[] =>
  (terms ? termsLinks(terms) : []).map(
    ({ type, href }) =>
      html`<link rel="license"${type === undefined ? '' : html` type="${type}"`} href="${href}">\n`,
  )

/**
 * A whole HTML document. Links inside the deployment are paths, so that pages work behind any host
 * name.
 */
export async function renderPage(view: View, page: Page): Promise<string> {
  const { site } = view
  const title = page.title === null ? site.title : `${page.title} · ${site.title}`
  return String(
    await html`<!doctype html>
<html${languageAttributes(page.language)}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<meta name="description" content="${page.description}">
<meta name="color-scheme" content="light dark">
${raw(disclosureMeta((page.articles ?? []).map(({ disclosure }) => disclosure)).html)}<link rel="stylesheet" href="${site.basePath}${commonSheet.path}">
${page.sheet ? html`<link rel="stylesheet" href="${site.basePath}${page.sheet.path}">\n` : ''}<link rel="icon" href="${site.iconUrl ?? `${site.basePath}/favicon.svg`}">
${page.path === null ? '' : html`<link rel="canonical" href="${rootOf(site)}${page.path}">\n`}<link rel="search" type="application/opensearchdescription+xml" title="${site.title}" href="${site.basePath}/opensearch.xml">
${alternateLinks(alternates(site, page.feed))}${rightsLinks(page.feed ? page.feed.terms : termsOf(site))}${page.head ?? ''}</head>
<body>
${header(view, page)}
<main id="main" tabindex="-1">
${page.main}
</main>
${footer(view, page)}
</body>
</html>
`,
  )
}

function header({ site, demo }: View, { language }: Page): Html {
  const { words } = wordsIn('layout', language, site.words)
  const name = html`<a href="${site.basePath}/"${languageAttributes(site.language, language)}><span class="mark"></span>${site.title}</a>`
  return html`<a class="skip" href="#main">${words.skip}</a>
${demo ? html`<aside class="notice" aria-label="${words.demo}"><div class="wrap"><strong>${words.demo}.</strong> ${words.sample}</div></aside>` : ''}
<header class="top"><div class="wrap">
<p>${name}</p>
<nav aria-label="${words.site}"><ul>
<li><a href="${site.basePath}/feeds/">${words.feeds}</a></li>
<li><a href="${site.basePath}/search/">${words.search}</a></li>
<li><a href="${site.policyUrl}">${policyName(site, language)}</a></li>
<li><a href="${site.basePath}/#subscribe">${words.subscribe}</a></li>
</ul></nav>
</div></header>`
}

function footer(view: View, { language }: Page): Html {
  const { site } = view
  const { language: own, words: all } = pageWords(view)
  const words = all.footer
  const { feeds } = wordsIn('layout', own, site.words).words
  const linksTo = (first: boolean) =>
    (view.links ?? [])
      .filter(({ isFirst = false }) => isFirst === first)
      .map(({ path, text, language: its = own }) => {
        const name = text(words)
        return name === ''
          ? ''
          : html` · <a href="${path.startsWith('/') ? site.basePath : ''}${path}"${languageAttributes(its, own)}>${name}</a>`
      })
  return html`<footer class="foot"${languageAttributes(own, language)}><div class="wrap">
${site.rights === null ? '' : html`<p${languageAttributes(site.language, own)}>${site.rights}</p>`}
<nav aria-label="${words.name}"><p>${words.formats} ${allFormats.map(({ file, name }, index) => html`${index > 0 ? ' · ' : ''}<a href="${site.basePath}/${file}">${name}</a>`)}
· <a href="${site.basePath}/feeds/">${feeds}</a>${linksTo(true)} · <a href="${site.basePath}/disclosure">${policyName(site, own)}</a> · <a href="${site.basePath}/ns/1.0">${words.vocabulary}</a>${linksTo(false)}</p></nav>
<p>${fillHtml(words.claim, { generator: `${generatorName} ${generatorVersion}` })}</p>
</div></footer>`
}
