/** The beginning of a text, for the summary of an article that has no standfirst. */

/** In characters as people count them: as much as readers show of an entry in a list. */
const maxLength = 300

/** A sentence that ends earlier says too little. */
const minLength = 80

/**
 * Ends of sentences before a space, and in scripts that have none; a dot after a short word may be
 * an abbreviation.
 */
const sentenceEnd = /(?:[!?…؟۔।]|(?<![\s(.]\p{L}{0,3})\.)["'’”»)\]]*(?=\s|$)|[。！？][」』”]*/gu

/**
 * At most `maxLength` characters of `text`, which has single spaces: up to the end of a sentence,
 * else of a word, with an ellipsis. Scripts without spaces end after any character, but never
 * within one.
 */
export function excerptOf(text: string): string {
  // A character has at most two code units, and texts can be long.
  const characters = Array.from(text.slice(0, 2 * (maxLength + 1)))
  if (characters.length <= maxLength) return text
  const beginning = characters.slice(0, maxLength).join('')
  const sentence =
    Array.from(beginning.matchAll(sentenceEnd), ({ index, 0: end }) => index + end.length).at(-1) ??
    0
  if (sentence >= minLength) return beginning.slice(0, sentence)
  const word = beginning.lastIndexOf(' ')
  const cut =
    word >= minLength
      ? beginning.slice(0, word)
      : characters.slice(0, endOfCharacter(characters)).join('')
  return `${cut.replace(/[\s,;:–—-]{1,9}$/, '')}…`
}

/** A mark belongs to the character before it, and a joiner to both. */
function endOfCharacter(characters: readonly string[]): number {
  let end = maxLength
  while (
    end > 1 &&
    (/[\p{M}\u200d]/u.test(characters[end] ?? '') || characters[end - 1] === '\u200d')
  )
    end--
  return end
}
