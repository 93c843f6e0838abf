/** Notes what an input says and its reader does not take: each field by its name. */
import { legalText } from '../text/legal-text.ts'
import type { ImportNote } from './imported-article.ts'
import type { JsonObject } from './json-values.ts'
import { note } from './notes.ts'
import { elementsOf, readNamespaces, rssNamespaces, textOf, wordpress, type XmlElement } from './xml-element.ts'

/** `known` are names that are no loss, separated by blanks. */
export function noteLostMembers(members: JsonObject, known: string, notes: ImportNote[]): void {
  const names = known.split(' ')
  for (const [name, value] of Object.entries(members)) {
    if (!names.includes(name) && !isEmpty(value)) notes.push(note('field_lost', legalText(name)))
  }
}

/** As above; a name such as `media:` stands for a whole namespace. */
export function noteLostElements(item: XmlElement, known: string, notes: ImportNote[]): void {
  const names = known.split(' ')
  const isKnown = (name: string) => names.includes(name) || names.includes(name.slice(0, name.indexOf(':') + 1))
  const lost = elementsOf(item).flatMap((element) => {
    const name = nameOf(element)
    return isKnown(name) || isEmpty(textOf(element) || element.attributes.size) ? [] : [name]
  })
  for (const name of new Set(lost)) notes.push(note('field_lost', name))
}

const empty: readonly unknown[] = [undefined, null, false, 0, '', '0']

const isEmpty = (value: unknown): boolean =>
  empty.includes(value) || (typeof value === 'object' && value !== null && Object.keys(value).length === 0)

const prefixes = new Map<string, string>(
  Object.entries(readNamespaces).map(([prefix, uri]) => [withoutSlash(uri), prefix]),
)

function withoutSlash(uri: string): string {
  return uri.replace(/\/$/, '')
}

/** With the usual prefix of its namespace; with the namespace itself, if that is not read. */
function nameOf({ uri, local }: XmlElement): string {
  if (rssNamespaces.includes(uri)) return local
  const prefix = uri.startsWith(wordpress) ? 'wp' : prefixes.get(withoutSlash(uri))
  return prefix === undefined ? `${local} of ${uri}` : `${prefix}:${local}`
}
