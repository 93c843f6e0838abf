/** Push on Node: its connection, its key, and the worker that delivers. */
import type { PushState } from '../../../core/metrics/sources.ts'
import { parseNodeSettings } from '../../../core/settings/node.ts'
import type { Environment } from '../../../core/settings/setting.ts'
import type { Site } from '../../../core/settings/site.ts'
import { pushOptions } from '../../../core/store/connection.ts'
import { reportOnce } from '../../../core/store/left-out.ts'
import type { WriterDatabase } from '../../../core/store/writer-database.ts'
import { clientAddressBy } from '../../../hosts/node/askers.ts'
import { openPool } from '../../../hosts/node/database/server.ts'
import { logError, logLeftOut } from '../../../hosts/node/log.ts'
import { createSend } from '../../../hosts/node/send.ts'
import { parseSigningSettings } from '../../signing/settings.ts'
import { readUnsigned } from '../../signing/store/statements.ts'
import { assembleWorker } from '../assemble-worker.ts'
import type { PushParts, SharedDocuments } from '../hub.ts'
import { runWorker, usualLimits } from '../run-worker.ts'
import { createSecretBox } from '../secret-box.ts'
import { readBacklog } from '../store/topics.ts'
import { findPushSettings, keepKey } from './settings.ts'

/**
 * `undefined` if push is off, also because it lacks something. `embedded` is the embedded database,
 * if that is the one.
 */
export async function openPush(environment: Environment, embedded: WriterDatabase | null) {
  const settings = findPushSettings(environment)
  if (settings === null) return undefined
  const { databaseUrl, serviceDatabaseUrl, writerDatabaseUrl, ...node } =
    parseNodeSettings(environment)
  const url = serviceDatabaseUrl ?? writerDatabaseUrl ?? ''
  const box = createSecretBox(settings.key ?? (await keepKey(`${node.dataDirectory}.key`)))
  const pool = embedded ? null : openPool(url, pushOptions)
  const db = () => embedded ?? (pool?.db as WriterDatabase)
  const parts = { db, box, settings, clientAddress: clientAddressBy(node.clientHeader) }
  const isSame = embedded !== null || isSameDatabase(url, databaseUrl ?? '')
  const { key } = parseSigningSettings(environment)
  const sign = key === null ? undefined : (await import('../../signing/node.ts')).openSigning(key)
  let shared: SharedDocuments | undefined
  let running: ReturnType<typeof runWorker> | undefined
  let stopped: Promise<void> | undefined
  const stop = async () => {
    stopped ??= running?.stop()
    await stopped
  }
  const deliveries = { arrived: 0, failed: 0, refused: 0 }
  return {
    /** The parts that the app needs. */
    parts: {
      ...parts,
      share(own) {
        if (isSame) shared = own
      },
    } satisfies PushParts,
    /**
     * Starts to deliver; `pauseMs` is the time between the starts of two deliveries, by default
     * none.
     */
    start(site: Site, pauseMs = () => 0) {
      const send = createSend({
        allowPrivate: settings.privateCallbacks,
        atOnceOfAddress: usualLimits.atOnceOfHost,
      })
      const leftOut = reportOnce(logLeftOut)
      const settled = (result: keyof typeof deliveries) => {
        deliveries[result] += 1
      }
      const worker = assembleWorker({
        ...parts,
        site,
        send,
        leftOut,
        shared,
        log: logError,
        settled,
        sign,
      })
      running = runWorker({ worker, log: logError, pauseMs })
    },
    /** Deliveries that wait, and results of attempts here, for metrics. */
    state: async (): Promise<PushState> => ({
      ...{ ...(await readBacklog(db())), deliveries: { ...deliveries } },
      unsigned: sign && (await readUnsigned(db())),
    }),
    /** Ends what it delivers and signs; the hub still answers. */
    stop,
    async close() {
      await stop()
      await pool?.close()
    },
  }
}

/** Not a replica, which can be behind: subscribers would get the feed from before the change. */
function isSameDatabase(one: string, other: string): boolean {
  const [first, second] = [URL.parse(one), URL.parse(other)]
  return (
    first !== null &&
    second !== null &&
    first.host === second.host &&
    first.pathname === second.pathname
  )
}
