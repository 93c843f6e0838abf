/** Names of feeds. */
import type { Site } from '../settings/site.ts'
import { wordsIn } from '../words/words.ts'
import { familyOf } from './families.ts'

/** Name of a feed in the site's language, to add to the site's title; `null` for the feed of all articles. */
export function familyName({ language, words }: Site, key: string, label: string | null): string | null {
  const { family, member } = familyOf(key)
  return family.name(wordsIn('families', language, words).words, member, label)
}
