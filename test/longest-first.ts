/**
 * The order of test files: those that take longest start first, so that no core waits for the last
 * one.
 */
import { BaseSequencer, type TestSpecification } from 'vitest/node'

const longest = [
  ...[
    'test/app/http.test.ts',
    'test/postgres/workerd.test.ts',
    'test/postgres/store.test.ts',
    'test/processes/life.test.ts',
  ],
  ...['test/processes/push.test.ts', 'test/browser/pages.test.ts'],
]

export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files)
    const isLong = ({ moduleId }: TestSpecification) =>
      longest.some((path) => moduleId.endsWith(path))
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))]
  }
}
