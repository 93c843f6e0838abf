/** Push on Node: its connection, its key, and the worker that delivers. */
import type { PushState } from '../metrics/sources.ts'
import { assembleWorker } from '../push/assemble-worker.ts'
import type { PushParts } from '../push/hub.ts'
import { runWorker, usualLimits } from '../push/run-worker.ts'
import { createSecretBox } from '../push/secret-box.ts'
import { parseNodeSettings } from '../settings/node.ts'
import type { Environment } from '../settings/setting.ts'
import type { Site } from '../settings/site.ts'
import { pushOptions } from '../store/connection.ts'
import { reportOnce } from '../store/left-out.ts'
import type { WriterDatabase } from '../writer/database.ts'
import { readBacklog } from '../writer/push-topics.ts'
import { clientAddressBy } from './askers.ts'
import { openPool } from './database/server.ts'
import { logError, logLeftOut } from './log.ts'
import { findPushSettings, keepKey } from './push-settings.ts'
import { createSend } from './send.ts'

/** `undefined` if push is off, also because it lacks something. `embedded` is the embedded database, if that is the one. */
export async function openPush(environment: Environment, embedded: WriterDatabase | null) {
  const settings = findPushSettings(environment)
  if (settings === null) return undefined
  const { serviceDatabaseUrl, writerDatabaseUrl, dataDirectory, clientHeader } = parseNodeSettings(environment)
  const box = createSecretBox(settings.key ?? (await keepKey(`${dataDirectory}.key`)))
  const pool = embedded ? null : openPool(serviceDatabaseUrl ?? writerDatabaseUrl ?? '', pushOptions)
  const db = () => embedded ?? (pool?.db as WriterDatabase)
  const parts = { db, box, settings, clientAddress: clientAddressBy(clientHeader) }
  let running: ReturnType<typeof runWorker> | undefined
  const deliveries = { arrived: 0, failed: 0, refused: 0 }
  return {
    /** What the app needs. */
    parts: parts satisfies PushParts,
    /** Starts to deliver; `pauseMs` is the time between the starts of two deliveries, by default none. */
    start(site: Site, pauseMs = () => 0) {
      const send = createSend({ allowPrivate: settings.privateCallbacks, atOnceOfAddress: usualLimits.atOnceOfHost })
      const leftOut = reportOnce(logLeftOut)
      const settled = (result: keyof typeof deliveries) => {
        deliveries[result] += 1
      }
      const worker = assembleWorker({ ...parts, site, send, leftOut, log: logError, settled })
      running = runWorker({ worker, log: logError, pauseMs })
    },
    /** What waits, and what came of attempts here, for metrics. */
    state: async (): Promise<PushState> => ({ ...(await readBacklog(db())), deliveries: { ...deliveries } }),
    async close() {
      await running?.stop()
      await pool?.close()
    },
  }
}
