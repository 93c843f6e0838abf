/** Labels of parts in all languages: any parts make a label that is short, complete and in that language. */
import { describe, expect, it } from 'vitest'
import { partsLabel } from '../../src/disclosure/part-labels.ts'
import { type PartName, partNames } from '../../src/disclosure/parts.ts'
import type { LabelWords } from '../../src/words/en.ts'
import { labelLanguages } from '../../src/words/label-languages.ts'

/** One, two and three parts, the weightiest first. */
const choices: readonly (readonly PartName[])[] = partNames.flatMap((first, i) => [
  [first],
  ...partNames
    .slice(i + 1)
    .flatMap((second, j) => [
      [first, second],
      ...partNames.slice(i + j + 2).map((third) => [first, second, third]),
    ]),
])

/** Each label with the names that it must contain. */
function labelsIn({ parts: words }: LabelWords) {
  return [
    ...choices.flatMap((names) => {
      return [null, 'Jane Doe'].map((reviewedBy) => ({
        label:
          partsLabel(
            {
              mode: 'ai-assisted',
              reviewedBy: null,
              parts: names.map((name) => ({ name, mode: 'ai-assisted', reviewedBy })),
            },
            words,
          ) ?? '',
        names: names.slice(0, 2).map((name) => words.names[name]),
      }))
    }),
    { label: words.translated, names: [] },
  ]
}

const english = new Set(labelsIn(labelLanguages.en).map(({ label }) => label))

it('differ by parts and review: one, two, or the two weightiest of more', () => {
  expect(choices).toHaveLength(8 + 28 + 56)
  expect(english.size).toBe(2 * (8 + 28 + 21) + 1)
})

describe.each(Object.entries(labelLanguages))('labels of parts in %s', (language, words) => {
  const composed = labelsIn(words)
  const labels = composed.map(({ label }) => label)

  it('have at most 60 characters, also after “AI · ”', () => {
    const prefix = (label: string) => (/\bAI\b/.test(label) ? '' : 'AI · ')
    expect(labels.filter((label) => `${prefix(label)}${label}`.length > 60)).toEqual([])
  })

  it('begin with no small letter and have one colon, that of the language, at the end', () => {
    const colon = /\s?[:：]$/.exec(words.labels['ai-assisted'])?.[0] ?? 'none'
    const isWrong = (label: string) =>
      /^\p{Ll}/u.test(label) || label.search(/\s?[:：]/) !== label.length - colon.length
    expect(labels.filter((label) => isWrong(label) || !label.endsWith(colon))).toEqual([])
  })

  it('have the names of their parts, and no placeholder', () => {
    const lacksName = ({ label, names }: (typeof composed)[number]) =>
      names.some((name) => !label.toLowerCase().includes(name.toLowerCase()))
    expect(composed.filter((each) => each.label.includes('{') || lacksName(each))).toEqual([])
  })

  it('are in English only there', () => {
    expect(labels.filter((label) => english.has(label) !== (language === 'en'))).toEqual([])
  })
})
