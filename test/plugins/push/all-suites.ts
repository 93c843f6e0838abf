/** The suites of push in one list, to run them against every backend that Candor supports. */
import { describe } from 'vitest'
import { type Open, openBench } from '../../core/store/bench.ts'
import { describeFoundChanges } from './changes.suite.ts'
import { describeDeliveries } from './deliveries.suite.ts'
import { describeEdge } from './edge.suite.ts'
import { describePushedFeeds } from './feeds.suite.ts'
import { describeNotes } from './notes.suite.ts'
import { describeReplays } from './replay.suite.ts'
import { describeRunningWorker } from './run-worker.suite.ts'
import { describeSubscriptions } from './subscriptions.suite.ts'

/** `open` opens a new database, migrated and empty. It is called once. */
export function describePush(name: string, open: Open): void {
  describe(`push on ${name}`, () => {
    const bench = openBench(open)
    describeDeliveries(bench)
    describeFoundChanges(bench)
    describePushedFeeds(bench)
    describeSubscriptions(bench)
    describeRunningWorker(bench)
    describeReplays(bench)
    describeNotes(bench)
    describeEdge(bench)
  })
}
