/**
 * The suites of the desk on the embedded database. Attacks do not depend on it:
 * test/postgres/desk.test.ts has them.
 */
import { describeDesk } from '../desk/desk.suite.ts'
import { describeExactReviews } from '../desk/exact-reviews.suite.ts'
import { describeOidc } from '../desk/oidc.suite.ts'
import { openBench } from '../store/bench.ts'
import { openOnPglite } from '../store/on-pglite.ts'

const bench = openBench(openOnPglite)
describeDesk(bench)
describeExactReviews(bench)
describeOidc(bench)
