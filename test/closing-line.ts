/**
 * Ends a run with the numbers of passed, failed and skipped tests in one line, which CI reads.
 * Before it, with TEST_SEED, the command that repeats each failure.
 */
import type { Reporter, TestModule } from 'vitest/node'

export class ClosingLine implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly unknown[]): void {
    const tests = modules.flatMap((module) => [...module.children.allTests()])
    const count = (state: string) => tests.filter((test) => test.result().state === state).length
    // A file that fails to load has no tests, but counts as failed.
    const broken = modules.filter(
      (module) => module.state() === 'failed' && module.children.size === 0,
    ).length
    const failed = count('failed') + broken + errors.length
    const { TEST_SEED: seed = '' } = process.env
    for (const test of seed === '' ? [] : tests) {
      for (const { message } of test.result().errors ?? []) {
        process.stdout.write(
          `\nTo repeat: ${repeating(seed, test.module.relativeModuleId, test.name, message)}\n`,
        )
      }
    }
    process.stdout.write(
      `\n${count('passed')} passed, ${failed} failed, ${count('skipped')} skipped\n`,
    )
  }
}

/**
 * The command that runs a failed test again, from the failed example on if fast-check names its
 * path.
 */
export function repeating(seed: string, file: string, test: string, message: string): string {
  const [, path] = / path: "([\d:]+)"/.exec(message) ?? []
  const pattern = test.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&').replaceAll("'", "'\\''")
  const given = [seed.split(',')[0], ...(path === undefined ? [] : [path])].join(',')
  return `ALL_RUNS=1 TEST_SEED=${given} npx vitest run ${file} -t '${pattern}'`
}
