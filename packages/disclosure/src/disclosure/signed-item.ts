/** What the readers of signed items in XML and JSON share. */
import { resolved } from '../parse/xml-element.ts'
import type { UnmergedItem } from './declaration.ts'

/** What is read of an item already. */
export type OuterItem = Pick<UnmergedItem, 'url' | 'language' | 'summary'>

/** Names of attributes and members whose values are addresses. */
const addressName = /^(?:href|url|image|.+_url)$/

export const isWrongAddress = (name: string, value: string) =>
  addressName.test(name) && resolved(value, null) === null

/** White space at the ends is not signed, but U+1680 looks like a minus before a number. */
export const isWrongText = (value: string) =>
  value.slice(0, value.length - value.trimStart().length).includes('\u1680') ||
  value.slice(value.trimEnd().length).includes('\u1680')

/** Faults of the rest of a feed that each of its items gets. One is enough. */
const maxForeign = 20

/** With what is foreign around the item, if it is signed. */
export const withForeign = (item: UnmergedItem, foreign: readonly string[]): UnmergedItem =>
  item.facts
    ? {
        ...item,
        facts: { ...item.facts, foreign: [...item.facts.foreign, ...foreign.slice(0, maxForeign)] },
      }
    : item

export type Ids = readonly (string | null)[]

/**
 * Items that the same feed calls deleted, which some readers take away, and two versions of one
 * item, of which readers show either.
 */
export function foreignIds(ids: Ids, deleted: Ids): readonly string[] {
  const gone = new Set(deleted)
  return [
    ...(ids.some((id) => gone.has(id)) ? ['an item that is deleted'] : []),
    ...(new Set(ids).size < ids.length ? ['two items with one id'] : []),
  ]
}
