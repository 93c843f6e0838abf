/**
 * Reads the tokens of HTML once: its visible text, its pictures, and the positions of its
 * addresses.
 */
import type { Token } from 'parse5'
import { isSpecial, LimitExceeded, maxAttributes } from './parse-html.ts'
import { readTokens } from './read-tokens.ts'

type HtmlAddress = { readonly value: string; readonly start: number; readonly end: number }

export type ScannedHtml = {
  /** The text that a browser shows, on one line. Made anew each time. */
  readonly text: string
  /** The same with the line feeds of the HTML. */
  readonly lines: string
  readonly pictures: readonly { readonly src: string; readonly alt: string }[]
  /**
   * Attributes with one address, with their positions in the HTML, from the first to the last. Only
   * if asked for.
   */
  readonly addresses: readonly HtmlAddress[]
  readonly hasTags: boolean
}

/** Elements whose content is no text for people. */
export const hiddenElements = ['script', 'style', 'iframe', 'noembed', 'noframes', 'noscript']

const addressAttributes = ['href', 'src', 'poster']

/** `onStart` gets each start tag. Throws an `UnreadableDocument` for a tag of 10,000 attributes. */
export function scanHtml(
  html: string,
  withAddresses = false,
  onStart: (tag: Token.TagToken) => void = () => {},
): ScannedHtml {
  const texts: string[] = []
  const pictures: { src: string; alt: string }[] = []
  const addresses: HtmlAddress[] = []
  let hiddenBy = ''
  let hasTags = false
  const listeners = {
    start(token: Token.TagToken) {
      hasTags = true
      onStart(token)
      const { tagName, attrs } = token
      if (hiddenElements.includes(tagName)) hiddenBy = tagName
      if (isSpecial(tagName)) texts.push(' ')
      if (attrs.length > maxAttributes) throw new LimitExceeded()
      addresses.push(...addressesOf(token))
      const src = attrs.find(({ name }) => name === 'src')?.value
      if (tagName === 'img' && src !== undefined) {
        pictures.push({ src, alt: attrs.find(({ name }) => name === 'alt')?.value.trim() ?? '' })
      }
    },
    end({ tagName }: Token.TagToken) {
      hasTags = true
      if (hiddenBy === tagName) hiddenBy = ''
      if (isSpecial(tagName)) texts.push(' ')
    },
    text(characters: string) {
      if (hiddenBy === '') texts.push(characters)
    },
  }
  readTokens(html, listeners, withAddresses)
  const lines = texts.join('').trim()
  return {
    get text() {
      return lines.replace(/\s+/g, ' ')
    },
    ...{ lines, pictures, addresses, hasTags },
  }
}

function addressesOf({ attrs, location }: Token.TagToken): readonly HtmlAddress[] {
  return attrs.flatMap(({ name, value }) => {
    const range = addressAttributes.includes(name) ? location?.attrs?.[name] : undefined
    return range === undefined ? [] : [{ value, start: range.startOffset, end: range.endOffset }]
  })
}

/**
 * Makes addresses absolute that would lead elsewhere from another page. All else stays as it is.
 */
export function rebase(
  html: string,
  { addresses }: ScannedHtml,
  base: string,
  page: string,
): string {
  let result = ''
  let at = 0
  for (const { value, start, end } of addresses) {
    const meant = URL.parse(value, base)?.href
    if (meant === undefined || meant === URL.parse(value, page)?.href || value.startsWith('#'))
      continue
    const name = html.slice(start, end).split('=')[0]?.trim() ?? ''
    result += `${html.slice(at, start)}${name}="${meant.replace(/&/g, '&amp;').replace(/"/g, '%22')}"`
    at = end
  }
  return result + html.slice(at)
}

export const escaped = (text: string): string =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')

/** Plain text as HTML: blank lines separate paragraphs. */
export function textAsHtml(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== '')
    .map((paragraph) => `<p>${escaped(paragraph).replace(/\n/g, '<br>\n')}</p>`)
    .join('\n')
}

/** References that only HTML has, or a start or end tag of an element that titles have. */
const titleMarkup =
  /&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z]{2,31}\d?);|<\/?(?:a|abbr|b|bdi|br|cite|code|del|em|i|ins|mark|q|s|small|span|strong|sub|sup|u|wbr)(?:\s[^<>]*)?\/?>/i

/**
 * A title as plain text. RSS does not say whether titles are HTML: those with references or tags of
 * text are, so that `AT&amp;T` and `<em>Rain</em>` are read as meant, and `R&D <Bar>` stays.
 */
export function plainTitle(title: string): { readonly text: string; readonly wasHtml: boolean } {
  if (!titleMarkup.test(title)) return { text: title.replace(/\s+/g, ' ').trim(), wasHtml: false }
  const { text, hasTags } = scanHtml(title)
  return { text, wasHtml: hasTags }
}
