/** A count of what is done, in one line of a terminal: for tasks that do not say how much is behind them. */

/** `process.stderr`, for example. */
export type Terminal = { readonly isTTY?: boolean; write(text: string): unknown }

/** Writes nothing but to a terminal. Call `end` after the last step. */
export function countOn(out: Terminal, unit: string) {
  let shown = false
  return {
    step: (done: number) => {
      if (!out.isTTY) return
      out.write(`\r${done.toLocaleString('en')} ${unit}`)
      shown = true
    },
    end: () => {
      if (shown) out.write('\n')
    },
  }
}

/** Lines between two steps of a task that counts lines. */
export const linesOfStep = 500
