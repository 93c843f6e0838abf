/** Checks a database: the server, the schema, the roles and the newsroom's articles. */

import { FolderInUse } from '../node/database/folder-lock.ts'
import { BeforeFirstRelease, compareSchema, MigrationFailed } from '../node/database/migrate.ts'
import { CannotOpen } from '../node/database/open.ts'
import { findIncompleteOnNode } from '../node/incomplete-settings.ts'
import { siteOf } from '../node/own-files.ts'
import { explainStart } from '../node/start-errors.ts'
import { type Environment, SettingsError } from '../settings/setting.ts'
import { reasonOf } from '../store/reason-of.ts'
import { askThrough, type Fetch } from './ask-web.ts'
import { examineDeployment } from './deployment.ts'
import { type Finding, fault, hasFault, ok, warning } from './finding.ts'
import { checkPublisher, checkReaders } from './login.ts'
import { checkNewsroom } from './newsroom.ts'
import { checkPartners } from './partners.ts'
import { checkKeyFiles, checkPush } from './push.ts'
import { checkRights } from './rights.ts'
import { checkJit, checkRoles, checkTimeouts } from './roles.ts'
import { checkInventory, checkMigrations, checkSuffixes } from './schema.ts'
import { NoDatabase, openTarget, type Target } from './target.ts'

/** All findings about the database that the environment names. Never throws because of a problem of the database. */
export async function examineDatabase(environment: Environment): Promise<Finding[]> {
  let target: Target
  try {
    target = await openTarget(environment)
  } catch (error) {
    if (error instanceof NoDatabase)
      return [fault(`${error.message}.`, 'Run "npm start" once to create it, or set DATABASE_URL.')]
    const running = error instanceof FolderInUse ? await examineRunning(error) : null
    return running ?? [cannotOpen(error, environment)]
  }
  try {
    return await examine(target, environment)
  } finally {
    await target.close()
  }
}

/**
 * Only one process can open the embedded database. If a running Candor has it open, that is checked over HTTP. `null` if
 * none answers, for example when its process id now belongs to another program.
 */
async function examineRunning({ served }: FolderInUse): Promise<Finding[] | null> {
  if (served === null) return null
  const { local, root } = served
  const live = await askThrough(fetch)(`${local}/health/live`)
  if (live.status !== 200) return null
  const note = 'To check the database itself too, stop Candor and run this again.'
  const running = ok(`Candor is running at ${local}/ and uses DATA_DIR, so it is checked over HTTP. ${note}`)
  return [running, ...(await examineDeployment(local, fetch, new Date(), root))]
}

/** Findings about an open database, in the order in which the checks depend on each other. */
export async function examine(target: Target, environment: Environment, web: Fetch = fetch): Promise<Finding[]> {
  const findings: Finding[] = []
  try {
    findings.push(...(await checkServer(target)))
  } catch (error) {
    return [cannotOpen(error, environment)]
  }
  const check = async (what: string, find: () => Promise<readonly Finding[]>) => {
    const found = await find().catch((error: unknown) => {
      if (error instanceof BeforeFirstRelease) return [cannotOpen(error, environment)]
      return [fault(`Cannot check ${what}: ${reasonOf(error)}.`, 'Check that this role can read the database.')]
    })
    findings.push(...found)
    return found
  }
  if (!target.embedded) await check('the timeouts', () => replaceTimeouts(target))
  const migrations = await check('the migrations', () => checkMigrations(target))
  // Without the tables, the other checks would fail too, with less useful errors.
  if (hasFault(migrations)) return findings
  // A newer schema is right as it is.
  if ((await compareSchema(target.db)) !== 'newer') {
    await check('the indexes, triggers, constraints and functions', () => checkInventory(target))
    await check('the public suffix list', () => checkSuffixes(target))
  }
  if (!target.embedded) await check('the roles', () => checkRoles(target))
  await check('the newsroom', () => checkNewsroom(target))
  await check('the settings', async () => checkIncomplete(environment))
  await check('the login of the API', () => checkPublisher(environment))
  await check('the login that counts readers', () => checkReaders(target, environment))
  await check('the key files of IndexNow', () => checkKeyFiles(target, environment, web))
  await check('the rights of machines', () => checkRights(target, environment, web))
  await check('the tokens of partners', () => checkPartners(target, environment))
  await check('push', () => checkPush(target, environment))
  return findings
}

/** What is off because it lacks settings. */
export function checkIncomplete(environment: Environment): Finding[] {
  const todo = 'Set what is missing, in the environment of the service too, or turn it off.'
  return findIncompleteOnNode(environment, siteOf(environment)).map(({ problem }) => fault(problem, todo))
}

/** Checks the settings that the connection started with, then sets the doctor's own. */
async function replaceTimeouts({ ask }: Target): Promise<Finding[]> {
  const found = [await checkTimeouts(ask), await checkJit(ask)]
  await ask(`set statement_timeout = '30s'`)
  return found
}

/** The oldest PostgreSQL that Candor's tests run on. */
const oldestMajor = 15

async function checkServer({ ask, name }: Target): Promise<Finding[]> {
  const [row] = await ask(`
    select current_setting('server_version') as version, current_setting('server_version_num')::int / 10000 as major,
      current_setting('server_encoding') as encoding`)
  const text = `PostgreSQL ${row?.['version']} is reachable at ${name}.`
  const server =
    Number(row?.['major']) >= oldestMajor
      ? ok(text)
      : warning(text, `Upgrade PostgreSQL: Candor is tested with version ${oldestMajor} and later.`)
  if (row?.['encoding'] === 'UTF8') return [server]
  const todo = 'Move the tables to a database with ENCODING UTF8, because articles can be in any script.'
  return [server, fault(`The encoding of the database is ${row?.['encoding']}.`, todo)]
}

/** The error message of a failed start, which names the setting and how to fix it. */
function cannotOpen(error: unknown, environment: Environment): Finding {
  const known = [SettingsError, FolderInUse, BeforeFirstRelease, MigrationFailed].some((type) => error instanceof type)
  const sentence = explainStart(known ? error : new CannotOpen('cannot be opened', { cause: error }), environment)
  const [, text = sentence, todo = ''] = /^(.*?[.)]) ((?:Set|Check|Stop|Run) .*)$/s.exec(sentence) ?? []
  return fault(text, todo)
}
