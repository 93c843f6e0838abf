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
  const isArticlePage = page.articles === 1 || page.metas.get('og:type') === 'article'
  const isSingle = articles.length <= 1 && works.length <= 1 && (isArticlePage || articles.length + works.length > 0)
  return {
    format: 'html',
    title: page.title,
    url: base,
    language: page.language,
    generator: page.metas.get('generator') ?? null,
    found: [
      ...page.declared,
      ...regions.filter(({ scope }) => scope === 'document').map(({ declared }) => declared),
      ...(isSingle ? [] : others),
    ],
    items: isSingle
      ? [toItem(ownFacts(page, articles[0], base), articles[0], works[0], others)]
      : toItems(page, articles, works, base),
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

/** What else says the facts of a page with one article. */
const ownFacts = (
  { metas, title, heading, language }: Page,
  region: Region | undefined,
  url: string | null,
): Facts => ({
  ...{ url, language, title: heading ?? region?.heading?.text ?? metas.get('og:title') ?? title },
  published: metas.get('article:published_time') ?? null,
  updated: metas.get('article:modified_time') ?? null,
  summary: metas.get('description') ?? null,
})

type Facts = Partial<Unmerged<ReadItem>>

const emptyItem: Unmerged<ReadItem> = {
  ...{ id: null, url: null, title: null, language: null, published: null, updated: null, summary: null },
  ...{ contentHtml: null, found: [], sources: [], corrections: [], isRetracted: false, statement: null },
}

/** JSON-LD says more exactly what the page says too. */
function toItem(
  facts: Facts,
  region: Region | undefined,
  work: Unmerged<ReadItem> = emptyItem,
  others: readonly Declaration[] = [],
): Unmerged<ReadItem> {
  const known = Object.entries(work).filter(([, value]) => value !== null)
  const found = [...(region === undefined ? [] : [region.declared]), ...work.found, ...others]
  return { ...emptyItem, ...facts, ...Object.fromEntries(known), found }
}

/** A region and a work with one address are one item. */
function toItems(
  { language }: Page,
  regions: readonly Region[],
  works: readonly Unmerged<ReadItem>[],
  base: string | null,
): readonly Unmerged<ReadItem>[] {
  const left = new Set(works)
  const ofRegions = regions.map((region) => {
    const url = resolved(region.heading?.href ?? null, base)
    const work = works.find((each) => url !== null && each.url === url)
    if (work !== undefined) left.delete(work)
    return toItem({ url, language, title: region.heading?.text || null }, region, work)
  })
  return [...ofRegions, ...Array.from(left, (work) => toItem({ language }, undefined, work))]
}
