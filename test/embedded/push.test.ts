/** The suites of push on the embedded database. */
import { describePush } from '../push/all-suites.ts'
import { describeHostile } from '../push/hostile.suite.ts'
import { openBench } from '../store/bench.ts'
import { openOnPglite } from '../store/on-pglite.ts'

describePush('PGlite', openOnPglite)
describeHostile(openBench(openOnPglite))
