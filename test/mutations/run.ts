/**
 * Checks that the tests catch what they are there for: `node test/mutations/run.ts [word …]` breaks
 * one promise after another, in a copy of the working tree, and runs the test that must fail. Words
 * choose promises or files that hold one.
 */
import type { Mutation } from './mutation.ts'
import { mutations } from './mutations.ts'
import { type Outcome, runTest } from './run-test.ts'
import { copyTree } from './tree.ts'

const words = process.argv.slice(2)
const chosen = mutations.filter(
  ({ promise, file }) =>
    words.length === 0 || words.some((word) => promise.includes(word) || file.includes(word)),
)

const tree = copyTree()
process.once('exit', tree.remove)
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130))

/** Many mutations share a test: before anything is changed, each is run once. */
const unmutated = new Map<string, Outcome>()
const testOf = ({ test, only }: Mutation) => (only === undefined ? test : `${test} (${only})`)

/** Before anything is changed: what keeps a mutation from saying anything. */
async function problemOf(mutation: Mutation): Promise<string | null> {
  const problem = tree.problemOf(mutation)
  if (problem !== null) return problem
  const test = testOf(mutation)
  const outcome = unmutated.get(test) ?? (await runTest(tree.folder, mutation))
  unmutated.set(test, outcome)
  return outcome === 'passed' ? null : `without it, ${test} does not pass: ${outcome}`
}

const problems = new Map<Mutation, string>()
for (const mutation of chosen) {
  const problem = await problemOf(mutation)
  if (problem === null) continue
  problems.set(mutation, problem)
  console.log(`error    ${mutation.promise}: ${problem}`)
}

let passed = 0
for (const mutation of chosen.filter((each) => !problems.has(each))) {
  const outcome = await tree.mutated(mutation, () => runTest(tree.folder, mutation))
  const where = `${mutation.promise} (${mutation.file})`
  if (outcome === 'failed') {
    passed += 1
    console.log(`caught   ${where}`)
  } else if (outcome === 'passed') {
    console.log(`missed   ${where}: ${testOf(mutation)} passes all the same`)
  } else {
    console.log(`error    ${where}: ${testOf(mutation)} does not run to its end`)
  }
}

const failed = chosen.length - passed
console.log(`${passed} passed, ${failed} failed`)
process.exit(passed > 0 && failed === 0 ? 0 : 1)
