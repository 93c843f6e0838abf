/** Where private articles could leak, on a real PostgreSQL server. */
import { describe } from 'vitest'
import { describeLeaks } from '../app/leaks.suite.ts'
import { openBench } from '../store/bench.ts'
import { openFresh } from '../store/fresh-database.ts'

describe('on a Postgres server', () => {
  describeLeaks(openBench(openFresh))
})
