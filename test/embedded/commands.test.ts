/**
 * Commands, the doctor, the generator and the SQL of the documentation, on one embedded database
 * after another's tests.
 */
import { describe } from 'vitest'
import { describeExport } from '../cli/export.suite.ts'
import { describeImport } from '../cli/import.suite.ts'
import { describeMoving } from '../cli/moving.suite.ts'
import { openMigrated } from '../fixtures/open-migrated.ts'

describe('candor import', () => {
  describeImport(openMigrated)
})
describe('moving in', () => {
  describeMoving(openMigrated)
})
describe('candor export', () => {
  describeExport(openMigrated)
})
describe('commands on articles', async () => void (await import('../cli/articles.suite.ts')))
describe('commands on editors', async () => void (await import('../cli/editors.suite.ts')))
describe('commands on evidence', async () => void (await import('../cli/evidence.suite.ts')))
describe('commands on keys', async () => void (await import('../cli/keys.suite.ts')))
describe('commands on tokens of partners', async () =>
  void (await import('../cli/partner-tokens.suite.ts')))
describe('commands on tokens', async () => void (await import('../cli/tokens.suite.ts')))
describe('commands on webhooks', async () => void (await import('../cli/webhooks.suite.ts')))
describe('publishing many articles', async () =>
  void (await import('../cli/publish-many.suite.ts')))
describe('the guide to moving', async () => void (await import('../docs/migrate.suite.ts')))
describe('answers that fail', async () =>
  void (await import('../publish/answers-that-fail.suite.ts')))
describe('requests of the documentation', async () =>
  void (await import('../docs/publishing.suite.ts')))
describe('SQL of the documentation', async () => void (await import('../docs/sql.suite.ts')))
describe('the generator', async () => void (await import('../demo/generator.suite.ts')))
