/**
 * Finds in a signed item what programs can show instead of what was signed: they ignore case and
 * namespaces, look at any depth, and read HTML where Candor writes plain text.
 */
import { type JsonObject, textIn } from '../parse/json-values.ts'
import type { XmlElement } from '../parse/xml-element.ts'

/** Go compares names of members so: `ſummary` is `summary`. */
const folded = (name: string): string => name.toUpperCase().toLowerCase()

/**
 * What Candor writes once in an item of RSS, and in an entry of Atom; names that programs take for
 * the same.
 */
const groups = `title | atom:title | title
description | atom:summary | description summary subtitle tagline abstract
content:encoded | atom:content | encoded content body fullitem
guid | atom:id | guid id
link | | link url origlink
pubDate | atom:published | pubdate published issued created date
atom:updated | atom:updated | updated modified
candor:disclosure | candor:disclosure | disclosure
candor:status | candor:status | status
candor:statement | candor:statement | statement
| | item entry`
  .split('\n')
  .map((line) => line.split('|').map((part) => part.trim()))
  .map(([rss, atom, names = '']) => ({ rss, atom, names: names.split(' ') }))

/** Not texts, although they are named like that. Links have a check of their own. */
const others = ['media:content', 'content of https://rslstandard.org/rsl', 'atom:link']

const within = (element: XmlElement): readonly XmlElement[] =>
  element.elements.flatMap((each) => [each, ...within(each)])

/** Elements of other feeds' items, which programs show whatever is around them. */
export const itemsWithin = (element: XmlElement): readonly XmlElement[] =>
  ['item', 'entry'].includes(folded(element.local))
    ? [element]
    : element.elements.flatMap(itemsWithin)

/** `url` is the item's own address. */
export function doubtfulElements(
  item: XmlElement,
  isAtom: boolean,
  url: string | null,
): readonly string[] {
  const all = within(item)
  const repeated = groups.flatMap(({ rss, atom, names }) => {
    const found = all.filter(
      ({ name, local }) => !others.includes(name) && names.includes(folded(local)),
    )
    const [first] = found
    const isOwn =
      first &&
      found.length === 1 &&
      item.elements.includes(first) &&
      first.name === (isAtom ? atom : rss)
    return isOwn || !first ? [] : [found.map(({ name }) => name).join(' and ')]
  })
  return [
    ...repeated,
    ...item.elements.flatMap(tagsIn),
    ...all.filter((each) => isOtherLink(each, url)).map(({ name }) => name),
  ]
}

/** Texts with elements in them, or as HTML with tags. */
function tagsIn(element: XmlElement): readonly string[] {
  const { name, text, elements } = element
  const type = element.attribute('type') ?? 'text'
  const isContent = ['content:encoded', 'atom:content'].includes(name)
  if (isContent)
    return (elements.length > 0 && type !== 'xhtml') || element.attribute('src') !== null
      ? [`elements in ${name}`]
      : []
  const isText = ['title', 'atom:title', 'description', 'atom:summary'].includes(name)
  const isHtml = name === 'description' || type !== 'text'
  return isText && (elements.length > 0 || (isHtml && text.includes('<')))
    ? [`tags in ${name}`]
    : []
}

function isOtherLink(link: XmlElement, url: string | null): boolean {
  if (link.name === 'link') return link.attribute('href') !== null
  const rel = link.attribute('rel') ?? 'alternate'
  if (link.name !== 'atom:link' || rel === 'via' || rel === 'license') return false
  return rel !== 'alternate' || link.address('href') !== url
}

/** Members of JSON Feed that programs show instead of others. */
export const doubtfulMembers = (item: JsonObject): readonly string[] => {
  const [html, text, other] = ['content_html', 'content_text', 'external_url'].map((name) =>
    textIn(item, name),
  )
  const isOtherText =
    text != null && (html != null || text.trim() !== (textIn(item, 'summary') ?? '').trim())
  return [
    ...(isOtherText ? ['content_text'] : []),
    ...(other == null || other === textIn(item, 'url') ? [] : ['external_url']),
  ]
}

const memberNames =
  'items id url title summary content_html content_text external_url date_published date_modified _candor'.split(
    ' ',
  )

/**
 * Members that an object of a JSON text has twice, by their paths such as `items.0.title`:
 * JSON.parse takes the last one. Also those of a feed or item in another case.
 */
export function repeatedMembers(json: string): readonly string[] {
  const found: string[] = []
  const open: { readonly names: Set<string> | null; at: string | number }[] = []
  let text = '""'
  for (const [token] of json.matchAll(/"(?:[^"\\]|\\.)*"?|[{}[\],:]/g)) {
    const inner = open.at(-1)
    if (token === '{') open.push({ names: new Set(), at: '' })
    else if (token === '[') open.push({ names: null, at: 0 })
    else if (token === '}' || token === ']') open.pop()
    else if (token === ',' && inner?.names === null) inner.at = Number(inner.at) + 1
    else if (token === ':' && inner?.names) {
      inner.at = String(JSON.parse(text))
      const name = folded(inner.at)
      const isOther = inner.at !== name && open.length <= 3 && memberNames.includes(name)
      if (isOther || inner.names.has(inner.at)) found.push(open.map(({ at }) => at).join('.'))
      inner.names.add(inner.at)
    } else if (token.startsWith('"')) text = token
  }
  return found
}
