/** Where private articles could leak, on a real PostgreSQL server. */
import { describe } from 'vitest'
import { openBench } from '../../core/store/bench.ts'
import { openFresh } from '../../core/store/fresh-database.ts'
import { describeLeaks } from '../app/leaks.suite.ts'

describe('on a Postgres server', () => {
  describeLeaks(openBench(openFresh))
})
