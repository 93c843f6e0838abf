/** The directory page: the largest feeds of all groups with the finder, or all feeds of one group in numbered pages. */
import { html } from 'hono/html'
import type { DirectoryEntry, DirectoryGroup } from '../directory/directory.ts'
import { familyOf, type Group } from '../families/families.ts'
import { languageNameFor } from '../families/language-names.ts'
import { canonicalListing } from '../request/directory-listing.ts'
import { rootOf } from '../settings/site.ts'
import { languages } from '../words/languages.ts'
import { fill } from '../words/words.ts'
import { finder } from './finder.ts'
import { time } from './headline.ts'
import { type Html, languageAttributes, renderPage, type View } from './layout.ts'
import { fillHtml, pageWords } from './page-words.ts'
import { formsSheet } from './style.ts'

/** Feeds per group on the page of all groups. */
const perOverview = 20

export type DirectoryPage = {
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

/** In English like the page, also if the site's language is another. */
const titles = languages.en.families.groups
const words = pageWords.directory

/** The whole page as HTML. Leaves out groups without feeds. */
export function directoryPage(view: View, asked: DirectoryPage, groups: readonly DirectoryGroup[]): Promise<string> {
  const { group, like, path } = asked
  const title = group === null ? words.title : titles[group]
  const listed = groups.filter(({ total }) => total > 0)
  const main = html`<div class="wrap">
<div class="mast"><h1>${title}</h1>
<p class="lead">${lead(group)}</p></div>
${group === null && like === '' ? finder(view, groups) : ''}
${filterForm(view, asked)}
${listed.length === 0 ? html`<p>${nothing(asked)}</p>` : listed.map((each) => section(view, asked, each))}
<p class="meta">${fillHtml(words.files, {
    opml: html`<a href="${view.site.basePath}/${group === null ? '' : `${group}/`}opml.xml">OPML</a>`,
    json: html`<a href="${view.site.basePath}/feeds.json">JSON</a>`,
  })}</p>
</div>`
  const head = html`<link rel="alternate" type="text/x-opml" title="${view.site.title} (OPML)" href="${rootOf(view.site)}/${group === null ? '' : `${group}/`}opml.xml">\n`
  return renderPage(view, { title, description: lead(group), path, language: 'en', main, head, sheet: formsSheet })
}

const lead = (group: Group | null): string => (group === null ? words.lead : words.groupLead)

const nothing = ({ like }: DirectoryPage): string => (like === '' ? words.empty : fill(words.none, { name: like }))

function filterForm({ site }: View, { group, like }: DirectoryPage): Html {
  return html`<form class="row" action="${site.basePath}/${group ?? 'feeds'}/" role="search" aria-label="${words.filter}">
<label for="name">${words.name}</label> <input id="name" name="q" type="search" maxlength="100" value="${like}"> <button>${words.show}</button>
</form>`
}

function section(view: View, { group: only, like, page, perPage }: DirectoryPage, listed: DirectoryGroup): Html {
  const { group, total } = listed
  const entries = only === null ? listed.entries.slice(0, perOverview) : listed.entries
  const path = `${view.site.basePath}/${group}/`
  const heading = only === null ? html`<h2 id="group-${group}">${titles[group]}</h2>` : ''
  const more = only === null && total > entries.length
  return html`<section>${heading}
<ul class="feeds">
${entries.map((entry) => row(view, entry))}</ul>
${more ? html`<p><a href="${path}${canonicalListing(like, 1)}">${fill(words.more, { count: grouped(total), group: titles[group] })}</a></p>` : ''}
${only === null ? '' : pages(path, like, page, Math.ceil(total / perPage))}
</section>
`
}

function row({ site }: View, { key, name, homeUrl, feedUrls, count, newestAt, languages }: DirectoryEntry): Html {
  const { family, member } = familyOf(key)
  const isLanguage = family.path === 'languages'
  const shown = html`<bdi${isLanguage ? '' : languageAttributes(site.language, 'en')}>${isLanguage ? languageNameFor(member) : name}</bdi>`
  const written = isLanguage
    ? ''
    : html` · ${languages.map((tag, index) => html`${index > 0 ? ', ' : ''}<bdi>${languageNameFor(tag)}</bdi>`)}`
  const path = homeUrl.slice(site.origin.length)
  return html`<li><a href="${path}">${shown}</a> <span class="meta">${fill(count === 1 ? words.articles.one : words.articles.other, { count: grouped(count) })} · ${fillHtml(words.newest, { time: time(newestAt) })}${written} <span class="go">· <a href="${feedUrls.rss.slice(site.origin.length)}" aria-label="${fill(words.rss, { name })}">RSS</a></span></span></li>
`
}

/** 12,345. Does not use the locale data of the platform, so that the page has the same bytes everywhere. */
const grouped = (count: number): string => String(count).replace(/\B(?=(\d{3})+$)/g, ',')

function pages(path: string, like: string, page: number, last: number): Html {
  if (last <= 1) return ''
  const numbers = Array.from({ length: last }, (_, index) => index + 1)
  return html`<nav class="pages" aria-label="${words.pages}"><ul>
${numbers.map((number) =>
  number === page
    ? html`<li><span aria-current="page">${number}</span></li>\n`
    : html`<li><a href="${path}${canonicalListing(like, number)}">${number}</a></li>\n`,
)}</ul></nav>`
}
