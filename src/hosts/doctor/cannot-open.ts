/** The finding of a database that cannot be opened. */
import type { Environment } from '../../core/settings/setting.ts'
import { FolderInUse } from '../../core/store/errors.ts'
import { type Diagnosis, fault } from '../../core/tools/check.ts'
import { MigrationFailed } from '../node/database/migrate.ts'
import { CannotOpen } from '../node/database/open.ts'
import { BeforeFirstRelease } from '../node/database/schema-state.ts'
import { explainStart } from '../node/start-errors.ts'

/** The error message of a failed start, which names the setting and how to fix it. */
export function cannotOpen(error: unknown, environment: Environment): Diagnosis {
  const known = [FolderInUse, BeforeFirstRelease, MigrationFailed].some(
    (type) => error instanceof type,
  )
  const sentence = explainStart(
    known ? error : new CannotOpen('cannot be opened', { cause: error }),
    environment,
  )
  const [, text = sentence, todo = ''] =
    /^(.*?[.)]) ((?:Set|Check|Stop|Run) .*)$/s.exec(sentence) ?? []
  return fault(text, todo)
}
