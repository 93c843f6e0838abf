/** How long this thread worked without a turn of its event loop. */

/** CPU time of this thread in milliseconds: other work on the machine does not count. */
function cpuMs(): number {
  const { user, system } = process.threadCpuUsage()
  return (user + system) / 1000
}

/** The longest stop during `work`, in milliseconds of CPU time. */
export async function longestStop(work: () => Promise<unknown>): Promise<number> {
  let [longest, last] = [0, cpuMs()]
  const turn = () => {
    const now = cpuMs()
    longest = Math.max(longest, now - last)
    last = now
  }
  const timer = setInterval(turn, 1)
  await work()
  // The turn after the last piece of work.
  await new Promise((done) => setTimeout(done, 2))
  turn()
  clearInterval(timer)
  return longest
}

const median = (values: readonly number[]) =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0

/** The stop of one run, and if that is above `limitMs`, the median of three. */
export async function confirmedStop(
  limitMs: number,
  work: () => Promise<unknown>,
): Promise<number> {
  const first = await longestStop(work)
  return first <= limitMs
    ? first
    : median([first, await longestStop(work), await longestStop(work)])
}
