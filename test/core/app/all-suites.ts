/**
 * The HTTP suites of the core. test/core/embedded runs them without plugins, and test/product/app
 * with all plugins.
 */
import { describe } from 'vitest'
import { describeAddresses } from './addresses.suite.ts'
import { basePathSettings, describeBasePath } from './base-path.suite.ts'
import { describeChanges } from './changes.suite.ts'
import { describeConditions } from './conditions.suite.ts'
import { describeCorrections } from './corrections.suite.ts'
import { describeDirectory } from './directory.suite.ts'
import { describeFailures } from './failures.suite.ts'
import { describeFamilies } from './families.suite.ts'
import { describeFamilyAddresses } from './family-addresses.suite.ts'
import { describeFamilyChanges } from './family-changes.suite.ts'
import { describeFeeds } from './feeds.suite.ts'
import { describeHealth } from './health.suite.ts'
import { describeLimit } from './limit.suite.ts'
import { describeNewsSitemap } from './news-sitemap.suite.ts'
import { describeOldAddresses } from './old-addresses.suite.ts'
import { describeRights } from './rights.suite.ts'
import { openRunning, type Runtime, type Suite } from './running.ts'
import { describeSearch } from './search.suite.ts'

/** Suites that write to the database come last. */
export const firstSuites: readonly Suite[] = [
  describeFeeds,
  describeLimit,
  describeAddresses,
  describeFamilies,
  describeFamilyAddresses,
  describeSearch,
  describeCorrections,
  describeChanges,
  describeFamilyChanges,
]

/** The runtime's newsroom must contain the demo. The last suites change it. */
export function describeCore(runtime: Runtime): void {
  describe('with default settings', () => {
    const running = openRunning(() => runtime.serve())
    describeDirectory(running)
    describeConditions(running)
    for (const suite of [...firstSuites, describeNewsSitemap, describeOldAddresses, describeHealth])
      suite(running, runtime.sql)
  })
  describe('under a base path', () => {
    describeBasePath(openRunning(() => runtime.serve({ environment: basePathSettings })))
  })
  describeFailures((circumstances) => runtime.serve(circumstances))
  describeRights(runtime)
}
