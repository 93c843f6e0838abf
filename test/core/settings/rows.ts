/** What each row of a table of settings must do. */
import { expect, it } from 'vitest'
import type { Setting } from '../../../src/core/settings/setting.ts'

export function describeRows(rows: readonly Setting<unknown>[]): void {
  it('has a unique name', () => {
    expect(new Set(rows.map(({ name }) => name)).size).toBe(rows.length)
  })

  it.each(rows)('$name accepts its own example', ({ example, parse }) => {
    expect(parse(example)).not.toBeUndefined()
  })

  const withDefault = rows.flatMap(({ name, fallback, parse }) =>
    (typeof fallback === 'string' && fallback !== '') || typeof fallback === 'number'
      ? [{ name, fallback, parse }]
      : [],
  )
  it.each(withDefault)('$name accepts its own default', ({ fallback, parse }) => {
    expect(parse(String(fallback))).toBe(fallback)
  })
}
