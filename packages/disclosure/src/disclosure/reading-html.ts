/**
 * Reads what a page declares: `<meta>`, `ai-disclosure` of its elements, JSON-LD. Also the feeds
 * that it names.
 */
import { type BodyElement, elementsIn, isElement, parseDocument } from '../parse/parse-html.ts'
import { resolved } from '../parse/xml-element.ts'
import type { Declaration, UnmergedItem, UnmergedReading } from './declaration.ts'
import {
  attributeOf,
  declaredBy,
  findRegions,
  findWords,
  type Region,
  textOf,
} from './reading-content.ts'
import { emptyItem, readJsonLd } from './reading-json-ld.ts'
import { ofPart } from './reading-parts.ts'
import { inherited } from './reading-values.ts'
import { sourceTypesOfPage } from './reading-xmp.ts'

const feedType = /^application\/(?:rss\+xml|atom\+xml|feed\+json)/i

/** A page with one article is one item; of several, each is one. */
export function readHtmlPage(text: string, url: string | null): UnmergedReading {
  const nodes = parseDocument(text)
  const elements = Array.from(elementsIn(nodes))
  const all = (name: string) => elements.filter(({ tagName }) => tagName === name)
  const textIn = (name: string) => {
    for (const element of all(name)) {
      const text = textOfElement(element)
      if (text !== '') return text
    }
    return null
  }
  const metas = (name: string) => all('meta').filter((each) => nameOf(each) === name)
  const meta = (name: string) => metas(name).map(contentOf).find(Boolean) ?? null
  const links = all('link').flatMap((link) => toLink(link, url))
  const canonical = links.find(({ relations }) => relations.includes('canonical'))
  const base = inherited(canonical?.url ?? null) ?? url
  const works = all('script').flatMap((script) => readScript(script, base))
  const regions = findRegions(elements)
  const outer = regions.filter(({ scope }) => scope === 'outer')
  const isArticlePage = all('article').length === 1 || meta('og:type') === 'article'
  const isOfOne = isArticlePage || works.length === 1 || metas('ai-disclosure').length > 0
  const isText = (region: Region) => outer.length === 1 && isOfOne && isAlone(region)
  const articles = outer.filter((region) => isArticle(region) || isText(region))
  const parts = regions.filter((each) => each.scope !== 'document' && !articles.includes(each))
  const others = [...parts.map(({ declared }) => ofPart(declared, null)), ...findWords(elements)]
  const isSingle =
    articles.length <= 1 &&
    works.length <= 1 &&
    (isArticlePage || articles.length + works.length > 0)
  const page = {
    url: base,
    language: all('html').map((root) => attributeOf(root, 'lang') || null)[0] ?? null,
  }
  const own = {
    ...page,
    title: textIn('h1') ?? headingOf(articles[0])?.text ?? meta('og:title') ?? textIn('title'),
    published: meta('article:published_time'),
    updated: meta('article:modified_time'),
    summary: meta('description'),
  }
  return {
    ...{ ...page, format: 'html', title: textIn('title'), generator: meta('generator') },
    found: [
      ...metas('ai-disclosure').map((each) =>
        declaredBy('meta[name=ai-disclosure]', contentOf(each) ?? '', each),
      ),
      ...regions.filter(({ scope }) => scope === 'document').map(({ declared }) => declared),
      ...(/digitalsourcetype/i.test(text) ? sourceTypesOfPage(nodes, base) : []),
      ...(isSingle ? [] : others),
    ],
    items: isSingle ? [toItem(own, articles[0], works[0], others)] : toItems(page, articles, works),
    feeds: links
      .filter(({ relations, type }) => relations.includes('alternate') && feedType.test(type))
      .map(({ url, type, title }) => ({ url, type, title })),
  }
}

const textOfElement = (element: BodyElement): string => textOf([element])

const contentOf = (meta: BodyElement): string | null => attributeOf(meta, 'content')

const nameOf = (meta: BodyElement): string | undefined =>
  (attributeOf(meta, 'name') ?? attributeOf(meta, 'property'))?.toLowerCase()

function readScript(script: BodyElement, base: string | null): readonly UnmergedItem[] {
  const [child] = script.childNodes
  const isJsonLd = attributeOf(script, 'type')?.toLowerCase() === 'application/ld+json'
  return isJsonLd && child !== undefined && 'value' in child ? readJsonLd(child.value, base) : []
}

function toLink(link: BodyElement, base: string | null) {
  const url = resolved(attributeOf(link, 'href'), base)
  const relations = attributeOf(link, 'rel')?.toLowerCase().split(/\s+/) ?? []
  return url === null
    ? []
    : {
        url,
        relations,
        type: attributeOf(link, 'type') ?? '',
        title: attributeOf(link, 'title') || null,
      }
}

/** From the root on. */
function ancestorsOf(element: BodyElement): readonly BodyElement[] {
  const { parentNode: parent } = element
  return parent !== null && isElement(parent) ? [...ancestorsOf(parent), parent] : []
}

/** The first heading inside, with the address of the link in it or around it. */
function headingOf(region: Region | undefined) {
  const elements = Array.from(elementsIn(region === undefined ? [] : [region.element]))
  const heading = elements.find(({ tagName }) => /^h[1-6]$/.test(tagName))
  if (heading === undefined) return null
  const isLink = ({ tagName }: BodyElement) => tagName === 'a'
  const within = new Set(elements)
  const link =
    ancestorsOf(heading).find((each) => isLink(each) && within.has(each)) ??
    Array.from(elementsIn([heading])).find(isLink)
  return {
    text: textOfElement(heading),
    href: link === undefined ? null : attributeOf(link, 'href'),
  }
}

/**
 * A region that is an article of the page. Others, such as an aside or a paragraph, are a part of
 * one.
 */
const isArticle = (region: Region): boolean =>
  ['article', 'main'].includes(region.element.tagName) || headingOf(region) !== null

/**
 * A region that can be all text of an article, whose heading is outside: not an aside, and without
 * paragraphs beside it.
 */
function isAlone({ element }: Region): boolean {
  const enclosing = ancestorsOf(element)
  const beside = enclosing.at(-1)?.childNodes ?? []
  return (
    ['div', 'section'].includes(element.tagName) &&
    !enclosing.some(({ tagName }) => tagName === 'aside') &&
    !beside.some((each) => 'tagName' in each && each.tagName === 'p')
  )
}

/** JSON-LD says more exactly what the page says too. */
function toItem(
  facts: Partial<UnmergedItem>,
  region: Region | undefined,
  work = emptyItem,
  others: readonly Declaration[] = [],
): UnmergedItem {
  const known = Object.entries(work).filter(([, value]) => value !== null)
  const found = [...(region === undefined ? [] : [region.declared]), ...work.found, ...others]
  return { ...emptyItem, ...facts, ...Object.fromEntries(known), found }
}

/** A region and a work with one address are one item. */
function toItems(
  page: Partial<UnmergedItem>,
  regions: readonly Region[],
  works: readonly UnmergedItem[],
) {
  const left = new Set(works)
  const byUrl = Map.groupBy(works, ({ url }) => url)
  const ofRegions = regions.map((region) => {
    const heading = headingOf(region)
    const url = resolved(heading?.href ?? null, page.url ?? null)
    const work = url === null ? undefined : byUrl.get(url)?.[0]
    if (work !== undefined) left.delete(work)
    return toItem({ ...page, url, title: heading?.text || null }, region, work)
  })
  return [
    ...ofRegions,
    ...Array.from(left, (work) => toItem({ ...page, url: null }, undefined, work)),
  ]
}
