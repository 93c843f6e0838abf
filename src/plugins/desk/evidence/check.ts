/** One finding of a verification. */

/** `unknown` where what is there cannot prove it. `detail` is empty if it holds. */
export type Check = {
  readonly of: string
  readonly result: 'holds' | 'fails' | 'unknown'
  readonly detail: string
}

export const holds = (of: string): Check => ({ of, result: 'holds', detail: '' })
export const fails = (of: string, detail: string): Check => ({ of, result: 'fails', detail })
export const unknown = (of: string, detail: string): Check => ({ of, result: 'unknown', detail })

export const checked = (of: string, isTrue: boolean, detail: string): Check =>
  isTrue ? holds(of) : fails(of, detail)

export const outcomeOf = (checks: readonly Check[]): Check['result'] =>
  (['fails', 'unknown'] as const).find((each) => checks.some(({ result }) => result === each)) ??
  'holds'
