/** The suites of push on a real PostgreSQL server. */
import { describe } from 'vitest'
import { describeFoundChanges } from '../push/changes.suite.ts'
import { describeDeliveries } from '../push/deliveries.suite.ts'
import { describeEdge } from '../push/edge.suite.ts'
import { describePushedFeeds } from '../push/feeds.suite.ts'
import { describeNotes } from '../push/notes.suite.ts'
import { describeReplays } from '../push/replay.suite.ts'
import { describeRunningWorker } from '../push/run-worker.suite.ts'
import { describeSubscriptions } from '../push/subscriptions.suite.ts'
import { openBench } from '../store/bench.ts'
import { openFresh } from '../store/fresh-database.ts'

describe('push on a Postgres server', () => {
  const bench = openBench(openFresh)
  describeDeliveries(bench)
  describeFoundChanges(bench)
  describePushedFeeds(bench)
  describeSubscriptions(bench)
  describeRunningWorker(bench)
  describeReplays(bench)
  describeNotes(bench)
  describeEdge(bench)
})
