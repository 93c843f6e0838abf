/**
 * Random writers for seconds, with a fixed seed. `npx vitest run --project long` has them for
 * minutes.
 */
import { describeFinders } from '../../plugins/push/postgres/push-changes.suite.ts'
import { describeKilledWorkers } from '../../plugins/push/postgres/push-kill.suite.ts'
import { describeWriters } from './writers.suite.ts'

describeWriters(50)
describeFinders(30)
describeKilledWorkers(3)
