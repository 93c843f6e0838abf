/** Shows the progress of a long task: as a bar on a terminal, otherwise as one line for each tenth. */

const width = 30

/** `process.stdout`, for example. */
type Out = { readonly isTTY?: boolean; write(text: string): unknown }

/** Returns a function to call after each step, with the number done so far. */
export function showProgress(out: Out, unit: string, total: number): (done: number) => void {
  const startMs = performance.now()
  let tenth = 0
  return (done) => {
    const seconds = (performance.now() - startMs) / 1000
    const line = `${done.toLocaleString('en')} of ${total.toLocaleString('en')} ${unit} in ${seconds.toFixed(0)} s`
    if (out.isTTY) {
      const filled = Math.round((width * done) / total)
      out.write(`\r[${'█'.repeat(filled)}${' '.repeat(width - filled)}] ${line}${done === total ? '\n' : ''}`)
    } else if (Math.floor((10 * done) / total) > tenth) {
      tenth = Math.floor((10 * done) / total)
      out.write(`${line}\n`)
    }
  }
}
