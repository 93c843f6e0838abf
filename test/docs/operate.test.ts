/** docs/operate.md lists every metric, and only those. */
import { expect, it } from 'vitest'
import { names } from '../../src/metrics/names.ts'
import { readDoc } from './read-docs.ts'

const page = readDoc('docs/operate.md')

it('lists all metrics by name', () => {
  const listed = new Set([...page.matchAll(/`(candor_[a-z_]+?)(?:_total)?`/g)].map(([, name]) => name))
  const known = Object.values(names).map(([name]) => name)
  expect(known.length).toBeGreaterThan(15)
  expect(listed).toEqual(new Set<string>(known))
})
