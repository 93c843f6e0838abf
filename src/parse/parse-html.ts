/** Parses a body as a browser does, with limits on depth and size. The first step of the body cleaner. */

import type { DefaultTreeAdapterMap, Token, TokenHandler, TreeAdapter } from 'parse5'
import { defaultTreeAdapter, parse, Tokenizer, TokenizerMode, html as vocabulary } from 'parse5'
import { UnreadableDocument } from './unreadable-document.ts'

export type BodyNode = DefaultTreeAdapterMap['childNode']
export type BodyElement = DefaultTreeAdapterMap['element']

/**
 * Elements whose content is no text of an article: code, fallbacks for browsers, a form's list of choices. `svg` and `math` are among
 * them because parsers disagree on content that is not HTML.
 */
export const droppedElements: ReadonlySet<string> = new Set(
  'script style template noscript noembed noframes head title svg math select datalist'.split(' '),
)

/** Browsers nest at most 512 elements; an article needs a dozen. */
const maxDepth = 256

/** Whether text that begins with a tag is a page: pages may leave out their first elements. */
export const isHtml = (text: string): boolean =>
  /^<(?:!doctype\s+html|html|head|meta|title|link|script|style|body|main|article|section|h1|div|p)[\s>]/i.test(
    text
      .slice(0, 10_000)
      .replace(/<!--[\s\S]*?(?:-->|$)|^<\?xml[^>]*>/g, '')
      .trimStart(),
  )

class LimitExceeded extends Error {}

/**
 * Returns the children of `<body>` as a browser builds them (https://html.spec.whatwg.org/multipage/parsing.html).
 *
 * Input over a limit keeps its text, in paragraphs, and loses its markup. The limits are 256 nested elements, and a
 * number of elements in proportion to the input's length, because parsers repeat unclosed formatting in every block.
 * With fixed limits, the result does not depend on the machine's stack or memory.
 */
export function parseBody(html: string): readonly BodyNode[] {
  try {
    return childrenOfBody(`<!doctype html><body>${html}`, limitedAdapter(1000 + html.length / 2))
  } catch (error) {
    if (error instanceof LimitExceeded)
      return childrenOfBody(`<!doctype html><body>${flatten(html)}`, defaultTreeAdapter)
    throw error
  }
}

/** Elements of a page. */
const maxElements = 200_000

/** All of a page, or of the content of an item. Throws an `UnreadableDocument` for more than 256 elements inside each other, or 200,000 in all. */
export function parseDocument(html: string): readonly BodyNode[] {
  try {
    return parse(html, { treeAdapter: limitedAdapter(maxElements) }).childNodes
  } catch (error) {
    if (!(error instanceof LimitExceeded)) throw error
    throw new UnreadableDocument(
      'too_large',
      `The HTML has more than ${maxDepth} elements inside each other, or ${maxElements}.`,
    )
  }
}

/** These elements and those inside them, in document order. */
export function* elementsIn(nodes: readonly BodyNode[]): Generator<BodyElement> {
  for (const element of nodes.filter(isElement)) {
    yield element
    yield* elementsIn(element.childNodes)
  }
}

function childrenOfBody(document: string, treeAdapter: TreeAdapter<DefaultTreeAdapterMap>): readonly BodyNode[] {
  const root = parse(document, { treeAdapter }).childNodes.find(isElement)
  return root?.childNodes.filter(isElement).find((element) => element.tagName === 'body')?.childNodes ?? []
}

export function isElement<T extends object>(node: T): node is Extract<T, { readonly tagName: string }> {
  return 'tagName' in node
}

/** Whether HTML §13.2.4.2 lists `element` as "special": blocks, table cells and pictures, but no spans of text. */
export function isSpecial(element: string): boolean {
  return vocabulary.SPECIAL_ELEMENTS[vocabulary.NS.HTML].has(vocabulary.getTagID(element))
}

/** A start tag takes at least three characters, so an ordinary tree has fewer elements than half the length of its text. */
function limitedAdapter(maxElements: number): TreeAdapter<DefaultTreeAdapterMap> {
  let elementsLeft = maxElements
  let depth = 0
  return {
    ...defaultTreeAdapter,
    createElement(...args) {
      if (--elementsLeft < 0) throw new LimitExceeded()
      return defaultTreeAdapter.createElement(...args)
    },
    onItemPush() {
      if (++depth > maxDepth) throw new LimitExceeded()
    },
    onItemPop() {
      depth--
    },
  }
}

/** The tokenizer's state after start tags whose content is not parsed as elements. */
const rawText: ReadonlyMap<string, Tokenizer['state']> = new Map([
  ['script', TokenizerMode.SCRIPT_DATA],
  ['title', TokenizerMode.RCDATA],
  ['textarea', TokenizerMode.RCDATA],
  ...['style', 'xmp', 'iframe', 'noembed', 'noframes', 'noscript'].map(
    (name) => [name, TokenizerMode.RAWTEXT] as const,
  ),
])

type Listeners = {
  readonly start: (tag: Token.TagToken) => void
  readonly end: (tag: Token.TagToken) => void
  readonly text: (characters: string) => void
}

/** Reads the tags and texts of HTML without building a tree. `withLocations` takes as long again as all else. */
export function readTokens(html: string, { start, end, text }: Listeners, withLocations = false): void {
  const addText = ({ chars }: Token.CharacterToken) => text(chars)
  const handler: TokenHandler = {
    onStartTag(tag) {
      tokenizer.state = rawText.get(tag.tagName) ?? tokenizer.state
      start(tag)
    },
    onEndTag: end,
    onCharacter: addText,
    onWhitespaceCharacter: addText,
    ...{ onNullCharacter() {}, onComment() {}, onDoctype() {}, onEof() {} },
  }
  const tokenizer = new Tokenizer({ sourceCodeLocationInfo: withLocations }, handler)
  tokenizer.write(html, true)
}

/** Keeps only text: one `<p>` for each run of text between the tags of blocks. */
function flatten(html: string): string {
  let text = ''
  let droppedBy = ''
  const breakAt = (tag: string) => {
    if (droppedBy === '' && isSpecial(tag)) text += '\0'
  }
  readTokens(html, {
    start({ tagName }) {
      if (droppedBy === '' && (droppedElements.has(tagName) || tagName === 'iframe')) droppedBy = tagName
      breakAt(tagName)
    },
    end({ tagName }) {
      if (droppedBy === tagName) droppedBy = ''
      breakAt(tagName)
    },
    text(characters) {
      if (droppedBy === '') text += characters.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
    },
  })
  const runs = text.split('\0').map((run) => run.trim())
  return runs
    .filter((run) => run !== '')
    .map((run) => `<p>${run}</p>`)
    .join('\n')
}
