/** What the readers of signed items in XML and JSON share. */
import { resolved } from '../parse/xml-element.ts'
import type { UnmergedItem } from './declaration.ts'

/** What is read of an item already. */
export type OuterItem = Pick<UnmergedItem, 'url' | 'language' | 'summary'>

/** Names of attributes and members whose values are addresses. */
const addressName = /^(?:href|url|image|.+_url)$/

export const isWrongAddress = (name: string, value: unknown) =>
  addressName.test(name) && typeof value === 'string' && resolved(value, null) === null

/** With what is foreign around the item, if it is signed. */
export const withForeign = (item: UnmergedItem, foreign: readonly string[]): UnmergedItem =>
  item.facts
    ? { ...item, facts: { ...item.facts, foreign: [...item.facts.foreign, ...foreign] } }
    : item

export type Ids = readonly (string | null)[]

/** Items that the same feed calls deleted: some readers take them away. */
export function deletedAmong(ids: Ids, deleted: Ids): readonly string[] {
  const gone = new Set(deleted)
  return ids.some((id) => gone.has(id)) ? ['an item that is deleted'] : []
}
