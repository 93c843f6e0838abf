/** The doctor on the embedded database. */
import { describe } from 'vitest'

describe('the database', async () => void (await import('../doctor/database.suite.ts')))
describe('push', async () => void (await import('../../plugins/push/doctor.suite.ts')))
describe('signed statements', async () =>
  void (await import('../../plugins/signing/doctor.suite.ts')))
describe('tokens of partners', async () =>
  void (await import('../../plugins/partners/doctor.suite.ts')))
describe('rights', async () => void (await import('../doctor/rights.suite.ts')))
describe('IndexNow', async () => void (await import('../../plugins/push/index-now.suite.ts')))
describe('a deployment', async () => void (await import('../doctor/deployment.suite.ts')))
