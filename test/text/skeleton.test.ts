/** Names that look alike have one skeleton, and names of different people have two. */
import { expect, it } from 'vitest'
import { mixesScripts, skeletonOf } from '../../src/text/skeleton.ts'

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

it('finds words of two scripts', () => {
  expect(['Аda Example', 'Ada Exαmple'].map(mixesScripts)).toEqual([true, true])
  expect(['Ada Example', 'Анна Example', 'José Ñandú', 'Νίκος', '王 Example'].map(mixesScripts).includes(true)).toBe(
    false,
  )
})
