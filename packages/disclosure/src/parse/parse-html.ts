/**
 * Parses a body as a browser does, with limits on depth and size. The first step of the body
 * cleaner.
 */
import {
  type DefaultTreeAdapterMap,
  defaultTreeAdapter,
  parse,
  type Token,
  type TreeAdapter,
  html as vocabulary,
} from 'parse5'
import { readTokens } from './read-tokens.ts'
import { UnreadableDocument } from './unreadable-document.ts'
import { followTags } from './visible-text.ts'

export type BodyNode = DefaultTreeAdapterMap['childNode']
export type BodyElement = DefaultTreeAdapterMap['element']

/** Browsers nest at most 512 elements; an article needs a dozen. */
const maxDepth = 256

/**
 * Elements of a body: 20,000 tags, which is what `article_element_limit()` of the database allows,
 * with the elements that a parser adds (rows in a `tbody`, formatting that was never closed).
 * Cleaning them takes 50 to 100 ms.
 */
export const maxBodyElements = 25_000

/** Attributes of a tag: parsers take longer for each, the more there are. */
export const maxAttributes = 10_000

/** Elements of a page. */
const maxElements = 200_000

export class LimitExceeded extends UnreadableDocument {
  constructor() {
    super(
      'too_large',
      `The HTML has more than ${maxDepth} elements inside each other, ${maxElements}, or ${maxAttributes} attributes.`,
    )
  }
}

/** Says whether text that begins with a tag is a page: pages may leave out their first elements. */
export const isHtml = (text: string): boolean =>
  /^<(?:!doctype\s+html|html|head|meta|title|link|script|style|body|main|article|section|h1|div|p)[\s>]/i.test(
    text
      .slice(0, 10_000)
      .replace(/<!--[\s\S]*?(?:-->|$)|^<\?xml[^>]*>/g, '')
      .trimStart(),
  )

/**
 * Returns the children of `<body>` as a browser builds them
 * (https://html.spec.whatwg.org/multipage/parsing.html).
 *
 * Input over a limit keeps its text, in paragraphs, and loses its markup. The limits are 256 nested
 * elements, and 25,000 in all, because parsers repeat unclosed formatting in every block. With
 * fixed limits, the result does not depend on the machine's stack or memory.
 */
export function parseBody(html: string): readonly BodyNode[] {
  try {
    return childrenOfBody(`<!doctype html><body>${html}`, limitedAdapter(maxBodyElements))
  } catch (error) {
    if (error instanceof LimitExceeded)
      return childrenOfBody(`<!doctype html><body>${flatten(html)}`, defaultTreeAdapter)
    throw error
  }
}

/**
 * All of a page, or of the content of an item. Throws an `UnreadableDocument` for more than 256
 * elements inside each other, 200,000 in all, or 10,000 attributes in one.
 */
export const parseDocument = (html: string): readonly BodyNode[] =>
  parse(html, { treeAdapter: limitedAdapter(maxElements) }).childNodes

/** These elements and those inside them, in document order. */
export function* elementsIn(nodes: readonly BodyNode[]): Generator<BodyElement> {
  const left = nodes.filter(isElement).reverse()
  for (let element = left.pop(); element !== undefined; element = left.pop()) {
    yield element
    for (const child of element.childNodes.toReversed()) if (isElement(child)) left.push(child)
  }
}

function childrenOfBody(
  document: string,
  treeAdapter: TreeAdapter<DefaultTreeAdapterMap>,
): readonly BodyNode[] {
  const root = parse(document, { treeAdapter }).childNodes.find(isElement)
  return (
    root?.childNodes.filter(isElement).find((element) => element.tagName === 'body')?.childNodes ??
    []
  )
}

export function isElement<T extends object>(
  node: T,
): node is Extract<T, { readonly tagName: string }> {
  return 'tagName' in node
}

/**
 * Says whether HTML §13.2.4.2 lists `element` as "special": blocks, table cells and pictures, but
 * no spans of text.
 */
export function isSpecial(element: string): boolean {
  return vocabulary.SPECIAL_ELEMENTS[vocabulary.NS.HTML].has(vocabulary.getTagID(element))
}

function limitedAdapter(maxElements: number): TreeAdapter<DefaultTreeAdapterMap> {
  let elementsLeft = maxElements
  let depth = 0
  return {
    ...defaultTreeAdapter,
    createElement(...args) {
      if (--elementsLeft < 0 || args[2].length > maxAttributes) throw new LimitExceeded()
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

/**
 * Keeps only text: one `<p>` for each run of text between the tags of blocks, or one `<pre>` with a
 * line for each.
 */
function flatten(html: string): string {
  const runs = textRuns(html).map((run) => run.replaceAll('&', '&amp;').replaceAll('<', '&lt;'))
  return runs.length > maxBodyElements
    ? `<pre>${runs.join('\n')}</pre>`
    : runs.map((run) => `<p>${run}</p>`).join('\n')
}

/**
 * The text of HTML as readers see it, one run for each part between the tags of blocks and line
 * breaks, without white space at its ends and without empty ones. Takes time in proportion to the
 * length.
 */
export function textRuns(html: string): readonly string[] {
  const runs = ['']
  const tags = followTags()
  const divide = ({ tagName }: Token.TagToken) => {
    if (tags.isSeen() && (isSpecial(tagName) || tagName === 'br' || tagName === 'option'))
      runs.push('')
  }
  readTokens(html, {
    start(tag) {
      tags.start(tag)
      divide(tag)
    },
    end(tag) {
      tags.end(tag)
      divide(tag)
    },
    text(characters) {
      if (tags.isSeen()) runs[runs.length - 1] += characters
    },
  })
  return runs.map((run) => run.trim()).filter((run) => run !== '')
}
