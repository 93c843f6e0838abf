/** Reads what a page declares: `<meta>`, `ai-disclosure` of its elements, JSON-LD. Also the feeds that it names. */
import { resolved } from '../parse/xml-element.ts'
import type { Declaration, FeedLink, ReadItem, Unmerged, UnmergedReading } from './declaration.ts'
import { asPart, declaredBy, type Region, scanRegions } from './reading-content.ts'
import { readJsonLd } from './reading-json-ld.ts'

const feedType = /^application\/(?:rss\+xml|atom\+xml|feed\+json)/i

/** Text of the head, and what is found on the way. */
type Page = {
  readonly metas: Map<string, string>
  readonly declared: Declaration[]
  readonly feeds: FeedLink[]
  readonly scripts: string[]
  title: string | null
  heading: string | null
  language: string | null
  canonical: string | null
  articles: number
}

/** A page with one article is one item; of several, each is one. */
export function readHtmlPage(text: string, url: string | null): UnmergedReading {
  const page: Page = {
    ...{ metas: new Map<string, string>(), declared: [], feeds: [], scripts: [] },
    ...{ title: null, heading: null, language: null, canonical: null, articles: 0 },
  }
  const { regions, words } = scanRegions(text, (tag, attributes, begin) => {
    if (tag === 'html') page.language ??= attributes.get('lang') || null
    if (tag === 'meta') addMeta(page, attributes)
    if (tag === 'link') addLink(page, attributes, url)
    if (tag === 'article') page.articles += 1
    if (tag === 'title') begin(tag, (found) => (page.title ??= found || null))
    if (tag === 'h1') begin(tag, (found) => (page.heading ??= found || null))
    if (tag === 'script' && attributes.get('type')?.toLowerCase() === 'application/ld+json') {
      begin(tag, (found) => page.scripts.push(found), true)
    }
  })
  const base = page.canonical ?? url
  const works = page.scripts.flatMap((script) => readJsonLd(script, base))
  const articles = regions.filter(isArticle)
  const others = [
    ...regions.filter((each) => each.scope !== 'document' && !isArticle(each)).map(({ declared }) => asPart(declared)),
    ...words,
  ]
  const isSingle = articles.length <= 1 && works.length <= 1
  const single = isSingle ? toSingle(page, articles[0], works[0], others, base) : null
  return {
    format: 'html',
    title: page.title,
    url: base,
    language: page.language,
    generator: page.metas.get('generator') ?? null,
    found: [
      ...page.declared,
      ...regions.filter(({ scope }) => scope === 'document').map(({ declared }) => declared),
      ...(single === null ? others : []),
    ],
    items: isSingle ? (single === null ? [] : [single]) : toItems(page, articles, works, base),
    feeds: page.feeds,
  }
}

function addMeta({ metas, declared }: Page, attributes: ReadonlyMap<string, string>): void {
  const name = (attributes.get('name') ?? attributes.get('property') ?? '').toLowerCase()
  const content = attributes.get('content') ?? ''
  if (!metas.has(name) && content !== '') metas.set(name, content)
  if (name === 'ai-disclosure') declared.push(declaredBy('meta[name=ai-disclosure]', content, attributes))
}

function addLink(page: Page, attributes: ReadonlyMap<string, string>, base: string | null): void {
  const relations = attributes.get('rel')?.toLowerCase().split(/\s+/) ?? []
  const url = resolved(attributes.get('href') ?? null, base)
  const type = attributes.get('type') ?? ''
  if (url === null) return
  if (relations.includes('canonical')) page.canonical ??= url
  if (relations.includes('alternate') && feedType.test(type)) {
    page.feeds.push({ url, type, title: attributes.get('title') || null })
  }
}

/** A region that is an article of the page. Others, such as an aside or a paragraph, are a part of one. */
const isArticle = ({ scope, tag, heading }: Region): boolean =>
  scope === 'outer' && (['article', 'main'].includes(tag) || heading !== null)

/** `null` if nothing says that the page is an article. */
function toSingle(
  { metas, title, heading, language, articles }: Page,
  region: Region | undefined,
  work: Unmerged<ReadItem> | undefined,
  others: readonly Declaration[],
  url: string | null,
): Unmerged<ReadItem> | null {
  const isArticlePage = articles === 1 || metas.get('og:type') === 'article'
  if (region === undefined && work === undefined && !isArticlePage) return null
  const own = work ?? emptyItem
  return {
    ...own,
    url: own.url ?? url,
    title: own.title ?? heading ?? metas.get('og:title') ?? title,
    language: own.language ?? language,
    published: own.published ?? metas.get('article:published_time') ?? null,
    updated: own.updated ?? metas.get('article:modified_time') ?? null,
    summary: own.summary ?? metas.get('description') ?? null,
    found: [...(region === undefined ? [] : [region.declared]), ...own.found, ...others],
  }
}

const emptyItem: Unmerged<ReadItem> = {
  ...{ id: null, url: null, title: null, language: null, published: null, updated: null, summary: null },
  ...{ contentHtml: null, found: [], sources: [], corrections: [], isRetracted: false, statement: null },
}

/** A region and a work with one address are one item. */
function toItems(
  { language }: Page,
  regions: readonly Region[],
  works: readonly Unmerged<ReadItem>[],
  base: string | null,
): readonly Unmerged<ReadItem>[] {
  const byUrl = new Map(works.map((work) => [work.url, work]))
  const ofRegions = regions.map(({ declared, heading }) => {
    const url = resolved(heading?.href ?? null, base)
    const work = url === null ? undefined : byUrl.get(url)
    if (work !== undefined) byUrl.delete(url)
    const own = work ?? { ...emptyItem, url, title: heading?.text || null, language }
    return { ...own, found: [declared, ...own.found] }
  })
  return [...ofRegions, ...works.filter((work) => byUrl.get(work.url) === work)]
}
