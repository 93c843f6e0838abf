/** The markup of an XML document, without its CDATA sections and comments. */

/** Searches only once for an end that is missing. */
export function withoutSections(text: string): string {
  const endless = new Set<string>()
  let result = ''
  let done = 0
  for (const { 0: start, index } of text.matchAll(/<!\[CDATA\[|<!--/g)) {
    const end = start === '<!--' ? '-->' : ']]>'
    if (index < done || endless.has(end)) continue
    const at = text.indexOf(end, index + start.length)
    if (at < 0) {
      endless.add(end)
      continue
    }
    result += text.slice(done, index)
    done = at + end.length
  }
  return result + text.slice(done)
}
