/** The chart of /stats: bars as high as their days, under a round number. */
import { html } from 'hono/html'
import { expect, it } from 'vitest'
import { en } from '../../../src/core/words/en.ts'
import { readersChart, roundUp } from '../../../src/plugins/readers/chart.ts'
import { facts } from '../../fixtures/facts.ts'

it.each([
  [0, 1],
  [1, 1],
  [3, 5],
  [470, 500],
  [501, 1000],
  [1000, 1000],
])('rounds %i up to %i', (value, round) => {
  expect(roundUp(value)).toBe(round)
})

it('has a bar of subscribers for each day, with direct readers on top, and names the numbers', async () => {
  const totals = { requests: 0, not_modified: 0, bytes: 0 }
  const days = [
    { day: '2026-11-25', subscribers: 100, direct_readers: 50, ...totals },
    { day: '2026-11-26', subscribers: 200, direct_readers: 0, ...totals },
  ]
  const drawn = await html`${readersChart(days, en.pages.stats, String)}`
  const svg = drawn.toString()
  const bars = [
    ...svg.matchAll(
      /<rect class="(\w+)" x="([\d.]+)" y="([\d.]+)" width="[\d.]+" height="([\d.]+)">/g,
    ),
  ]
  const [first, direct, second, none] = bars.map(([, name, x, y, height]) => ({
    name,
    x,
    top: Number(y),
    height: Number(height),
  }))
  expect(bars).toHaveLength(4)
  expect([first?.name, direct?.name]).toEqual(['subscribers', 'direct'])
  // The chart ends at 200.
  expect(second?.height).toBeCloseTo(2 * (first?.height ?? 0), 0)
  expect(direct?.height).toBeCloseTo((first?.height ?? 0) / 2, 0)
  expect((direct?.top ?? 0) + (direct?.height ?? 0)).toBeCloseTo(first?.top ?? 0, 0)
  expect([direct?.x === first?.x, none?.height]).toEqual([true, 0])
  expect(/<title>(.*?)<\/title>/.exec(svg)?.[1]).toMatch(facts('2026-11-25', 100, 50))
  expect(svg).toContain('>200</text>')
})
