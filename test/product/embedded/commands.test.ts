/**
 * Commands, the doctor, the generator and the SQL of the documentation, on one embedded database
 * after another's tests.
 */
import { describe } from 'vitest'
import { openMigrated } from '../../fixtures/open-migrated.ts'
import { describeImport } from '../../plugins/import/commands.suite.ts'
import { describeExport } from '../../plugins/publish/commands/export.suite.ts'
import { describeMoving } from '../../plugins/publish/commands/moving.suite.ts'

describe('candor import', () => {
  describeImport(openMigrated)
})
describe('moving in', () => {
  describeMoving(openMigrated)
})
describe('candor export', () => {
  describeExport(openMigrated)
})
describe('commands on articles', async () =>
  void (await import('../../plugins/publish/commands/articles.suite.ts')))
describe('commands on editors', async () =>
  void (await import('../../plugins/desk/commands/editors.suite.ts')))
describe('commands on evidence', async () =>
  void (await import('../../plugins/desk/commands/evidence.suite.ts')))
describe('commands on keys', async () =>
  void (await import('../../plugins/signing/commands/keys.suite.ts')))
describe('commands on tokens of partners', async () =>
  void (await import('../../plugins/partners/commands.suite.ts')))
describe('commands on tokens', async () =>
  void (await import('../../plugins/publish/commands/tokens.suite.ts')))
describe('commands on webhooks', async () =>
  void (await import('../../plugins/push/commands.suite.ts')))
describe('publishing many articles', async () =>
  void (await import('../../plugins/publish/commands/publish-many.suite.ts')))
describe('the guide to moving', async () => void (await import('../docs/migrate.suite.ts')))
describe('answers that fail', async () => void (await import('../app/answers-that-fail.suite.ts')))
describe('requests of the documentation', async () =>
  void (await import('../docs/publishing.suite.ts')))
describe('SQL of the documentation', async () => void (await import('../docs/sql.suite.ts')))
describe('the generator', async () => void (await import('../demo/generator.suite.ts')))
