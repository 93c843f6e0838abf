/** Reads the tags and texts of HTML, without a tree. */
import { type Token, type TokenHandler, Tokenizer, TokenizerMode } from 'parse5'

/** The tokenizer's state after start tags whose content is not parsed as elements. */
const rawText: ReadonlyMap<string, Tokenizer['state']> = new Map([
  ['script', TokenizerMode.SCRIPT_DATA],
  ['title', TokenizerMode.RCDATA],
  ['textarea', TokenizerMode.RCDATA],
  ...['style', 'xmp', 'iframe', 'noembed', 'noframes', 'noscript'].map(
    (name) => [name, TokenizerMode.RAWTEXT] as const,
  ),
])

type TagListeners = {
  readonly start: (tag: Token.TagToken) => void
  readonly end: (tag: Token.TagToken) => void
  readonly text: (characters: string) => void
}

const isForeign = ({ tagName }: Token.TagToken) => tagName === 'svg' || tagName === 'math'

/**
 * Reads the tags and texts of HTML without building a tree. `withLocations` takes as long again as
 * all else.
 */
export function readTokens(
  html: string,
  { start, end, text }: TagListeners,
  withLocations = false,
): void {
  const addText = ({ chars }: Token.CharacterToken) => text(chars)
  const handler: TokenHandler = {
    onStartTag(tag) {
      tokenizer.state = rawText.get(tag.tagName) ?? tokenizer.state
      // In SVG and MathML, a CDATA section is text.
      if (isForeign(tag) && !tag.selfClosing) tokenizer.inForeignNode = true
      start(tag)
    },
    onEndTag(tag) {
      if (isForeign(tag)) tokenizer.inForeignNode = false
      end(tag)
    },
    onCharacter: addText,
    onWhitespaceCharacter: addText,
    ...{ onNullCharacter() {}, onComment() {}, onDoctype() {}, onEof() {} },
  }
  const tokenizer = new Tokenizer({ sourceCodeLocationInfo: withLocations }, handler)
  tokenizer.write(html, true)
}
