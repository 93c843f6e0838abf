/** The store suites on a real PostgreSQL server, and the plans of its queries. */
import { describe } from 'vitest'
import { describeStore } from '../../core/store/all-suites.ts'
import { openBench } from '../../core/store/bench.ts'
import { openFresh } from '../../core/store/fresh-database.ts'
import { describePlans } from '../../core/store/plans.suite.ts'

describeStore('a Postgres server', openFresh)
describe('the queries of a Postgres server', () => {
  describePlans(openBench(openFresh))
})
