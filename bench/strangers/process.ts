/**
 * `node bench/strangers/process.ts LOAD OPTIONS`: sends one load until its time is over, and prints
 * its counts as JSON.
 */
import { type LoadName, type LoadOptions, loads } from './loads.ts'

const [name, text = ''] = process.argv.slice(2)
const isLoad = (given: string | undefined): given is LoadName =>
  given !== undefined && given in loads
if (!isLoad(name))
  throw new RangeError(
    `the load is "${name}", but must be one of: ${Object.keys(loads).join(', ')}`,
  )
const options: LoadOptions = JSON.parse(text)

const counts: Record<string, number> = {}
await loads[name](options, (outcome) => {
  counts[outcome] = (counts[outcome] ?? 0) + 1
})
console.log(JSON.stringify(counts))
process.exit()
