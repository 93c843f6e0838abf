/** Notes what an input says and its reader does not take: each field by its name. */
import { legalText } from '../text/legal-text.ts'
import type { ImportNote } from './imported-article.ts'
import type { JsonObject } from './json-values.ts'
import { note } from './notes.ts'
import type { XmlElement } from './xml-element.ts'

/** `known` are names that are no loss, separated by blanks; a name such as `media:` stands for a whole namespace. */
export function noteLost(members: JsonObject, known: string, notes: ImportNote[]): void {
  const names = known.split(' ')
  for (const [name, value] of Object.entries(members)) {
    const isKnown = names.includes(name) || names.includes(name.slice(0, name.indexOf(':') + 1))
    if (!isKnown && !isEmpty(value)) notes.push(note('field_lost', legalText(name)))
  }
}

/** The child elements that say something, for `noteLost`. */
export const fieldsOf = (item: XmlElement): JsonObject =>
  Object.fromEntries(
    item.elements
      .map(({ name, text, attributes }) => [name, text || attributes.size] as const)
      .filter(([, value]) => !isEmpty(value)),
  )

const empty: readonly unknown[] = [undefined, null, false, 0, '', '0']

const isEmpty = (value: unknown): boolean =>
  empty.includes(value) || (typeof value === 'object' && value !== null && Object.keys(value).length === 0)
