/**
 * The order of test files: those that take longest start first, so that no core waits for the last
 * one.
 */
import { BaseSequencer, type TestSpecification } from 'vitest/node'

const longest = [
  ...[
    'test/product/app/http.test.ts',
    'test/product/postgres/workerd.test.ts',
    'test/product/postgres/store.test.ts',
    'test/product/processes/life.test.ts',
  ],
  ...['test/plugins/push/processes/push.test.ts', 'test/product/browser/pages.test.ts'],
]

export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files)
    const isLong = ({ moduleId }: TestSpecification) =>
      longest.some((path) => moduleId.endsWith(path))
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))]
  }
}
