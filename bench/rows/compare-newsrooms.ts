/** Measures one thing in two newsrooms of different sizes. */
import { atMost, compare, type Finding, inTurns, median } from '../measurement.ts'
import type { Newsroom } from '../newsrooms.ts'
import type { Bench } from './bench.ts'

/** How long it takes. */
export const milliseconds = async (work: () => Promise<unknown>): Promise<number> => {
  const start = performance.now()
  await work()
  return performance.now() - start
}

/** The median of so many measurements: the figure of one round. */
export async function medianOf(count: number, work: (index: number) => Promise<number>): Promise<number> {
  const times: number[] = []
  for (let index = 0; index < count; index += 1) times.push(await work(index))
  return median(times)
}

type Side = (newsroom: Newsroom) => Promise<number>

/** The same measured in the large newsroom and in the small one, in turns. */
export async function compareNewsrooms(
  bench: Bench,
  row: string,
  what: string,
  side: Side,
  target = 1.2,
): Promise<Finding> {
  const large = await bench.large()
  for (const newsroom of [large, bench.small]) await side(newsroom)
  const found = await inTurns(
    bench.options.rounds,
    () => side(large),
    () => side(bench.small),
  )
  const count = (newsroom: Newsroom) => newsroom.articles.toLocaleString('en')
  const names = [count(large), count(bench.small)] as const
  return compare({ row, what, against: `with ${names[1]} articles`, unit: 'ms', names, target: atMost(target) }, found)
}
