/** Names that look alike have one skeleton, and names of different people have two. */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { lookAlikes } from '../../schema/look-alikes.ts'
import { mixesScripts, skeletonOf } from '../../src/text/skeleton.ts'
import { runs } from '../fixtures/runs.ts'

it.each([
  ['Cyrillic letters', 'Аlісе Ехаmрlе'],
  ['Greek letters', 'Αlιce Εxαmρle'],
  ['capitals', 'ALICE EXAMPLE'],
  ['wide letters', 'Ａｌｉｃｅ Example'],
  ['a digit for a letter', 'A1ice Example'],
  ['a capital I for a small l', 'AIice Example'],
  ['r and n for m', 'Alice Exarnple'],
  ['characters that nobody sees', 'Al\u00adice\u200b Ex\u2060ample'],
  ['another space', 'Alice\u00a0 Example'],
  ['a blank at its end', 'Alice Example '],
  ['no blank', 'AliceExample'],
  ['a full stop at its end', 'Alice Example.'],
  ['letters of phonetics', 'ᴀʟıce Exɑmpǀe'],
  ['a second dot on i', 'Ali\u0307ce Example'],
  ['letters in a circle', 'Ⓐlice Example'],
])('is the same with %s', (_, name) => {
  expect(name).not.toBe('Alice Example')
  expect(skeletonOf(name)).toBe(skeletonOf('Alice Example'))
})

it.each([
  ['Alice Example', 'Alba Example'],
  ['Анна Пример', 'Инна Пример'],
  ['José Example', 'Jose Example'],
  ['Νίκος', 'Νίκη'],
  ['هند', 'سند'],
])('is not the same for %s and %s', (one, other) => {
  expect(skeletonOf(one)).not.toBe(skeletonOf(other))
})

it.each(['O’Neil', 'O′Neil', 'Oʹneil', 'Oʼneil', 'O´Neil', 'OꞌNeil', 'O＇Neil', 'O\u200d\u2018Neil'])(
  'has no apostrophe: %s',
  (name) => {
    expect(skeletonOf(name)).toBe(skeletonOf("O'Neil"))
  },
)

const name = 'Ada O’Claire-Exámple'
const unseen = Array.from(
  '\u0000\t\n\r \u0085\u00a0\u00ad\u034f\u115f\u1680\u180e\u2009\u200b\u200d\u2028\u2029\u202e\u202f\u2060\u2066\u2800' +
    '\u3000\u3164\ue000\ufe0f\ufeff\uffa0\ufff9\u{e0041}\u{f0000}\u{10fffd}',
)
const blank = fc.array(fc.constantFrom(...unseen), { maxLength: 3 }).map((each) => each.join(''))
const disguised = (letter: string) => {
  const small = letter.toLowerCase()
  const others = Array.from(Object.entries(lookAlikes).find(([latin]) => latin === small)?.[1] ?? '')
  return fc.constantFrom(letter, small, letter.toUpperCase(), letter.normalize('NFD'), ...others)
}

it('is the same in any disguise', () => {
  const disguise = fc.tuple(blank, ...Array.from(name, (letter) => fc.tuple(disguised(letter), blank)))
  fc.assert(
    fc.property(disguise, (parts) => {
      expect(skeletonOf(parts.flat().join(''))).toBe(skeletonOf(name))
    }),
    runs(1000),
  )
})

it('finds words of two scripts', () => {
  expect(['Аda Example', 'Ada Exαmple'].map(mixesScripts)).toEqual([true, true])
  expect(['Ada Example', 'Анна Example', 'José Ñandú', 'Νίκος', '王 Example'].map(mixesScripts).includes(true)).toBe(
    false,
  )
})
