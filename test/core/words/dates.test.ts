/** Dates in the words of each language, without `Intl`. */
import { expect, it } from 'vitest'
import { writtenDay, writtenMinute } from '../../../src/core/text/dates.ts'
import { dateFormFor, dayFor } from '../../../src/core/words/dates.ts'
import { languages } from '../../../src/core/words/languages.ts'

const day = new Date('2026-01-09T08:05:59Z')

it('are in words in every language, with a month for each month', () => {
  for (const tag of Object.keys(languages)) {
    const months = Array.from({ length: 12 }, (_, month) =>
      writtenDay(new Date(Date.UTC(2026, month, 9)), dateFormFor(tag)),
    )
    expect([tag, new Set(months).size]).toEqual([tag, 12])
    for (const text of months)
      expect(`${tag} ${text}`).toMatch(/^[\w-]+ [^{}-]*(2026|۲۰۲۶)[^{}-]*$/)
  }
})

it.each([
  ['en', '9 January 2026'],
  ['en-GB', '9 January 2026'],
  ['en-us', 'January 9, 2026'],
  ['de', '9. Januar 2026'],
  ['de-AT', '9. Jänner 2026'],
  ['pl', '9 stycznia 2026'],
  ['hu-HU', '2026. január 9.'],
  ['ca', '9 de gener del 2026'],
  ['ja', '2026年1月9日'],
  ['zh-TW', '2026年1月9日'],
  ['no', '9. januar 2026'],
  ['ar', '9 يناير 2026'],
  ['ar-SY', '٩ كانون الثاني ٢٠٢٦'],
  ['fa', '۹ ژانویهٔ ۲۰۲۶'],
  ['he', '9 בינואר 2026'],
  ['eu', '2026-01-09'],
])('in %s: %s', (tag, written) => {
  expect(writtenDay(day, dateFormFor(tag))).toBe(written)
})

it('have time and zone beside them, in the same digits', () => {
  expect(writtenMinute(day, dateFormFor('de'))).toBe('9. Januar 2026 · 08:05 UTC')
  expect(writtenMinute(day, dateFormFor('fa'))).toBe('۹ ژانویهٔ ۲۰۲۶ · ۰۸:۰۵ UTC')
  expect(writtenMinute(day, null)).toBe('2026-01-09 · 08:05 UTC')
})

it('follow the words around them: their language, and the region of the reader', () => {
  expect(dayFor(day, 'en-US', 'en')).toBe('January 9, 2026')
  expect(dayFor(day, 'de-AT', 'en')).toBe('9 January 2026')
})

it('in digits are isolated from right-to-left words', () => {
  expect(dayFor(day, 'ur', 'ur')).toBe('\u20662026-01-09\u2069')
  expect(dayFor(day, 'eu', 'eu')).toBe('2026-01-09')
})
