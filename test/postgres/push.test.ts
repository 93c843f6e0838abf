/** The suites of push on a real PostgreSQL server. */
import { describe } from 'vitest'
import { describeDeliveries } from '../push/deliveries.suite.ts'
import { openBench } from '../store/bench.ts'
import { openFresh } from '../store/fresh-database.ts'

describe('push on a Postgres server', () => {
  describeDeliveries(openBench(openFresh))
})
