/**
 * The result of a comparison. Measures its two sides in turns, so that other load affects both
 * alike.
 */

export type Unit =
  | 'req/s'
  | 'articles/s'
  | 'deliveries/s'
  | 'requests'
  | 'round trips'
  | 'ms'
  | 'µs'
  | '%'
  | 'MB'
  | 'kB'

export type Side = {
  readonly name: string
  readonly rounds: readonly number[]
  readonly median: number
}

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

/** `limit` is a ratio in a comparison, otherwise a figure in the finding's unit. */
export type Target = { readonly is: 'at least' | 'at most'; readonly limit: number }

export const atLeast = (limit: number): Target => ({ is: 'at least', limit })
export const atMost = (limit: number): Target => ({ is: 'at most', limit })

const isMet = (value: number, { is, limit }: Target) =>
  is === 'at least' ? value >= limit : value <= limit

/** For an even number of values, the mean of the middle two. `NaN` for no values. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length / 2
  const upper = sorted[Math.floor(middle)] ?? Number.NaN
  const lower = sorted[Math.ceil(middle) - 1] ?? Number.NaN
  return (upper + lower) / 2
}

/**
 * The smallest value that at least this share of the values do not exceed: 0.99 for p99. `NaN` for
 * no values.
 */
export function quantile(values: readonly number[], share: number): number {
  return values.toSorted((a, b) => a - b)[Math.ceil(values.length * share) - 1] ?? Number.NaN
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

/**
 * The ratio is the median of each round's ratio, because a disturbance affects both sides of a
 * round.
 */
export function compare(
  described: Description,
  [ours, theirs]: readonly [readonly number[], readonly number[]],
): Finding {
  const { names, target, note = '', ...rest } = described
  const ratio = median(ours.map((value, index) => value / (theirs[index] ?? Number.NaN)))
  const met = target && isMet(ratio, target)
  return {
    ...rest,
    ours: side(names[0], ours),
    theirs: side(names[1], theirs),
    ratio,
    target,
    met,
    note,
  }
}

/** A figure without a comparison. The target is for the median of the values. */
export function state(
  described: Omit<Description, 'names' | 'target'> & { readonly target?: Target },
  values: readonly number[],
): Finding {
  const { note = '', target = null, ...rest } = described
  const ours = side('Candor', values)
  return {
    ...rest,
    ours,
    theirs: null,
    ratio: null,
    target,
    met: target && isMet(ours.median, target),
    note,
  }
}

const side = (name: string, rounds: readonly number[]): Side => ({
  name,
  rounds,
  median: median(rounds),
})
