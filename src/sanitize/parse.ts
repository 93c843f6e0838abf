/** Reads a body as a browser would, within limits of depth and size: the first step of the body cleaner. */

import type { DefaultTreeAdapterMap, Token, TokenHandler, TreeAdapter } from 'parse5'
import { defaultTreeAdapter, parse, Tokenizer, TokenizerMode, html as vocabulary } from 'parse5'
import { droppedWhole } from './allow-list.ts'

export type BodyNode = DefaultTreeAdapterMap['childNode']
export type BodyElement = DefaultTreeAdapterMap['element']

/** Browsers stop nesting at 512; an article needs a dozen. */
const maxDepth = 256

class TooMuch extends Error {}

/**
 * What a browser would put into `<body>` (https://html.spec.whatwg.org/multipage/parsing.html).
 *
 * Input nested deeper than 256 elements, or that grows to many times its length because unclosed formatting is repeated
 * in every block, keeps its text in paragraphs and loses its markup: so neither the stack nor the memory of the machine
 * decides what comes out.
 */
export function parseBody(html: string): readonly BodyNode[] {
  try {
    return childrenOfBody(`<!doctype html><body>${html}`, limitedAdapter(html.length))
  } catch (error) {
    if (error instanceof TooMuch) return childrenOfBody(`<!doctype html><body>${flatten(html)}`, defaultTreeAdapter)
    throw error
  }
}

function childrenOfBody(document: string, treeAdapter: TreeAdapter<DefaultTreeAdapterMap>): readonly BodyNode[] {
  const root = parse(document, { treeAdapter }).childNodes.find(isElement)
  return root?.childNodes.filter(isElement).find((element) => element.tagName === 'body')?.childNodes ?? []
}

export function isElement(node: DefaultTreeAdapterMap['node']): node is BodyElement {
  return 'tagName' in node
}

/** Elements that HTML's parser treats as more than a span of text: blocks, cells, pictures (§13.2.4.2, "special"). */
export function isSpecial(element: string): boolean {
  return vocabulary.SPECIAL_ELEMENTS[vocabulary.NS.HTML].has(vocabulary.getTagID(element))
}

function limitedAdapter(length: number): TreeAdapter<DefaultTreeAdapterMap> {
  // A start tag takes three characters or more, so an honest tree has fewer elements than half its length.
  let elementsLeft = 1000 + length / 2
  let depth = 0
  return {
    ...defaultTreeAdapter,
    createElement(...described) {
      if (--elementsLeft < 0) throw new TooMuch()
      return defaultTreeAdapter.createElement(...described)
    },
    onItemPush() {
      if (++depth > maxDepth) throw new TooMuch()
    },
    onItemPop() {
      depth--
    },
  }
}

const rawText: ReadonlyMap<string, Tokenizer['state']> = new Map([
  ['script', TokenizerMode.SCRIPT_DATA],
  ['title', TokenizerMode.RCDATA],
  ['textarea', TokenizerMode.RCDATA],
  ...['style', 'xmp', 'iframe', 'noembed', 'noframes', 'noscript'].map(
    (name) => [name, TokenizerMode.RAWTEXT] as const,
  ),
])

/** HTML with no elements but paragraphs, one for each run of text between tags of blocks. */
function flatten(html: string): string {
  let text = ''
  let hiddenBy = ''
  const show = (token: Token.CharacterToken) => {
    if (hiddenBy === '') text += token.chars.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
  }
  const breakAt = (tag: string) => {
    if (hiddenBy === '' && isSpecial(tag)) text += '\0'
  }
  const handler: TokenHandler = {
    onStartTag({ tagName }) {
      tokenizer.state = rawText.get(tagName) ?? tokenizer.state
      if (hiddenBy === '' && (droppedWhole.has(tagName) || tagName === 'iframe')) hiddenBy = tagName
      breakAt(tagName)
    },
    onEndTag({ tagName }) {
      if (hiddenBy === tagName) hiddenBy = ''
      breakAt(tagName)
    },
    onCharacter: show,
    onWhitespaceCharacter: show,
    onNullCharacter() {},
    onComment() {},
    onDoctype() {},
    onEof() {},
  }
  const tokenizer = new Tokenizer({}, handler)
  tokenizer.write(html, true)
  const runs = text.split('\0').map((run) => run.trim())
  return runs
    .filter((run) => run !== '')
    .map((run) => `<p>${run}</p>`)
    .join('\n')
}
