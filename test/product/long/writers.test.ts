/**
 * Random writers with thousands of transactions, and workers that are killed a hundred times. Needs
 * PostgreSQL (TEST_DATABASE_URL).
 */
import { describeFinders } from '../../plugins/push/postgres/push-changes.suite.ts'
import { describeKilledWorkers } from '../../plugins/push/postgres/push-kill.suite.ts'
import { describeWriters } from '../postgres/writers.suite.ts'

describeWriters(2000)
describeFinders(150)
describeKilledWorkers(100)
