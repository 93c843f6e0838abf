/** Names of feeds. */
import type { Site } from '../settings/site.ts'
import type { Words } from '../words/language.ts'
import { wordsIn } from '../words/words.ts'
import { familyOf } from './families.ts'

/**
 * Name of a feed in the site's language, to add to the site's title; `null` for the feed of all
 * articles.
 */
export const familyName = (
  { language, words }: Site,
  key: string,
  label: string | null,
): string | null => familyNameIn(wordsIn('families', language, words).words, key, label)

/** Names one of several families: the words are looked up once for all. */
export function familyNameIn(
  words: Words<'families'>,
  key: string,
  label: string | null,
): string | null {
  const { family, member } = familyOf(key)
  return family.name(words, member, label)
}
