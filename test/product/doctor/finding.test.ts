/** The output of the doctor: one line per finding, the remedy below it, and totals at the end. */
import { describe, expect, it } from 'vitest'
import {
  ageText,
  fault,
  hasFault,
  ok,
  renderFindings,
  warning,
} from '../../../src/core/tools/check.ts'

describe('findings', () => {
  it('are printed with remedies and totals', () => {
    const found = [ok('Well.'), warning('Old.', 'Write.'), fault('Gone.', 'Put it back.')]
    expect(renderFindings(found)).toBe(
      [
        'ok       Well.',
        'warning  Old.',
        '         → Write.',
        'fault    Gone.',
        '         → Put it back.',
        '1 ok, 1 warning, 1 fault',
      ].join('\n'),
    )
    expect(renderFindings([ok('Well.')])).toMatch(/1 ok, 0 warnings, 0 faults$/)
  })

  it('count as faulty only with a fault among them', () => {
    expect(hasFault([ok('Well.'), warning('Old.', 'Write.')])).toBe(false)
    expect(hasFault([ok('Well.'), fault('Gone.', 'Put it back.')])).toBe(true)
  })

  it.each([
    [-5, '0 seconds'],
    [59, '59 seconds'],
    [60, '1 minute'],
    [7199, '1 hour'],
    [86_400, '1 day'],
    [864_000, '10 days'],
  ])('print an age of %d seconds as %s', (seconds, text) => {
    expect(ageText(seconds)).toBe(text)
  })
})
