/** Counts readers on Node: in memory, and every minute into the database. */
import { randomBytes } from 'node:crypto'
import { connectForCounts, everyMinute, warnWith } from '../../core/documents/outage.ts'
import { add, type Core, type Opened, type Plugin } from '../../core/plugin.ts'
import { keeperLogin, parseNodeSettings } from '../../core/settings/node.ts'
import { lacking } from '../../core/settings/setting.ts'
import { openedApi, openedForCommands } from '../publish/points.ts'
import { countsReaders } from './api/routes.ts'
import { createAskerOf } from './askers.ts'
import { createCounter } from './count.ts'
import { createKeeper } from './keep.ts'
import { readersPlugin, statsRoutes } from './plugin.ts'
import { toListener } from './seen.ts'
import { parseReaderSettings } from './settings.ts'
import { shareSalt, tidyReaders, writeReaders } from './store/reader-counts.ts'

export const readers: Plugin = {
  ...readersPlugin,
  adds: [
    ...readersPlugin.adds,
    add(openedForCommands, () => ({ adds: [add(countsReaders, true)] })),
  ],
  missing: (environment, host) =>
    parseReaderSettings(environment).readers
      ? lacking('READERS', [!host.hasLogin('keeper') && keeperLogin])
      : [],
  open(core) {
    const counted = countReaders(core)
    return (
      counted && {
        ...counted,
        adds: [add(countsReaders, true)],
        routes: (mount) => {
          const [api] = core.added(openedApi)
          if (api) statsRoutes(api)(mount)
        },
      }
    )
  },
}

/** `null` if READERS is off, or no connection may write. */
export function countReaders({ environment, site, host, ...core }: Core) {
  if (!parseReaderSettings(environment).readers) return null
  const connection = connectForCounts(host)
  if (connection === null) return null
  const log = warnWith(core.log, { event: 'readers' })
  const counter = createCounter({ ownHost: new URL(site.origin).host, clock: Date.now, log })
  const keep = createKeeper({
    ...{ counter, clock: Date.now, log },
    write: (rows) => writeReaders(connection.db(), rows),
    shareSalt: (date) => shareSalt(connection.db(), date, randomBytes(8).toString('hex')),
    tidy: (time) => tidyReaders(connection.db(), time),
  })
  // At once, for the salt of today.
  void keep()
  const { clientHeader } = parseNodeSettings(environment)
  return {
    listener: toListener(counter.count, createAskerOf(clientHeader)),
    close: everyMinute(keep, connection),
  } satisfies Opened
}
