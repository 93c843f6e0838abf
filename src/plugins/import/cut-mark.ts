/** Marks of summaries that software has cut. */

/** `[…]`, `…` or `...`, also with `Read more` and any words in the last line. */
const cutMark =
  /(?<!\s)\s*(?:\[(?:…|\.\.\.|&hellip;)\]|…|\.\.\.)\s*(?:$|continue reading|read more)/gi

/** The text before its mark. One expression up to the end of the text would be quadratic. */
export function withoutCutMark(text: string): string {
  const lastBreak = Math.max(...Array.from('\n\r\u2028\u2029', (each) => text.lastIndexOf(each)))
  for (const { 0: mark, index } of text.matchAll(cutMark)) {
    if (index + mark.length > lastBreak) return text.slice(0, index)
  }
  return text
}
