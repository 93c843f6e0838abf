/**
 * Directional formatting characters (UAX #9 §2): what a text opens ends with it, so that it cannot
 * turn the text around it.
 */

const marks = /[\u202a-\u202e\u2066-\u2069]/g
const [popEmbedding, popIsolate] = ['\u202c', '\u2069']

/**
 * Closes what is open at the end, and removes what closes nothing. Text that is balanced stays as
 * it is.
 */
export function closeDirections(text: string): string {
  /** The closing character of each open one, the innermost first. */
  const open: string[] = []
  const kept = text.replace(marks, (character) => {
    if (character !== popEmbedding && character !== popIsolate) {
      open.unshift(character < '\u2066' ? popEmbedding : popIsolate)
      return character
    }
    // An isolate ends with all embeddings in it, and an embedding only within its isolate (UAX #9,
    // BD9 and X6a, X7).
    const index =
      character === popIsolate ? open.indexOf(popIsolate) : open[0] === popEmbedding ? 0 : -1
    open.splice(0, index + 1)
    return index < 0 ? '' : character
  })
  return kept + open.join('')
}
