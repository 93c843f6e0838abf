/**
 * The directory page: the largest feeds of all groups with the finder, or all feeds of one group in
 * numbered pages.
 */
import { html } from 'hono/html'
import type { DirectoryEntry, DirectoryGroup } from '../directory/directory.ts'
import { familyOf, type Group } from '../families/families.ts'
import { canonicalListing } from '../request/directory-listing.ts'
import { rootOf } from '../settings/site.ts'
import { fill, wordsIn } from '../words/words.ts'
import { finder } from './finder.ts'
import { time } from './headline.ts'
import { type Html, languageAttributes, languageName, renderPage, type View } from './layout.ts'
import { fillHtml, pageWords } from './page-parts.ts'
import { formsSheet } from './style.ts'

/** Feeds per group on the page of all groups. */
const perOverview = 20

type DirectoryPage = {
  /** `null` for the page of all groups. */
  readonly group: Group | null
  /** Lists only feeds whose names contain this; empty for all. */
  readonly like: string
  /** From 1. */
  readonly page: number
  readonly perPage: number
  /** Below the base path, with its query string. */
  readonly path: string
}

/** The page's words, and the titles of groups in the same language. */
function wordsOf(view: View) {
  const { language, words } = pageWords(view)
  return {
    language,
    words: words.directory,
    titles: wordsIn('families', language, view.site.words).words.groups,
  }
}

/** The whole page as HTML. Leaves out groups without feeds. */
export function directoryPage(
  view: View,
  asked: DirectoryPage,
  groups: readonly DirectoryGroup[],
): Promise<string> {
  const { group, like, path } = asked
  const { language, words, titles } = wordsOf(view)
  const lead = group === null ? words.lead : words.groupLead
  const title = group === null ? words.title : titles[group]
  const filled = groups.filter(({ total }) => total > 0)
  const main = html`<div class="wrap">
<div class="mast"><h1>${title}</h1>
<p class="lead">${lead}</p></div>
${group === null && like === '' ? finder(view, groups) : ''}
${filterForm(view, asked)}
${filled.length === 0 ? html`<p>${like === '' ? words.empty : fill(words.none, { name: like })}</p>` : filled.map((each) => section(view, asked, each))}
<p class="meta">${fillHtml(words.files, {
    opml: html`<a href="${view.site.basePath}/${group === null ? '' : `${group}/`}opml.xml">OPML</a>`,
    json: html`<a href="${view.site.basePath}/feeds.json">JSON</a>`,
  })}</p>
</div>`
  const head = html`<link rel="alternate" type="text/x-opml" title="${view.site.title} (OPML)" href="${rootOf(view.site)}/${group === null ? '' : `${group}/`}opml.xml">\n`
  return renderPage(view, {
    title,
    description: lead,
    path,
    language,
    main,
    head,
    sheet: formsSheet,
  })
}

function filterForm(view: View, { group, like }: DirectoryPage): Html {
  const { words } = wordsOf(view)
  return html`<form class="row" action="${view.site.basePath}/${group ?? 'feeds'}/" role="search" aria-label="${words.filter}">
<label for="name">${words.name}</label> <input id="name" name="q" type="search" maxlength="100" value="${like}"> <button>${words.show}</button>
</form>`
}

function section(
  view: View,
  { group: only, like, page, perPage }: DirectoryPage,
  whole: DirectoryGroup,
): Html {
  const { group, total } = whole
  const { language, words, titles } = wordsOf(view)
  const entries = only === null ? whole.entries.slice(0, perOverview) : whole.entries
  const path = `${view.site.basePath}/${group}/`
  const heading = only === null ? html`<h2 id="group-${group}">${titles[group]}</h2>` : ''
  const more = only === null && total > entries.length
  return html`<section>${heading}
<ul class="feeds">
${entries.map((entry) => row(view, entry))}</ul>
${more ? html`<p><a href="${path}${canonicalListing(like, 1)}">${fill(words.more, { count: grouped(total, language), group: titles[group] })}</a></p>` : ''}
${only === null ? '' : pages(words.pages, path, like, page, Math.ceil(total / perPage))}
</section>
`
}

function row(
  view: View,
  { key, name, homeUrl, feedUrls, count, newestAt, languages }: DirectoryEntry,
): Html {
  const { site } = view
  const { language, words } = wordsOf(view)
  const { family, member } = familyOf(key)
  const isLanguage = family.path === 'languages'
  const text = isLanguage
    ? languageName(member, language)
    : html`<bdi${languageAttributes(site.language, language)}>${name}</bdi>`
  const written = isLanguage
    ? ''
    : html` · ${languages.map((tag, index) => html`${index > 0 ? ', ' : ''}${languageName(tag, language)}`)}`
  const path = homeUrl.slice(site.origin.length)
  return html`<li><a href="${path}">${text}</a> <span class="meta">${fill(count === 1 ? words.articles.one : words.articles.other, { count: grouped(count, language) })} · ${fillHtml(words.newest, { time: time(newestAt, language) })}${written} <span class="go">· <a href="${feedUrls.rss.slice(site.origin.length)}" aria-label="${fill(words.rss, { name })}">RSS</a></span></span></li>
`
}

/**
 * 12,345, or with thin spaces in other languages. Does not use the locale data of the platform, so
 * that the page has the same bytes everywhere.
 */
const grouped = (count: number, language: string): string =>
  String(count).replace(/\B(?=(\d{3})+$)/g, language === 'en' ? ',' : '\u202f')

function pages(name: string, path: string, like: string, page: number, last: number): Html {
  if (last <= 1) return ''
  const numbers = Array.from({ length: last }, (_, index) => index + 1)
  return html`<nav class="pages" aria-label="${name}"><ul>
${numbers.map((number) =>
  number === page
    ? html`<li><span aria-current="page">${number}</span></li>\n`
    : html`<li><a href="${path}${canonicalListing(like, number)}">${number}</a></li>\n`,
)}</ul></nav>`
}
