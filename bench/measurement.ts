/** The result of a comparison. Measures its two sides in turns, so that other load affects both alike. */

export type Unit = 'req/s' | 'ms' | 'µs' | 'MB' | 'kB'

export type Side = { readonly name: string; readonly rounds: readonly number[]; readonly median: number }

/** `ours` is compared with `theirs`, or a figure without a comparison if `theirs` is `null`. */
export type Finding = {
  readonly row: string
  readonly what: string
  readonly against: string
  readonly unit: Unit
  readonly ours: Side
  readonly theirs: Side | null
  readonly ratio: number | null
  readonly target: Target | null
  readonly met: boolean | null
  /** A remark of one line; may be empty. */
  readonly note: string
}

export type Target = { readonly is: 'at least' | 'at most'; readonly ratio: number }

export const atLeast = (ratio: number): Target => ({ is: 'at least', ratio })
export const atMost = (ratio: number): Target => ({ is: 'at most', ratio })

/** For an even number of values, the mean of the middle two. `NaN` for no values. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length / 2
  const upper = sorted[Math.floor(middle)] ?? Number.NaN
  const lower = sorted[Math.ceil(middle) - 1] ?? Number.NaN
  return (upper + lower) / 2
}

/** Measures the two sides in the order A B B A A B …, so that neither always comes first. */
export async function inTurns(
  rounds: number,
  ours: () => number | Promise<number>,
  theirs: () => number | Promise<number>,
): Promise<readonly [number[], number[]]> {
  const found: [number[], number[]] = [[], []]
  for (let round = 0; round < rounds; round += 1) {
    const order = round % 2 === 0 ? ([0, 1] as const) : ([1, 0] as const)
    for (const side of order) found[side].push(await (side === 0 ? ours() : theirs()))
  }
  return found
}

type Description = Pick<Finding, 'row' | 'what' | 'against' | 'unit'> & {
  readonly names: readonly [string, string]
  readonly target: Target | null
  readonly note?: string
}

/** The ratio is the median of each round's ratio, because a disturbance affects both sides of a round. */
export function compare(
  described: Description,
  [ours, theirs]: readonly [readonly number[], readonly number[]],
): Finding {
  const { names, target, note = '', ...rest } = described
  const ratio = median(ours.map((value, index) => value / (theirs[index] ?? Number.NaN)))
  const met = target && (target.is === 'at least' ? ratio >= target.ratio : ratio <= target.ratio)
  return { ...rest, ours: side(names[0], ours), theirs: side(names[1], theirs), ratio, target, met, note }
}

/** A figure without a comparison. */
export function state(described: Omit<Description, 'names' | 'target'>, values: readonly number[]): Finding {
  const { note = '', ...rest } = described
  return { ...rest, ours: side('Candor', values), theirs: null, ratio: null, target: null, met: null, note }
}

const side = (name: string, rounds: readonly number[]): Side => ({ name, rounds, median: median(rounds) })
