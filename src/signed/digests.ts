/** Digests of what an entry shows, so that anybody can compute them from a saved feed. docs/signed.md has the steps. */
import type { Token } from 'parse5'
import { readTokens } from '../parse/parse-html.ts'
import { toBase64url } from '../text/base64url.ts'

/** The first 192 bits of SHA-256, in base64url: 32 characters, as each item of a feed carries several. */
export const shortDigest = (sha256: Uint8Array): string => toBase64url(sha256.subarray(0, 24))

/** Of the text in UTF-8. */
export const digestOf = async (text: string): Promise<string> =>
  shortDigest(new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))))

/** One space for each run of white space (the 25 characters of ECMAScript's `\s`), and none at the ends. */
export const spaced = (text: string): string => text.replace(/\s+/g, ' ').trim()

/** Opening texts may be isolated from a text of the other direction. */
const marks = /^[\u200e\u200f\u2066-\u2068 ]+/

/** A title or summary without the signed texts that open it, and which they were. */
export function withoutOpenings(
  text: string,
  signed: readonly string[],
): { text: string; openings: readonly string[] } {
  const openings: string[] = []
  let rest = spaced(text)
  for (;;) {
    const bare = rest.replace(marks, '')
    const [opening] = signed.filter((each) => each !== '' && bare.startsWith(each)).sort((a, b) => b.length - a.length)
    if (opening === undefined) return { text: rest, openings }
    openings.push(opening)
    rest = bare.slice(opening.length).replace(/^\u2069? ?/, '')
  }
}

/** Classes of the elements that Candor adds to the news. */
const addedClasses = ['disclosure', 'retraction', 'corrections', 'sources', 'policy'].map((name) => `candor-${name}`)

const isAdded = ({ attrs }: Token.TagToken) =>
  attrs.some(({ name, value }) => name === 'class' && value.split(/\s+/).some((each) => addedClasses.includes(each)))

/** Elements that do not separate words. */
const inline: ReadonlySet<string> = new Set(
  'a abbr b bdi bdo cite code del dfn em font i ins kbd mark q rp rt ruby s samp small span strong sub sup tt u var wbr'.split(
    ' ',
  ),
)

/** The text of HTML as people read it, divided by each tag that separates words; without parts that have no words. */
export function blocksOf(html: string): readonly string[] {
  const blocks = ['']
  const divide = ({ tagName }: Token.TagToken) => {
    if (!inline.has(tagName)) blocks.push('')
  }
  readTokens(html, { start: divide, end: divide, text: (characters) => (blocks[blocks.length - 1] += characters) })
  return blocks.map(spaced).filter((block) => block !== '')
}

/** With one space between its blocks. */
export const wordsOf = (html: string): string => blocksOf(html).join(' ')

/** The HTML of the news, and of all that Candor adds, in its order: `…` marks the position of the news. */
export function splitContent(content: string): { readonly news: string; readonly added: string } {
  const html = content.trim()
  const [news, added] = [[] as string[], [] as string[]]
  let at = 0
  const newsUntil = (end: number) => {
    const text = html.slice(at, end).trim()
    if (text === '') return
    news.push(text)
    added.push('…')
  }
  const add = (start: number, end: number) => {
    newsUntil(start)
    added.push(html.slice(start, end))
    at = end
  }
  let open: { readonly name: string; readonly start: number; depth: number } | null = null
  readTokens(
    html,
    {
      start(tag) {
        const { startOffset = 0, endOffset = 0 } = tag.location ?? {}
        if (open !== null) open.depth += tag.tagName === open.name ? 1 : 0
        else if (isAdded(tag)) open = { name: tag.tagName, start: startOffset, depth: 1 }
        // The element around all of it, whose attributes declare how the text was made.
        else if (startOffset === 0) add(0, endOffset)
      },
      end({ tagName, location }) {
        if (open === null || tagName !== open.name || --open.depth > 0) return
        add(open.start, location?.endOffset ?? html.length)
        open = null
      },
      text() {},
    },
    true,
  )
  // An element without an end goes on to the end of the content.
  const last = open === null ? html.search(/<\/\w+>$/) : (open as { start: number }).start
  if (last >= at) add(last, html.length)
  newsUntil(html.length)
  return { news: news.join('\n'), added: added.join('\n') }
}

type DigestedSource = {
  readonly url: string
  readonly title: string | null
  readonly publisher: string | null
  readonly language: string | null
}

/** The sentence of the disclosure, empty without one, then a line for each source with tabs between its parts. */
export function factsDigest(sentence: string | null, sources: readonly DigestedSource[]): Promise<string> {
  const lines = sources.map(({ url, title, publisher, language }) => [url, title, publisher, language])
  return digestOf([[sentence], ...lines].map((parts) => parts.map((part) => spaced(part ?? '')).join('\t')).join('\n'))
}
