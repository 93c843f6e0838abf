/**
 * The properties of the database with many examples. Needs PostgreSQL (TEST_DATABASE_URL), which is
 * faster than the embedded one.
 */
import { describe } from 'vitest'
import { describeArchive } from '../../core/store/archive.suite.ts'
import { openBench } from '../../core/store/bench.ts'
import { describeDirectory } from '../../core/store/directory.suite.ts'
import { openFresh } from '../../core/store/fresh-database.ts'
import { describeMarkerProperty } from '../../core/store/marker-property.suite.ts'
import { describeOrderProperty } from '../../core/store/order-property.suite.ts'

describe('on a Postgres server', () => {
  const bench = openBench(openFresh)
  describeOrderProperty(bench, 50)
  describeArchive(bench, 30)
  describeMarkerProperty(bench, 4)
  describeDirectory(bench, 15)
})
