/**
 * The properties of the database with many examples. Needs PostgreSQL (TEST_DATABASE_URL), which is
 * faster than the embedded one.
 */
import { describe } from 'vitest'
import { describeArchive } from '../store/archive.suite.ts'
import { openBench } from '../store/bench.ts'
import { describeDirectory } from '../store/directory.suite.ts'
import { openFresh } from '../store/fresh-database.ts'
import { describeMarkerProperty } from '../store/marker-property.suite.ts'
import { describeOrderProperty } from '../store/order-property.suite.ts'

describe('on a Postgres server', () => {
  const bench = openBench(openFresh)
  describeOrderProperty(bench, 50)
  describeArchive(bench, 30)
  describeMarkerProperty(bench, 4)
  describeDirectory(bench, 15)
})
