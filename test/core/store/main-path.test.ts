/**
 * What `npm test` asks of the database: what it refuses, what a feed lists, and when its marker
 * moves. All suites: test/core/embedded.
 */
import { describe } from 'vitest'
import { openBench } from './bench.ts'
import { describeListing } from './listing.suite.ts'
import { describeMarker } from './marker.suite.ts'
import { openOnPglite } from './on-pglite.ts'
import { describeRefusals } from './refusals.suite.ts'

describe('the database', () => {
  const bench = openBench(openOnPglite)
  describeRefusals(bench)
  describeListing(bench)
  describeMarker(bench)
})
