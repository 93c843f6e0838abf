/**
 * Names that look alike have one skeleton in the database, and names of different people have two.
 */
/// <reference types="vitest/importMeta" />

import { invisible } from 'candor-disclosure/text/invisible.ts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compatible, confusables, withoutMarks } from '../../../scripts/look-alikes.ts'
import { runs } from '../../fixtures/runs.ts'
import type { Bench } from './bench.ts'
import { runOnPglite } from './on-pglite.ts'

const name = 'Ada O’Claire-Exámple'
const unseen = Array.from(
  '\t\n\r \u0085\u00a0\u00ad\u034f\u115f\u1680\u180e\u2009\u200b\u200d\u2028\u2029\u202e\u202f\u2060\u2066\u2800' +
    '\u3000\u3164\ue000\ufe0f\ufeff\uffa0\ufff9\u{e0041}\u{f0000}\u{10fffd}',
)
const isOne = (text: string) => Array.from(text).length === 1
/**
 * The characters that Unicode takes for one letter or digit, or for letters of ASCII, and that are
 * one by themselves.
 */
const ofNames = confusables
  .map(([character, text]) => [character, withoutMarks(compatible(text))] as const)
  .filter(
    ([character, text]) =>
      isOne(character) &&
      /[^\p{M}\p{Lm}\p{Sk}\p{P}]/u.test(character) &&
      compatible(character) === character &&
      /[\p{L}\p{N}]/u.test(text) &&
      !/[\p{Lm}\p{Sk}]/u.test(text) &&
      (isOne(text) || /^[a-z]+$/i.test(text)),
  )
/**
 * The capital or small form of these letters looks like another letter of ASCII, and one of the two
 * counts.
 */
const otherwise = 'БβεηνΥГƽꞵⲄᎱ'

export function describeNames(bench: () => Bench): void {
  const skeletonsOf = async (names: readonly string[]): Promise<readonly string[]> => {
    const list = JSON.stringify(names).replaceAll("'", "''")
    const rows = await bench().sql(`select candor_skeleton(value) as skeleton
      from jsonb_array_elements_text('${list}') with ordinality n(value, place) order by place`)
    return rows.map(({ skeleton }) => String(skeleton))
  }
  const skeletonOf = async (of: string) => (await skeletonsOf([of]))[0]

  describe('the skeleton of a name', () => {
    it.each([
      ['a letter of phonetics with a hook', 'Alice Exaɱple'],
      ['a sign that is no letter', 'Alice Exampl℮'],
      ['Cyrillic letters', 'Аlісе Ехаmрlе'],
      ['Greek letters', 'Αlιce Εxαmρle'],
      ['Armenian and Cherokee letters', 'Alicе Еxamрⅼе'],
      ['capitals', 'ALICE EXAMPLE'],
      ['wide letters', 'Ａｌｉｃｅ Example'],
      ['letters of mathematics', '𝒜lice 𝐄xample'],
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
    ])('is the same with %s', async (_, other) => {
      expect(other).not.toBe('Alice Example')
      expect(await skeletonOf(other)).toBe(await skeletonOf('Alice Example'))
    })

    it.each([
      ['Alice Example', 'Alba Example'],
      ['Анна Пример', 'Инна Пример'],
      ['José Example', 'Jose Example'],
      ['Anna Müller', 'Anna Muller'],
      ['Anna Strauß', 'Anna Straub'],
      ['Zofia Wałęsa', 'Zofia Wałesa'],
      ['Νίκος', 'Νίκη'],
      ['هند', 'سند'],
    ])('is not the same for %s and %s', async (one, other) => {
      expect(await skeletonOf(one)).not.toBe(await skeletonOf(other))
    })

    it.each([
      'O’Neil',
      'O′Neil',
      'Oʹneil',
      'Oʼneil',
      'O´Neil',
      'OꞌNeil',
      'O＇Neil',
      'O\u200d\u2018Neil',
    ])('has no apostrophe: %s', async (other) => {
      expect(await skeletonOf(other)).toBe(await skeletonOf("O'Neil"))
    })

    it.each(['ИРИНА', 'ŁUKASZ', 'ΝΊΚΟΣ', 'MÆRY', 'ЖАННА', 'ԱՆՆԱ', 'ÉMILE'])(
      'is the same in small letters, by any collation: %s',
      async (capitals) => {
        expect(await skeletonOf(capitals.toLowerCase())).toBe(await skeletonOf(capitals))
      },
    )

    it('is the same for what Unicode takes for a letter', async () => {
      expect(ofNames.length).toBeGreaterThan(1000)
      const [all, plain] = [
        await skeletonsOf(ofNames.map(([each]) => each)),
        await skeletonsOf(ofNames.map(([, text]) => text)),
      ]
      const differ = ofNames.filter((_, place) => all[place] !== plain[place]).map(([each]) => each)
      expect(differ.toSorted()).toEqual(Array.from(otherwise).toSorted())
    })

    it('is the same in any disguise', async () => {
      const alike = (letter: string) =>
        ofNames
          .filter(([each, text]) => text === letter && !otherwise.includes(each))
          .map(([each]) => each)
      const blank = fc
        .array(fc.constantFrom(...unseen), { maxLength: 3 })
        .map((each) => each.join(''))
      const disguised = (letter: string) =>
        fc.constantFrom(
          letter,
          letter.toLowerCase(),
          letter.toUpperCase(),
          letter.normalize('NFD'),
          ...alike(letter),
        )
      const disguise = fc.tuple(
        blank,
        ...Array.from(name, (letter) => fc.tuple(disguised(letter), blank)),
      )
      const samples = fc
        .sample(disguise, { ...runs(1000), numRuns: 300 })
        .map((parts) => parts.flat().join(''))
      expect(new Set(await skeletonsOf([name, ...samples])).size).toBe(1)
    })

    it('takes as look-alikes what hides among invisible characters and punctuation, and nothing that is no name', async () => {
      const hidden = Array.from(
        'Alice Exaɱple',
        (letter) => `${letter}${'\u200b.'.repeat(200)}`,
      ).join('')
      expect(await skeletonOf(hidden)).toBe(await skeletonOf('Alice Example'))
      const [long = '', other = ''] = await skeletonsOf(['ɱ'.repeat(301), 'm'.repeat(301)])
      expect(long).not.toBe(other)
    })

    it('leaves out each invisible character', async () => {
      const [row] = await bench().sql(
        `select prosrc from pg_proc where proname = 'candor_skeleton'`,
      )
      expect(String(row?.['prosrc']).replaceAll(/'\s+'/g, '')).toContain(invisible)
    })
  })
}

if (import.meta.vitest) runOnPglite(describeNames)
