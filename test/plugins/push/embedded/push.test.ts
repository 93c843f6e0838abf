/** The suites of push on the embedded database. */

import { openBench } from '../../../core/store/bench.ts'
import { openOnPglite } from '../../../core/store/on-pglite.ts'
import { describePush } from '../all-suites.ts'
import { describeHostile } from '../hostile.suite.ts'

describePush('PGlite', openOnPglite)
describeHostile(openBench(openOnPglite))
