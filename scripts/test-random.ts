/**
 * `npx node scripts/test-random.ts`: all examples of all tests with random data, under a new seed.
 * Arguments are parts of the names of test files: `npx node scripts/test-random.ts test/plugins/partners`.
 * Tests with PostgreSQL run if TEST_DATABASE_URL is set.
 */
import { spawnSync } from 'node:child_process'
import { randomInt } from 'node:crypto'
import { globSync, readFileSync } from 'node:fs'

const named = process.argv.slice(2)
const hasPostgres = (process.env['TEST_DATABASE_URL'] ?? '') !== ''
if (!hasPostgres) console.log('Without PostgreSQL: set TEST_DATABASE_URL to run it too.')

const files = globSync('test/**/*.{test,suite}.ts').filter(
  (file) =>
    /from '(fast-check|.*\/fixtures\/(runs|seeded)\.ts)'/.test(readFileSync(file, 'utf8')) &&
    (hasPostgres || !file.includes('/postgres/')) &&
    (named.length === 0 || named.some((part) => file.includes(part))),
)
if (files.length === 0)
  throw new Error(`No test file with random data matches ${named.join(', ')}.`)

const seed = process.env['TEST_SEED'] ?? String(randomInt(2 ** 31))
console.log(
  `The seed is ${seed}. The same run again: TEST_SEED=${seed} npx node scripts/test-random.ts ${named.join(' ')}`,
)
const env = { ...process.env, ALL_RUNS: '1', TEST_SEED: seed }
const vitest = ['node_modules/vitest/vitest.mjs', 'run', ...files]
process.exitCode = spawnSync(process.execPath, vitest, { stdio: 'inherit', env }).status ?? 1
