/** Where private articles could leak, on a real PostgreSQL server. */
import { describe } from 'vitest'
import { describeLeaks } from '../../core/app/leaks.suite.ts'
import { openBench } from '../../core/store/bench.ts'
import { openFresh } from '../../core/store/fresh-database.ts'

describe('on a Postgres server', () => {
  describeLeaks(openBench(openFresh))
})
