/** Parses a `srcset`, the pictures of which a browser chooses one. */

/** One picture of a `srcset`. `descriptor` is as written: `''`, `2x`, `640w`. */
export type Candidate = { readonly url: string; readonly descriptor: string }

/** Pictures of a `srcset`: far above use, because each takes time. */
export const maxCandidates = 500

/**
 * Parses a `srcset` (https://html.spec.whatwg.org/multipage/images.html#parse-a-srcset-attribute).
 * A URL ends at white space: it may contain commas, but not end with one. Omits candidates with an
 * invalid descriptor, as browsers do.
 */
export function parseSrcset(srcset: string): Candidate[] {
  const candidates: Candidate[] = []
  const start = /[\t\n\f\r ,]*/y
  const nonSpace = /[^\t\n\f\r ]+/y
  let at = 0
  for (;;) {
    start.lastIndex = at
    start.test(srcset)
    nonSpace.lastIndex = start.lastIndex
    const word = nonSpace.exec(srcset)?.[0]
    if (word === undefined || candidates.length === maxCandidates) return candidates
    at = nonSpace.lastIndex
    const url = withoutLastCommas(word)
    let descriptor = ''
    if (url === word) {
      const end = endOfDescriptors(srcset, at)
      descriptor = srcset
        .slice(at, end)
        .trim()
        .replace(/[\t\n\f\r ]+/g, ' ')
      at = end
    }
    if (isDescriptor(descriptor)) candidates.push({ url, descriptor })
  }
}

/** A loop, because `/,+$/` takes quadratic time on commas in the middle. */
function withoutLastCommas(word: string): string {
  let end = word.length
  while (word[end - 1] === ',') end--
  return word.slice(0, end)
}

/** Descriptors end at the next comma that is not inside parentheses. */
function endOfDescriptors(srcset: string, from: number): number {
  let inParentheses = false
  for (let at = from; at < srcset.length; at++) {
    const character = srcset[at]
    if (character === '(') inParentheses = true
    else if (character === ')') inParentheses = false
    else if (character === ',' && !inParentheses) return at
  }
  return srcset.length
}

function isDescriptor(descriptor: string): boolean {
  return /^(?:|0*[1-9]\d*w(?: 0*[1-9]\d*h)?|0*[1-9]\d*h 0*[1-9]\d*w|(?:\d+(?:\.\d+)?|\.\d+)(?:e[+-]?\d+)?x)$/i.test(
    descriptor,
  )
}
