/** Moving a newsroom to and from a PostgreSQL server with the command line. */
import { describe } from 'vitest'
import { describeExport } from '../cli/export.suite.ts'
import { describeImport } from '../cli/import.suite.ts'
import { openFresh } from '../store/fresh-database.ts'

describe('import', () => describeImport(openFresh))
describe('export', () => describeExport(openFresh))
