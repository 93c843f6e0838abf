/** The progress of a long task: a bar, or a count for tasks that do not say how much is behind them. */

/** `process.stderr`, for example. */
export type Terminal = { readonly isTTY?: boolean; write(text: string): unknown }

const barWidth = 30

/**
 * Returns a function to call after each step, with the number done so far. Writes a bar on a terminal, otherwise one line for
 * each tenth.
 */
export function showProgress(out: Terminal, unit: string, total: number): (done: number) => void {
  const startMs = performance.now()
  let tenth = 0
  return (done) => {
    const seconds = (performance.now() - startMs) / 1000
    const line = `${done.toLocaleString('en')} of ${total.toLocaleString('en')} ${unit} in ${seconds.toFixed(0)} s`
    if (out.isTTY) {
      const filled = Math.round((barWidth * done) / total)
      out.write(`\r[${'█'.repeat(filled)}${' '.repeat(barWidth - filled)}] ${line}${done === total ? '\n' : ''}`)
    } else if (Math.floor((10 * done) / total) > tenth) {
      tenth = Math.floor((10 * done) / total)
      out.write(`${line}\n`)
    }
  }
}

/** Writes nothing but to a terminal. Call `end` after the last step. */
export function countOn(out: Terminal, unit: string) {
  let isWritten = false
  return {
    step: (done: number) => {
      if (!out.isTTY) return
      out.write(`\r${done.toLocaleString('en')} ${unit}`)
      isWritten = true
    },
    end: () => {
      if (isWritten) out.write('\n')
    },
  }
}

/** Lines between two steps of a task that counts lines. */
export const linesOfStep = 500
