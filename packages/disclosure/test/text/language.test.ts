/** Language tags: which are the same language, and the tag by which Candor finds its words. */
import { expect, it } from 'vitest'
import { canonicalTag, sameLanguage } from '../../src/text/language.ts'

it.each([
  ['en', 'EN-gb', true],
  ['iw', 'he', true],
  ['in-ID', 'id', true],
  ['no', 'nb-NO', true],
  ['zh-TW', 'zh-Hant', true],
  ['nn', 'nb', false],
  ['de', 'den', false],
])('%s and %s are the same language: %s', (one, other, same) => {
  expect([sameLanguage(one, other), sameLanguage(other, one)]).toEqual([same, same])
})

it.each([
  ['EN-gb', 'en-GB'],
  ['SR-latn-rs', 'sr-Latn-RS'],
  ['de-CH-1996', 'de-CH-1996'],
  ['zh-tw', 'zh-Hant-TW'],
  ['zh', 'zh-Hans'],
  ['nn-NO', 'nb-NO'],
  ['iw-IL', 'he-IL'],
])('the words for %s are found as %s', (tag, canonical) => {
  expect(canonicalTag(tag)).toBe(canonical)
})
