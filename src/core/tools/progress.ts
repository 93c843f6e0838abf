/** The progress of a long task, on a terminal and nowhere else. */

export type Terminal = { readonly isTTY?: boolean; write(text: string): unknown }

/**
 * Call `step` with the number that is done, of `total` if that is known, and `end` after the last
 * step.
 */
export function showProgress(out: Terminal, unit: string, total?: number) {
  let isWritten = false
  return {
    step: (done: number) => {
      if (!out.isTTY) return
      const of = total === undefined ? '' : ` of ${total.toLocaleString('en')}`
      out.write(`\r${done.toLocaleString('en')}${of} ${unit}`)
      isWritten = true
    },
    end: () => {
      if (isWritten) out.write('\n')
    },
  }
}

/** Lines between two steps of a task that counts lines. */
export const linesOfStep = 500
