/** Ends a run with the numbers of passed, failed and skipped tests in one line, which CI reads. */
import type { Reporter, TestModule } from 'vitest/node'

export class ClosingLine implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly unknown[]): void {
    const tests = modules.flatMap((module) => [...module.children.allTests()])
    const count = (state: string) => tests.filter((test) => test.result().state === state).length
    // A file that fails to load has no tests, but counts as failed.
    const broken = modules.filter((module) => module.state() === 'failed' && module.children.size === 0).length
    const failed = count('failed') + broken + errors.length
    process.stdout.write(`\n${count('passed')} passed, ${failed} failed, ${count('skipped')} skipped\n`)
  }
}
