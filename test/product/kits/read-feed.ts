/** Reads from RSS 2.0 and Atom what each item declares about AI, and what a person reads of it. */

import type { Contradiction, Vocabulary } from 'candor-disclosure/disclosure/declaration.ts'
import { readDisclosure } from 'candor-disclosure/disclosure/reading.ts'
import { parseFeed } from 'feedsmith'
import { type DefaultTreeAdapterTypes, parseFragment } from 'parse5'
import { runTool } from '../clients/run-tool.ts'
import type { Source } from './cases.ts'

export type DeclaredItem = {
  readonly title: string
  /**
   * What all vocabularies declare together, without what is `null` or empty; `null` without a declaration.
   */
  readonly disclosure: Readonly<Record<string, string | boolean | undefined>> | null
  /** What each vocabulary declares: the mode, the flag, the term. */
  readonly found: Readonly<Partial<Record<Vocabulary, readonly string[]>>>
  readonly contradictions: readonly Contradiction[]
  /** Categories that are not in IPTC's scheme. */
  readonly tags: readonly string[]
  readonly sources: readonly Source[]
  /** Addresses of the links and pictures in the text. */
  readonly links: readonly string[]
  /** The text that a person reads, without tags. */
  readonly summary: string
  readonly content: string
}

/** All items. Throws if the document is not well-formed. */
export function readFeed(xml: string): readonly DeclaredItem[] {
  const tags = tagsOf(xml)
  return readDisclosure(xml).items.map(
    ({ title, disclosure, found, contradictions, sources, summary, contentHtml }, index) => ({
      ...{ title: title ?? '', contradictions, tags: tags[index] ?? [], summary: summary ?? '' },
      disclosure: disclosure && withoutNull(disclosure),
      found: Object.fromEntries(
        found.map(({ vocabulary }) => [
          vocabulary,
          found.filter((each) => each.vocabulary === vocabulary).map(({ raw }) => raw),
        ]),
      ),
      sources: sources.map((source) => withoutNull(source) as Source),
      links: elements(contentHtml ?? '').flatMap(({ attrs }) =>
        attrs.flatMap(({ name, value }) => (/^(?:href|src|srcset)$/.test(name) ? [value] : [])),
      ),
      content: textOf(contentHtml ?? ''),
    }),
  )
}

const withoutNull = (values: object) =>
  Object.fromEntries(
    Object.entries(values).filter(([, value]) => value !== null && String(value) !== ''),
  )

/** Returns the tags of each item, by feedsmith. */
function tagsOf(xml: string): readonly (readonly string[])[] {
  const { format, feed } = parseFeed(xml)
  if (format === 'rss') {
    return (feed.items ?? []).map(({ categories = [] }) =>
      categories.flatMap(({ name, domain }) => (domain ? [] : (name ?? []))),
    )
  }
  if (format !== 'atom') throw new Error(`${format} is no format of a kit`)
  const isCode = (scheme = '') => scheme.startsWith('http://cv.iptc.org/')
  return (feed.entries ?? []).map(({ categories = [] }) =>
    categories.flatMap(({ term, scheme }) => (isCode(scheme) ? [] : (term ?? []))),
  )
}

type HtmlNode = DefaultTreeAdapterTypes.ChildNode

/**
 * The text of HTML, as an excerpt is made of it: without tags, with one space for all white space.
 */
function textOf(html: string): string {
  const collect = (node: HtmlNode): string =>
    'value' in node ? node.value : 'childNodes' in node ? node.childNodes.map(collect).join('') : ''
  return parseFragment(html).childNodes.map(collect).join('').replace(/\s+/g, ' ').trim()
}

/** All elements of HTML, in the order of the document. */
function elements(html: string): readonly DefaultTreeAdapterTypes.Element[] {
  const collect = (node: HtmlNode): readonly DefaultTreeAdapterTypes.Element[] =>
    'tagName' in node ? [node, ...node.childNodes.flatMap(collect)] : []
  return parseFragment(html).childNodes.flatMap(collect)
}

/** Debian's feedparser: its complaint about the document, and the titles that it finds. */
export async function readWithFeedparser(
  xml: string,
): Promise<{ problem: string; titles: readonly string[] }> {
  const script = new URL('../clients/read_feed.py', import.meta.url).pathname
  const { output, errors } = await runTool('/usr/bin/python3', [script], xml)
  if (output === '')
    throw new Error(`feedparser failed (apt-get install -y python3-feedparser): ${errors}`)
  const { problem, entries } = JSON.parse(output)
  return { problem, titles: entries.map(({ title }: { title: string }) => title) }
}
