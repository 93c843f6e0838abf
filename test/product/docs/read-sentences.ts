/** The numbered sentences of docs/vocabulary/conformance.md. */
import { expect } from 'vitest'
import { readDoc } from '../../fixtures/read-docs.ts'

/** The ids that begin with `W` or `R`, in order. Fails if a number is missing. */
export function sentencesOf(letter: 'W' | 'R'): readonly string[] {
  const page = readDoc('docs/vocabulary/conformance.md')
  const ids = [...page.matchAll(/^- \*\*([WR]-\d+)\*\* /gm)].map(([, id = '']) => id)
  const listed = ids.filter((id) => id.startsWith(letter))
  expect(listed).toEqual(listed.map((_, index) => `${letter}-${index + 1}`))
  expect(listed.length).toBeGreaterThan(10)
  return listed
}

/** The ids at the beginning of the names of tests in a file, in order. */
export const sentencesIn = (path: string): readonly string[] =>
  [...readDoc(path).matchAll(/^ *it\('([WR]-\d+) /gm)].map(([, id = '']) => id)
