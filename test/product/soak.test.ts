/** The rules of `npx node bench/soak.ts`: each that is broken is told, and nothing else. */
import { expect, it } from 'vitest'
import { findBroken, type Soak } from '../../bench/soak/verdict.ts'

const tally = { name: 'polls', durationsMs: [1, 2], missed: 3, refused: [] }
const memory = { live: 100, resident: 200 }
const well: Soak = {
  startMs: 0,
  tallies: [tally],
  confirmed: [{ title: 'A', confirmedMs: 1000 }],
  shown: [{ title: 'A', committedMs: 1000, shownMs: 2000 }],
  notShown: [],
  refusedWrites: [],
  retriedWrites: 5,
  arrivalOf: () => 3000,
  deliveries: 1,
  forged: 0,
  outages: [{ fromMs: 20_000, toMs: 35_000 }],
  megabytes: [memory, { live: 109, resident: 249 }],
}

it('has nothing to say of a run in which all is well, with what an outage excuses', () => {
  expect(findBroken(well)).toEqual([])
  const delayed = {
    confirmed: [{ title: 'A', confirmedMs: 19_500 }],
    shown: [{ title: 'A', committedMs: 19_500, shownMs: 31_000 }],
  }
  expect(findBroken({ ...well, ...delayed })).toEqual([])
})

it.each<[string, Partial<Soak>]>([
  ['readers', { tallies: [{ ...tally, refused: ['/rss.xml answered 503'] }] }],
  ['asked nothing', { tallies: [{ ...tally, durationsMs: [] }] }],
  ['nothing was published', { confirmed: [], shown: [] }],
  ['writes', { refusedWrites: ['PUT A answered 500'] }],
  ['never in the feed', { notShown: ['A'] }],
  [
    'A after 5.5 s, confirmed 1.0 s after the start',
    { shown: [{ title: 'A', committedMs: 1000, shownMs: 6500 }] },
  ],
  ['subscriber', { arrivalOf: () => undefined }],
  ['signature', { forged: 1 }],
  ['live memory', { megabytes: [memory, { ...memory, live: 111 }] }],
  ['resident memory', { megabytes: [memory, { ...memory, resident: 251 }] }],
])('tells a broken rule: %s', (word, change) => {
  expect(findBroken({ ...well, ...change })).toEqual([expect.stringContaining(word)])
})
