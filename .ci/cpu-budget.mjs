import { secondsOfMeasure } from './usual-seconds.mjs'

/**
 * `node cpu-budget.mjs CPU BEFORE AFTER`: fails if `npm test` used more CPU seconds than it may,
 * scaled by what measure-cpu.mjs took before and after it. CPU seconds, not seconds: other work on
 * the machine may not fail it.
 */
const [cpu, before, after] = process.argv.slice(2).map(Number)
const measured = (before + after) / 2

/** On the machine that the budget was set on. */
const secondsOfTests = 200

if (!(cpu > 0 && measured > 0))
  throw new Error('usage: node cpu-budget.mjs CPU BEFORE AFTER, all in CPU seconds')
const allowed = (secondsOfTests * measured) / secondsOfMeasure
const text = `npm test used ${cpu} CPU seconds of ${allowed.toFixed(0)} (${secondsOfTests} where the measure takes ${secondsOfMeasure}; it took ${measured.toFixed(1)})`
if (cpu > allowed) {
  console.error(
    `${text}. Make tests cheaper, or move some to a folder that runs less often: CONTRIBUTING.md, Tests.`,
  )
  process.exit(1)
}
console.log(text)
