/**
 * `candor push`: delivers in a process of its own, beside services with PUSH=hub. An error at start
 * is one line.
 */
import { setPriority } from 'node:os'
import { startPlugins } from '../../core/plugins.ts'
import { parseNodeSettings } from '../../core/settings/node.ts'
import { SettingsError } from '../../core/settings/setting.ts'
import { rootOf } from '../../core/settings/site.ts'
import { newsroom as plugins } from '../../newsroom.ts'
import { incompleteOf } from './check-environment.ts'
import { openDatabase } from './database/open.ts'
import { isText, logError, print } from './log.ts'
import { closeAll, openEarly, openOn } from './open-plugins.ts'
import { siteOf } from './own-files.ts'
import { explainStart } from './start-errors.ts'
import { createStarting } from './starting.ts'
import { runUntilStopped } from './stop.ts'

async function start(): Promise<() => Promise<void>> {
  const { env } = process
  const site = siteOf(env)
  if ((env['PUSH']?.trim() || 'off') === 'off') {
    throw new SettingsError([
      'PUSH is off: there is nothing to deliver. Set PUSH=hub, here and for the service.',
    ])
  }
  const incomplete = incompleteOf(plugins, env).filter(({ name }) => name === 'PUSH')
  if (incomplete.length > 0) throw new SettingsError(incomplete.map(({ problem }) => problem))
  if (parseNodeSettings(env).databaseUrl === null) {
    throw new SettingsError([
      'The embedded database is open in one process only, so "candor serve" delivers by itself with PUSH=on. Set DATABASE_URL for a process of its own.',
    ])
  }
  const early = await openEarly(plugins, env)
  const starting = createStarting(logError, 'nothing is delivered')
  const explain = (error: unknown) => explainStart(error, env)
  for (const { collect } of early) collect?.(starting.source)
  // Only to have it migrated, and to say what is wrong with it.
  const { close } = await starting.open(() => openDatabase(env), explain)
  await close()
  const work = plugins.filter(({ name }) => name === 'push' || name === 'signing')
  const opened = openOn(work, env, { site, serves: false })
  for (const source of opened.flatMap(({ sources = [] }) => sources))
    for (const { collect } of early) collect?.(source)
  // On a busy machine, readers and the database go first.
  setPriority(19)
  await startPlugins(opened)
  const delivers = `Candor delivers what changes at ${rootOf(site)}/`
  if (isText) print(delivers)
  else logError(delivers, undefined, { event: 'started' })
  return () => closeAll([...opened, ...early])
}

await runUntilStopped(start)
