/** The length of labels of parts, for words that are not Candor's own. */
import { type PartWords, partsLabel } from 'candor-disclosure/disclosure/part-labels.ts'
import { type PartName, partNames } from 'candor-disclosure/disclosure/parts.ts'

const last: PartName = 'picture'

/** One part, two, and two of more, as labels name them. */
const choices: readonly (readonly PartName[])[] = partNames.flatMap((first, index) => [
  [first],
  ...partNames
    .slice(index + 1)
    .flatMap((second) => [[first, second], ...(second === last ? [] : [[first, second, last]])]),
])

/** With “AI · ” where it lacks these letters, as `LABEL_FORM=both` writes it. */
export function longestPartLabel(words: PartWords): string {
  const composed = choices.flatMap((names) =>
    [null, '…'].map((reviewedBy) => {
      const parts = names.map((name) => ({ name, mode: 'ai-assisted', reviewedBy }) as const)
      return partsLabel({ mode: 'ai-assisted', reviewedBy: null, parts }, words) ?? ''
    }),
  )
  const labels = [words.translated, ...composed].map((label) =>
    /(?<![a-z])AI(?![a-z])/i.test(label) ? label : `AI · ${label}`,
  )
  return labels.reduce((longest, label) => (label.length > longest.length ? label : longest))
}
