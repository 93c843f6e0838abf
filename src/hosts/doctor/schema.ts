/** Compares the migrations, functions and suffixes of the database with those of this version. */

import { type Diagnosis, fault, ok, warning } from '../../core/tools/check.ts'
import { publicSuffixRules } from '../node/database/public-suffixes.ts'
import { readMigrations, readState } from '../node/database/schema-state.ts'
import type { Target } from './target.ts'

/**
 * Missing or newer migrations and functions, compared with the files of this version.
 *
 * @throws {BeforeFirstRelease}
 */
export async function checkMigrations({ db }: Target): Promise<Diagnosis[]> {
  const { schema, isNew, steps } = await readState(db)
  if (isNew)
    return [
      fault(
        'The database has no Candor tables.',
        'Run "candor migrate" as the role that will own them.',
      ),
    ]
  if (schema === 'newer') {
    const todo = 'Upgrade this one too: it cannot check the newer schema.'
    return [warning('A newer version of Candor has migrated the database.', todo)]
  }
  const todo = 'Run "candor migrate" as the owner of the tables.'
  if (steps > 0)
    return [fault(`${steps} of ${readMigrations().length} migrations have not run.`, todo)]
  if (schema === 'older')
    return [fault('The functions of this version have not been applied.', todo)]
  return [ok('The tables and functions are those of this version.')]
}

/**
 * Compares the service's own list of public suffixes with that of the database. Its role need not
 * read the table.
 */
export async function checkSuffixes({ ask }: Target): Promise<Diagnosis[]> {
  const [role] = await ask<{ reads: boolean }>(
    `select has_table_privilege('public.public_suffixes', 'select') as reads`,
  )
  if (!role?.reads) return []
  const [list] = await ask<{ rules: string }>(
    `select string_agg(rule, ' ' order by rule collate "C") as rules from public.public_suffixes`,
  )
  if (list?.rules === publicSuffixRules().join(' '))
    return [ok('The public suffix list is that of this version.')]
  const todo =
    'In a clone of this version, run "npx node scripts/renew-suffixes.ts" as the owner of the tables.'
  return [warning('The public suffix list of the database is not that of this version.', todo)]
}
