/**
 * Digests of what an entry shows, so that anybody can compute them from a saved feed.
 * docs/signed.md has the steps.
 */
import type { Token } from 'parse5'
import type { ReadSource } from '../disclosure/declaration.ts'
import { readTokens } from '../parse/parse-html.ts'
import { toBase64url } from '../text/base64url.ts'

/**
 * The first 192 bits of SHA-256, in base64url: 32 characters, as each item of a feed carries
 * several.
 */
export const shortDigest = (sha256: Uint8Array): string => toBase64url(sha256.subarray(0, 24))

/** The digest of the text in UTF-8. */
export const digestOf = async (text: string): Promise<string> =>
  shortDigest(new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))))

/**
 * One space for each run of white space (the 25 characters of ECMAScript's `\s`), and none at the
 * ends.
 */
export const spaced = (text: string): string => text.replace(/\s+/g, ' ').trim()

/** Opening texts may be isolated from a text of the other direction. */
const marks = /^[\u200e\u200f\u2066-\u2068 ]+/

/** A title or summary without the signed texts that open it, and which they were. */
export function withoutOpenings(text: string, signed: readonly string[]) {
  const openings: string[] = []
  let rest = spaced(text)
  for (;;) {
    const bare = rest.replace(marks, '')
    const [opening] = signed
      .filter((each) => each !== '' && bare.startsWith(each))
      .sort((a, b) => b.length - a.length)
    if (opening === undefined) return { text: rest, openings }
    openings.push(opening)
    rest = bare.slice(opening.length).replace(/^\u2069? ?/, '')
  }
}

/** Classes of the elements that Candor adds to the news. */
const addedClasses = ['disclosure', 'retraction', 'corrections', 'sources', 'policy'].map(
  (name) => `candor-${name}`,
)

const isAdded = ({ attrs }: Token.TagToken) =>
  attrs.some(
    ({ name, value }) =>
      name === 'class' && value.split(/\s+/).some((each) => addedClasses.includes(each)),
  )

/** Elements that do not separate words. */
const inline: readonly string[] =
  'a abbr b bdi bdo cite code del dfn em font i ins kbd mark q rp rt ruby s samp small span strong sub sup tt u var wbr'.split(
    ' ',
  )

/**
 * The text of HTML as people read it, divided by each tag that separates words; without parts that
 * have no words.
 */
export function blocksOf(html: string): readonly string[] {
  const blocks = ['']
  const divide = ({ tagName }: Token.TagToken) => {
    if (!inline.includes(tagName)) blocks.push('')
  }
  readTokens(html, {
    start: divide,
    end: divide,
    text: (characters) => (blocks[blocks.length - 1] += characters),
  })
  return blocks.map(spaced).filter((block) => block !== '')
}

/** With one space between its blocks. */
export const wordsOf = (html: string): string => blocksOf(html).join(' ')

/**
 * The HTML of the news, and of all that Candor adds, in its order: `…` marks the position of the
 * news.
 */
export function splitContent(content: string): { readonly news: string; readonly added: string } {
  const html = content.trim()
  const cuts = addedRanges(html)
  const [news, added]: [string[], string[]] = [[], []]
  let at = 0
  for (const [start, end] of [...cuts, [html.length, html.length] as const]) {
    const text = html.slice(at, start).trim()
    if (text !== '') news.push(text)
    if (text !== '') added.push('…')
    if (end > start) added.push(html.slice(start, end))
    at = end
  }
  return { news: news.join('\n'), added: added.join('\n') }
}

/**
 * The tags of the `div` around all of it, whose attributes declare how the text was made, and the
 * elements of `addedClasses`.
 */
function addedRanges(html: string): readonly (readonly [start: number, end: number])[] {
  const ranges: [number, number][] = []
  let open: { readonly name: string; readonly start: number; readonly depth: number } | null = null
  const isWrapped = /^<div[\s>]/.test(html) && html.endsWith('</div>')
  const start = (tag: Token.TagToken) => {
    const { startOffset = 0, endOffset = 0 } = tag.location ?? {}
    if (open !== null) open = tag.tagName === open.name ? { ...open, depth: open.depth + 1 } : open
    else if (isAdded(tag)) open = { name: tag.tagName, start: startOffset, depth: 1 }
    else if (isWrapped && startOffset === 0) ranges.push([0, endOffset])
  }
  const end = ({ tagName, location }: Token.TagToken) => {
    if (open?.name !== tagName) return
    if (open.depth === 1) ranges.push([open.start, location?.endOffset ?? html.length])
    open = open.depth === 1 ? null : { ...open, depth: open.depth - 1 }
  }
  readTokens(html, { start, end, text() {} }, true)
  // An element without an end goes on to the end of the content.
  const last =
    (open as { readonly start: number } | null)?.start ??
    (isWrapped ? html.length - '</div>'.length : html.length)
  return [...ranges, [last, html.length]]
}

type DigestedSource = Pick<ReadSource, 'url' | 'title' | 'publisher' | 'language'>

/**
 * A line with the sentence and date of the disclosure, then one for each source: tabs between the
 * parts, empty for those that are absent.
 */
export function factsDigest(
  disclosed: readonly (string | null)[],
  sources: readonly DigestedSource[],
): Promise<string> {
  const lines = sources.map(({ url, title, publisher, language }) => [
    url,
    title,
    publisher,
    language,
  ])
  return digestOf(
    [disclosed, ...lines]
      .map((parts) => parts.map((part) => spaced(part ?? '')).join('\t'))
      .join('\n'),
  )
}
