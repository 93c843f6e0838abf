/** Signing of what push delivers, on a PostgreSQL server. */
import { openBench } from '../../../core/store/bench.ts'
import { openFresh } from '../../../core/store/fresh-database.ts'
import { describeSigning } from '../signing.suite.ts'

describeSigning(openBench(openFresh))
