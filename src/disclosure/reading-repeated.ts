/** Finds what a signed item says twice: programs show different ones, so that a forged one could stand beside the signed one. */
import type { XmlElement } from '../parse/xml-element.ts'

/** Elements of one meaning in RSS and Atom. Candor writes one of each group. */
const groups = `title atom:title dc:title media:title itunes:title
description atom:summary dc:description media:description itunes:summary itunes:subtitle
content:encoded atom:content xhtml:body
guid atom:id
link
pubDate atom:published dc:date dcterms:issued
atom:updated dcterms:modified
candor:disclosure
candor:status
candor:statement`
  .split('\n')
  .map((line) => line.split(' '))

export const repeatedElements = (item: XmlElement): readonly string[] =>
  groups.flatMap((names) => {
    const found = item.elements.filter(({ name }) => names.includes(name)).map(({ name }) => name)
    return found.length > 1 ? [found.join(' and ')] : []
  })

/** Members that an object of a JSON text has twice, by their paths such as `items.0.title`. JSON.parse takes the last one. */
export function repeatedMembers(json: string): readonly string[] {
  const found: string[] = []
  const open: { readonly names: Set<string> | null; at: string | number }[] = []
  let text = '""'
  for (const [token] of json.matchAll(/"(?:[^"\\]|\\.)*"|[{}[\],:]/g)) {
    const inner = open.at(-1)
    if (token === '{') open.push({ names: new Set(), at: '' })
    else if (token === '[') open.push({ names: null, at: 0 })
    else if (token === '}' || token === ']') open.pop()
    else if (token === ',' && inner?.names === null) inner.at = Number(inner.at) + 1
    else if (token === ':' && inner?.names) {
      inner.at = String(JSON.parse(text))
      if (inner.names.has(inner.at)) found.push(open.map(({ at }) => at).join('.'))
      inner.names.add(inner.at)
    } else if (token.startsWith('"')) text = token
  }
  return found
}
