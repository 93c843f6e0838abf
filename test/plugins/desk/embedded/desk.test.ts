/**
 * The suites of the desk on the embedded database. Attacks do not depend on it:
 * test/plugins/desk/postgres/desk.test.ts has them.
 */
import { describe } from 'vitest'
import { openBench } from '../../../core/store/bench.ts'
import { openOnPglite } from '../../../core/store/on-pglite.ts'
import { describeDesk } from '../desk.suite.ts'
import { describeEvidence } from '../evidence.suite.ts'
import { describeExactReviews } from '../exact-reviews.suite.ts'
import { describeFind } from '../find.suite.ts'
import { describeOidc } from '../oidc.suite.ts'
import { describeUnderneath } from '../underneath.suite.ts'
import { describePlainWords } from '../words.suite.ts'
import { describeWriting } from '../writing.suite.ts'

const bench = openBench(openOnPglite)
describeDesk(bench)
describeExactReviews(bench)
describeFind(bench)
describeOidc(bench)
describeEvidence(bench)
// Each prepares tests of its own.
describe('writing', () => {
  describeWriting(bench)
})
describe('a change underneath', () => {
  describeUnderneath(bench)
})
describe('plain words', () => {
  describePlainWords(bench)
})
