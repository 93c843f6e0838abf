/** Vitest projects: `npm test` runs `portable`. The others need more than npm installs; CI runs them by name. */
import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'
import { ClosingLine } from './test/closing-line.ts'

/** Folders under test/ whose tests need a PostgreSQL server, feed readers or a browser. */
const special = ['postgres', 'clients', 'browser'] as const

/** Files at the same time. Readers and pages need the cores for themselves; every file of `postgres` has a database of its own. */
const fileWorkers = { postgres: 2, clients: 1, browser: 1 }

const limits = {
  setupFiles: ['test/fixtures/seed.ts'],
  testTimeout: 30_000,
  hookTimeout: 60_000,
  expect: { poll: { timeout: 15_000 } },
}

export default defineConfig({
  test: {
    reporters: ['default', new ClosingLine()],
    projects: [
      {
        test: {
          name: 'portable',
          // Here each suite also runs by itself, on Node and the embedded database.
          include: ['test/**/*.{test,suite}.ts'],
          exclude: special.map((folder) => `test/${folder}/**`),
          // More than the cores: the tests of processes and of outages wait a lot.
          maxWorkers: Math.ceil(availableParallelism() * 1.5),
          // Files share the modules of their worker: none keeps state that another one would see.
          isolate: false,
          ...limits,
        },
      },
      ...special.map((name) => ({
        test: { name, include: [`test/${name}/**/*.test.ts`], maxWorkers: fileWorkers[name], ...limits },
      })),
    ],
  },
})
