/** Checks a database: the server, the schema, the roles and the newsroom's articles. */

import { askThrough, type Fetch } from 'candor-check/ask-web.ts'
import { type Environment, SettingsError } from '../../core/settings/setting.ts'
import { FolderInUse, reasonOf } from '../../core/store/errors.ts'
import {
  type Diagnosis,
  type DoctorCheck,
  type ExaminedDatabase,
  fault,
  hasFault,
  ok,
  warning,
} from '../../core/tools/check.ts'
import { tools } from '../../tools.ts'
import { BeforeFirstRelease, compareSchema } from '../node/database/schema-state.ts'
import { ownFiles, siteOf } from '../node/own-files.ts'
import { cannotOpen } from './cannot-open.ts'
import { checkClock } from './clock.ts'
import { examineDeployment } from './deployment.ts'
import { checkInventory } from './inventory.ts'
import { checkLaunch } from './launch.ts'
import { checkLogin } from './login.ts'
import { checkNewsroom } from './newsroom.ts'
import { checkRights } from './rights.ts'
import { checkConnection, checkRoles } from './roles.ts'
import { checkMigrations, checkSuffixes } from './schema.ts'
import { checkIncomplete, checkValues, wrongSettings } from './settings.ts'
import { NoDatabase, openTarget, type Target } from './target.ts'

/**
 * All findings about the database that the environment names. Never throws because of a problem of
 * the database.
 */
export async function examineDatabase(
  environment: Environment,
  beforeLaunch = false,
): Promise<Diagnosis[]> {
  let target: Target
  try {
    target = await openTarget(environment)
  } catch (error) {
    if (error instanceof SettingsError) return checkValues(environment)
    if (error instanceof NoDatabase)
      return [
        fault(`${error.message}.`, 'Run "candor serve" once to create it, or set DATABASE_URL.'),
      ]
    const served = error instanceof FolderInUse ? await examineRunning(error) : null
    if (served === null) return [cannotOpen(error, environment)]
    const running = [...checkValues(environment), ...served]
    return beforeLaunch ? [...running, notLooked('Candor is running: stop it first')] : running
  }
  try {
    const findings = await examine(target, environment)
    if (!beforeLaunch) return findings
    const more = hasFault(findings)
      ? [notLooked('there are faults: mend them first')]
      : await checkLaunch(target, environment)
    return [...findings, ...more]
  } finally {
    await target.close()
  }
}

const notLooked = (reason: string) =>
  warning(
    `What readers would see before a launch was not checked: ${reason}.`,
    'Then run this again with --before-launch.',
  )

/**
 * Only one process can open the embedded database. If a running Candor has it open, that is checked
 * over HTTP. `null` if none answers, for example when its process id now belongs to another
 * program.
 */
async function examineRunning({ served }: FolderInUse): Promise<Diagnosis[] | null> {
  if (served === null) return null
  const { local, root } = served
  const live = await askThrough(fetch)(`${local}/health/live`)
  if (live.status !== 200) return null
  const note = 'To check the database itself too, stop Candor and run this again.'
  const running = ok(
    `Candor is running at ${local}/ and uses DATA_DIR, so it is checked over HTTP. ${note}`,
  )
  return [running, ...(await examineDeployment(local, fetch, new Date(), root))]
}

type DatabaseCheck = (
  target: Target,
  environment: Environment,
  web: Fetch,
  now: () => number,
) => Promise<readonly Diagnosis[]>

/** Only for a server, because the embedded database belongs to Candor alone. */
const onServers =
  (check: DatabaseCheck): DatabaseCheck =>
  async (target, ...rest) =>
    target.embedded ? [] : check(target, ...rest)

/** Only for the schema of this version: a newer one is right as it is. */
const ofThisSchema =
  (check: DatabaseCheck): DatabaseCheck =>
  async (target, ...rest) =>
    (await compareSchema(target.db)) === 'newer' ? [] : check(target, ...rest)

/** What a check of a plugin examines. */
export const toExamined = (
  { ask, db, embedded }: Pick<Target, 'ask' | 'db' | 'embedded'>,
  environment: Environment,
  web: Fetch = fetch,
): ExaminedDatabase => ({
  ...{ ask, db, embedded, environment, web, checkLogin },
  site: () => siteOf(environment),
  files: ownFiles,
})

const byTools = (checks: readonly DoctorCheck[]) =>
  checks.map(({ subject, load }): readonly [string, DatabaseCheck] => [
    subject,
    async (target, environment, web) => (await load())(toExamined(target, environment, web)),
  ])

/** In the order in which they depend on each other. */
const checks: readonly (readonly [subject: string, check: DatabaseCheck])[] = [
  ['the settings', async (_, environment) => checkValues(environment)],
  ['the timeouts', onServers(checkConnection)],
  ['the clocks', onServers((target, _environment, _web, now) => checkClock(target, now))],
  ['the migrations', checkMigrations],
  ['the columns, indexes, triggers, constraints and functions', ofThisSchema(checkInventory)],
  ['the public suffix list', ofThisSchema(checkSuffixes)],
  ['the roles', onServers(checkRoles)],
  ['the newsroom', checkNewsroom],
  ['the settings that are missing', async (_, environment) => checkIncomplete(environment)],
  ...byTools(tools.flatMap(({ prerequisites = [] }) => prerequisites)),
  ['the rights of machines', checkRights],
  ...byTools(tools.flatMap(({ checks = [] }) => checks)),
]

/** Findings about an open database. */
export async function examine(
  target: Target,
  environment: Environment,
  web: Fetch = fetch,
  now: () => number = Date.now,
): Promise<Diagnosis[]> {
  const findings: Diagnosis[] = []
  try {
    findings.push(...(await checkServer(target)))
  } catch (error) {
    return [cannotOpen(error, environment)]
  }
  for (const [subject, check] of checks) {
    const found = await check(target, environment, web, now).catch((error: unknown) =>
      // A wrong setting ends every check that reads it.
      error instanceof SettingsError
        ? wrongSettings(error).filter(({ text }) =>
            findings.every((before) => before.text !== text),
          )
        : [
            error instanceof BeforeFirstRelease
              ? cannotOpen(error, environment)
              : fault(
                  `Cannot check ${subject}: ${reasonOf(error)}.`,
                  'Check that this role can read the database.',
                ),
          ],
    )
    findings.push(...found)
    // Without the tables, the other checks would fail too, with less useful errors.
    if (check === checkMigrations && hasFault(found)) break
  }
  return findings
}

/** The oldest PostgreSQL that Candor's tests run on. */
const oldestMajor = 15

async function checkServer({ ask, name }: Target): Promise<Diagnosis[]> {
  const [row] = await ask<{ version: string; major: number; encoding: string }>(`
    select current_setting('server_version') as version,
      current_setting('server_version_num')::int / 10000 as major,
      current_setting('server_encoding') as encoding`)
  const text = `PostgreSQL ${row?.version} is reachable at ${name}.`
  const server =
    (row?.major ?? 0) >= oldestMajor
      ? ok(text)
      : warning(text, `Upgrade PostgreSQL: Candor is tested with version ${oldestMajor} and later.`)
  if (row?.encoding === 'UTF8') return [server]
  const todo =
    'Move the tables to a database with ENCODING UTF8, because articles can be in any script.'
  return [server, fault(`The encoding of the database is ${row?.encoding}.`, todo)]
}
