/** What one comparison found, and how its two sides are measured: in turns, so that both meet the machine's moods alike. */

export type Unit = 'req/s' | 'ms' | 'µs' | 'MB' | 'kB'

export type Side = { readonly name: string; readonly rounds: readonly number[]; readonly median: number }

/** `ours` is measured against `theirs`; without the latter the figure is only stated. */
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
  /** What else is worth knowing, in one line. */
  readonly note: string
}

export type Target = { readonly is: 'at least' | 'at most'; readonly ratio: number }

export const atLeast = (ratio: number): Target => ({ is: 'at least', ratio })
export const atMost = (ratio: number): Target => ({ is: 'at most', ratio })

/** The middle of the values; of an even number of them, the mean of the two in the middle. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length / 2
  const upper = sorted[Math.floor(middle)] ?? Number.NaN
  const lower = sorted[Math.ceil(middle) - 1] ?? Number.NaN
  return (upper + lower) / 2
}

/** Measures the two sides A B B A A B …: neither always comes first. */
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

type Described = Pick<Finding, 'row' | 'what' | 'against' | 'unit'> & {
  readonly names: readonly [string, string]
  readonly target: Target | null
  readonly note?: string
}

/** The ratio is the median of the rounds' own ratios: what disturbs one round disturbs both of its sides. */
export function compare(
  described: Described,
  [ours, theirs]: readonly [readonly number[], readonly number[]],
): Finding {
  const { names, target, note = '', ...rest } = described
  const ratio = median(ours.map((value, index) => value / (theirs[index] ?? Number.NaN)))
  const met = target && (target.is === 'at least' ? ratio >= target.ratio : ratio <= target.ratio)
  return { ...rest, ours: side(names[0], ours), theirs: side(names[1], theirs), ratio, target, met, note }
}

/** A figure on its own. */
export function state(described: Omit<Described, 'names' | 'target'>, values: readonly number[]): Finding {
  const { note = '', ...rest } = described
  return { ...rest, ours: side('Candor', values), theirs: null, ratio: null, target: null, met: null, note }
}

const side = (name: string, rounds: readonly number[]): Side => ({ name, rounds, median: median(rounds) })
