/**
 * `candor push`: delivers in a process of its own, beside services with PUSH=hub. An error at start
 * is one line.
 */
import { setPriority } from 'node:os'
import { pushSource } from '../../core/metrics/sources.ts'
import { lacking } from '../../core/settings/incomplete.ts'
import { parseNodeSettings } from '../../core/settings/node.ts'
import { SettingsError } from '../../core/settings/setting.ts'
import { rootOf } from '../../core/settings/site.ts'
import { openListeners } from '../../plugins/metrics/node.ts'
import { lackedByPush } from '../../plugins/push/node/settings.ts'
import { openPush } from '../../plugins/push/node/worker.ts'
import { parsePushSettings } from '../../plugins/push/settings.ts'
import { openDatabase } from './database/open.ts'
import { isText, logError, print } from './log.ts'
import { siteOf } from './own-files.ts'
import { explainStart } from './start-errors.ts'
import { createStarting } from './starting.ts'
import { runUntilStopped } from './stop.ts'

async function start(): Promise<() => Promise<void>> {
  const site = siteOf(process.env)
  if (parsePushSettings(process.env).push === 'off') {
    throw new SettingsError([
      'PUSH is off: there is nothing to deliver. Set PUSH=hub, here and for the service.',
    ])
  }
  const incomplete = lacking('PUSH', lackedByPush(process.env))
  if (incomplete.length > 0) throw new SettingsError(incomplete.map(({ problem }) => problem))
  if (parseNodeSettings(process.env).databaseUrl === null) {
    throw new SettingsError([
      'The embedded database is open in one process only, so "candor serve" delivers by itself with PUSH=on. Set DATABASE_URL for a process of its own.',
    ])
  }
  const listeners = await openListeners(process.env)
  const starting = createStarting(logError, 'nothing is delivered')
  listeners.parts.addSource?.(starting.source)
  const explain = (error: unknown) => explainStart(error, process.env)
  // Only to have it migrated, and to say what is wrong with it.
  const { close } = await starting.open(() => openDatabase(process.env), explain)
  await close()
  const push = await openPush(process.env, null)
  if (push) listeners.parts.addSource?.(pushSource(push.state))
  // On a busy machine, readers and the database go first.
  setPriority(19)
  push?.start(site)
  const delivers = `Candor delivers what changes at ${rootOf(site)}/`
  if (isText) print(delivers)
  else logError(delivers, undefined, { event: 'started' })
  return async () => void (await Promise.all([push?.close(), listeners.close()]))
}

await runUntilStopped(start)
