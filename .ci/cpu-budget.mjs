/**
 * `node cpu-budget.mjs CPU UNIT`: fails if `npm test` used more CPU seconds than it may, scaled by what measure-cpu.mjs took in
 * the same run. CPU seconds, not seconds: other work on the machine may not fail it.
 */
const [cpu, unit] = process.argv.slice(2).map(Number)

/** 200 seconds where the measure takes so many: on the machine that the budget was set on. */
const [secondsOfTests, secondsOfMeasure] = [200, 4.4]

if (!(cpu > 0 && unit > 0)) throw new Error('usage: node cpu-budget.mjs CPU UNIT, both in CPU seconds')
const allowed = (secondsOfTests * unit) / secondsOfMeasure
const text = `npm test used ${cpu} CPU seconds of ${allowed.toFixed(0)} (${secondsOfTests} where the measure takes ${secondsOfMeasure}; it took ${unit})`
if (cpu > allowed) {
  console.error(`${text}. Make tests cheaper, or move some to a folder that runs less often: CONTRIBUTING.md, Tests.`)
  process.exit(1)
}
console.log(text)
