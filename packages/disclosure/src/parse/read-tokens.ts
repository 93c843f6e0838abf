/** Reads the tags and texts of HTML, without a tree. */
import { Token, type TokenHandler, Tokenizer, TokenizerMode } from 'parse5'

/** The tokenizer's state after start tags whose content is not parsed as elements. */
const rawText: ReadonlyMap<string, Tokenizer['state']> = new Map([
  ['script', TokenizerMode.SCRIPT_DATA],
  ['title', TokenizerMode.RCDATA],
  ['textarea', TokenizerMode.RCDATA],
  ...['style', 'xmp', 'iframe', 'noembed', 'noframes', 'noscript'].map(
    (name) => [name, TokenizerMode.RAWTEXT] as const,
  ),
])

const { CHARACTER, NULL_CHARACTER } = Token.TokenType

/** Makes one token of a text with its white space: one for each word takes ten times as long. */
class TextTokenizer extends Tokenizer {
  protected override _ensureCharacterToken(type: Token.CharacterToken['type']): void {
    super._ensureCharacterToken(type === NULL_CHARACTER ? type : CHARACTER)
  }
}

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
    onCharacter: ({ chars }) => text(chars),
    ...{ onWhitespaceCharacter() {}, onNullCharacter() {} },
    ...{ onComment() {}, onDoctype() {}, onEof() {} },
  }
  const tokenizer = new TextTokenizer({ sourceCodeLocationInfo: withLocations }, handler)
  tokenizer.write(html, true)
}
