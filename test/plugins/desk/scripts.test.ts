/** Names whose words are of two scripts. */
import { expect, it } from 'vitest'
import { mixesScripts } from '../../../src/plugins/desk/scripts.ts'

it('finds words of two scripts', () => {
  expect(['Аda Example', 'Ada Exαmple'].map(mixesScripts)).toEqual([true, true])
  expect(
    ['Ada Example', 'Анна Example', 'José Ñandú', 'Νίκος', '王 Example']
      .map(mixesScripts)
      .includes(true),
  ).toBe(false)
})
