/**
 * The texts of the desk: each language has the placeholders of English, and none of its sentences.
 */
import { describe, expect, it } from 'vitest'
import { deskWordsIn } from '../../../src/plugins/desk/words/words.ts'

/** All texts by their path. */
const textsOf = (words: object, path = ''): readonly (readonly [string, string])[] =>
  Object.entries(words).flatMap(([name, value]) =>
    typeof value === 'string'
      ? [[`${path}${name}`, value] as const]
      : textsOf(value, `${path}${name}.`),
  )
const english = textsOf(deskWordsIn('en').words)
const placeholders = (text: string) => (text.match(/\{\w+\}/g) ?? []).toSorted()

describe.each(['ar', 'de', 'es', 'fr', 'pl'])('the desk in %s', (language) => {
  const own = new Map(textsOf(deskWordsIn(language).words))

  it('has its own texts, with the same placeholders', () => {
    for (const [path, text] of english) {
      const translated = own.get(path) ?? ''
      expect([path, placeholders(translated)]).toEqual([path, placeholders(text)])
      expect([path, translated.trim() === '' || (text.length > 30 && translated === text)]).toEqual(
        [path, false],
      )
    }
  })
})

it('is in English elsewhere', () => {
  expect(deskWordsIn('ja').language).toBe('en')
  expect(deskWordsIn('de-AT').language).toBe('de')
})
