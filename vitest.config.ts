/**
 * The tiers of the tests, as vitest's projects: a folder with the name of a tier belongs to it, also below test/plugins/. `npm test`
 * runs `quick`, `npm run test:all` also `embedded` and `processes`, .ci/run everything but `long`
 * and `kits`.
 */
import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'
import { ClosingLine } from './test/closing-line.ts'
import { LongestFirst } from './test/longest-first.ts'

// Node keeps what it compiled: most processes of the tests, and all workers of vitest, load the
// same modules.
process.env['NODE_COMPILE_CACHE'] ??= fileURLToPath(
  new URL('.candor/test/compiled', import.meta.url),
)

/** Folders whose tests take long, or need more than npm installs; all other folders are `quick`. */
const tiers = {
  // Suites of the database, of push and of commands, each once on the embedded database.
  embedded: { maxWorkers: 2 },
  // Candor as processes: starts, stops, refusals, installs. They wait more than they work.
  processes: { maxWorkers: Math.ceil(availableParallelism() * 1.5) },
  // What needs a PostgreSQL server; each file has a database of its own.
  postgres: { maxWorkers: 2 },
  // Feed readers and validators of others, one at a time.
  clients: { maxWorkers: 1 },
  browser: { maxWorkers: 2 },
  // Floods, memory, endurance: nothing that another file has left may count.
  long: { maxWorkers: 1, isolate: true, testTimeout: 600_000, hookTimeout: 600_000 },
  // kits/ in the real software. It installs some of it.
  kits: { maxWorkers: 1, testTimeout: 300_000, hookTimeout: 600_000 },
} as const

const limits = {
  setupFiles: ['test/fixtures/seed.ts'],
  // What hangs ends; nothing that works comes near, also on a busy machine.
  testTimeout: 120_000,
  hookTimeout: 120_000,
  expect: { poll: { timeout: 15_000 } },
}

export default defineConfig({
  test: {
    reporters: ['default', new ClosingLine()],
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        test: {
          name: 'quick',
          include: ['test/**/*.test.ts', 'packages/*/test/**/*.test.ts'],
          exclude: Object.keys(tiers).map((folder) => `test/**/${folder}/**`),
          maxWorkers: availableParallelism(),
          // Files share the modules of their worker: none keeps state that another one would see.
          isolate: false,
          ...limits,
        },
      },
      // One suite by itself, on Node and the embedded database: `npx vitest run test/core/app/search`.
      // No tier runs it.
      {
        test: {
          name: 'suite',
          include: ['test/**/*.suite.ts'],
          ...limits,
          maxWorkers: availableParallelism(),
        },
      },
      // One tier after another, where a command names several.
      ...Object.entries(tiers).map(([name, options], index) => ({
        test: {
          name,
          include: [`test/**/${name}/**/*.test.ts`],
          // As in `quick`. So a module that tests share registers hooks in a function, not when it
          // is loaded.
          isolate: false,
          ...limits,
          ...options,
          sequence: { groupOrder: index + 1 },
        },
      })),
    ],
  },
})
