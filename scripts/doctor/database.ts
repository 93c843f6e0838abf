/** The doctor inside: whether a database has all that the service relies on, and what stands in it. */

import { FolderInUse } from '../../src/node/database/embedded.ts'
import { MigrationFailed } from '../../src/node/database/migrate.ts'
import { CannotOpen } from '../../src/node/database/open.ts'
import { explainStart } from '../../src/node/start-errors.ts'
import type { Environment } from '../../src/settings/setting.ts'
import { SettingsError } from '../../src/settings/setting.ts'
import { reasonOf } from '../../src/store/reason-of.ts'
import { askThrough } from './ask-web.ts'
import { examineDeployment } from './deployment.ts'
import { type Finding, fault, ok, warning } from './finding.ts'
import { type Look, NoDatabase, openToLook } from './look.ts'
import { checkNewsroom } from './newsroom.ts'
import { checkRoles } from './roles.ts'
import { checkInventory, checkMigrations } from './schema.ts'

/** Every finding about the database that the environment names; never throws for what is wrong with it. */
export async function examineDatabase(environment: Environment): Promise<Finding[]> {
  let look: Look
  try {
    look = await openToLook(environment)
  } catch (error) {
    if (error instanceof NoDatabase) return [fault(`${error.message}.`, 'Run "npm start" once, or set DATABASE_URL.')]
    const running = error instanceof FolderInUse ? await examineRunning(error) : null
    return running ?? [cannotOpen(error, environment)]
  }
  try {
    return await examine(look, environment)
  } finally {
    await look.close()
  }
}

/**
 * One process at a time can open the embedded database: where a running Candor has it, that is asked over HTTP. `null`
 * where none answers, as when its process number now belongs to another program.
 */
async function examineRunning({ served }: FolderInUse): Promise<Finding[] | null> {
  if (served === null) return null
  const { local, root } = served
  const live = await askThrough(fetch)(`${local}/health/live`)
  if (live.status !== 200) return null
  const note = 'To have the inside of the database checked too, stop it and run this again.'
  const running = ok(`Candor is running at ${local}/ and has DATA_DIR open: it is checked over HTTP. ${note}`)
  return [running, ...(await examineDeployment(local, fetch, new Date(), root))]
}

/** Findings about an open database, in the order in which things depend on one another. */
export async function examine(look: Look, environment: Environment): Promise<Finding[]> {
  const findings: Finding[] = []
  try {
    findings.push(...(await checkServer(look)))
  } catch (error) {
    return [cannotOpen(error, environment)]
  }
  const migrations = await attempt('the migrations', () => checkMigrations(look))
  findings.push(...migrations)
  // Without its tables everything else would fail too, and say less.
  if (migrations.some(({ level }) => level === 'fault')) return findings
  findings.push(...(await attempt('indexes, triggers and rules', () => checkInventory(look))))
  if (!look.embedded) findings.push(...(await attempt('the roles', () => checkRoles(look))))
  findings.push(...(await attempt('the newsroom', () => checkNewsroom(look))))
  return findings
}

async function attempt(what: string, check: () => Promise<Finding[]>): Promise<Finding[]> {
  try {
    return await check()
  } catch (error) {
    return [fault(`${what} cannot be looked at: ${reasonOf(error)}.`, 'See that this role may read the database.')]
  }
}

/** The oldest PostgreSQL that Candor's tests run on. */
const oldestMajor = 15

async function checkServer({ ask, name }: Look): Promise<Finding[]> {
  const [row] = await ask(`
    select current_setting('server_version') as version, current_setting('server_version_num')::int / 10000 as major,
      current_setting('server_encoding') as encoding`)
  const text = `PostgreSQL ${row?.['version']} answers at ${name}.`
  const server =
    Number(row?.['major']) >= oldestMajor
      ? ok(text)
      : warning(text, `Candor is tested with PostgreSQL ${oldestMajor} and later: upgrade.`)
  if (row?.['encoding'] === 'UTF8') return [server]
  const todo = 'Create a database with ENCODING UTF8 and move the tables there: articles are in every script.'
  return [server, fault(`Its encoding is ${row?.['encoding']}.`, todo)]
}

/** The sentence that a start would end with: it names the setting and the way out. */
function cannotOpen(error: unknown, environment: Environment): Finding {
  const known = error instanceof SettingsError || error instanceof FolderInUse || error instanceof MigrationFailed
  const sentence = explainStart(known ? error : new CannotOpen('cannot be opened', { cause: error }), environment)
  const [, text = sentence, todo = ''] = /^(.*?[.)]) ((?:Set|See|Stop|Run) .*)$/s.exec(sentence) ?? []
  return fault(text, todo)
}
