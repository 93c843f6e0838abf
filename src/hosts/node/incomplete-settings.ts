/** Capabilities that are off on Node because settings are missing that they need. */

import { findIncomplete, type Incomplete, lacking } from '../../core/settings/incomplete.ts'
import { parseNodeSettings } from '../../core/settings/node.ts'
import type { Environment } from '../../core/settings/setting.ts'
import type { Site } from '../../core/settings/site.ts'
import { parseDeskSettings } from '../../plugins/desk/settings/desk.ts'
import { incompletePartners } from '../../plugins/partners/choose-partners.ts'
import { keeperLogin, lackedByPush } from '../../plugins/push/node/settings.ts'
import { readPartners } from './own-files.ts'

/** @throws {SettingsError} if a value is wrong. */
export function findIncompleteOnNode(
  environment: Environment,
  site: Pick<Site, 'logoUrl'>,
): readonly Incomplete[] {
  const { databaseUrl, serviceDatabaseUrl, writerDatabaseUrl, editorsDatabaseUrl } =
    parseNodeSettings(environment)
  const { desk } = parseDeskSettings(environment)
  const embedded = databaseUrl === null
  const hasLogin = embedded || serviceDatabaseUrl !== null || writerDatabaseUrl !== null
  return [
    ...findIncomplete(environment, {
      push: lackedByPush(environment),
      readers: [!hasLogin && keeperLogin],
    }),
    ...incompletePartners(readPartners(environment), site),
    ...lacking('DESK', [
      desk === true &&
        !embedded &&
        editorsDatabaseUrl === null &&
        'EDITORS_DATABASE_URL, a login with the role candor_desk',
    ]),
    ...lacking('WRITER_DATABASE_URL', [embedded && writerDatabaseUrl !== null && 'DATABASE_URL']),
    ...lacking('SERVICE_DATABASE_URL', [embedded && serviceDatabaseUrl !== null && 'DATABASE_URL']),
  ]
}
