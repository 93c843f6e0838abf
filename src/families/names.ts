/** What the feeds of a family are called. */
import type { Site } from '../settings/site.ts'
import { wordsIn } from '../words/words.ts'
import { familyOf } from './families.ts'

/** What a family's feeds are called beside the site's title; `null` for the family of everything. */
export function familyName({ language }: Site, key: string, label: string | null): string | null {
  const { family, member } = familyOf(key)
  return family.name(wordsIn('families', language).words, member, label)
}
