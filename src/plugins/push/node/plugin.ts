/** Push on Node: its connection, its key, and the worker that delivers. */
import { type PushState, pushSource } from '../../../core/metrics/metrics.ts'
import { add, type Core, type Opened, type Plugin } from '../../../core/plugin.ts'
import { parseNodeSettings } from '../../../core/settings/node.ts'
import { pushOptions } from '../../../core/store/connection.ts'
import { openedForCommands } from '../../publish/points.ts'
import { pushOfApi } from '../api/webhook-request.ts'
import { assembleWorker } from '../assemble-worker.ts'
import type { SharedDocuments } from '../hub.ts'
import { missingForPush, openHub, pushPlugin, signs } from '../plugin.ts'
import { runWorker, usualLimits } from '../run-worker.ts'
import { createSecretBox } from '../secret-box.ts'
import { parsePushSettings } from '../settings.ts'
import { readBacklog } from '../store/topics.ts'
import { createReadersFirst } from './readers-first.ts'
import { findPushSettings, keepKey, lackedByPush } from './settings.ts'

export const push: Plugin = {
  ...pushPlugin,
  adds: [...pushPlugin.adds, add(openedForCommands, openForCommands)],
  missing: (environment) => missingForPush(environment, lackedByPush(environment)),
  open: openPush,
}

/** Webhooks need the key that the service has, and no login of a keeper. */
function openForCommands(environment: Core['environment']): Opened | null {
  const { push, key: own, privateCallbacks: allowPrivate } = parsePushSettings(environment)
  if (push === 'off') return null
  const { databaseUrl, dataDirectory } = parseNodeSettings(environment)
  const key = own ?? (databaseUrl === null ? keepKey(`${dataDirectory}.key`) : null)
  return key && { adds: [add(pushOfApi, { box: createSecretBox(key), allowPrivate })] }
}

/** `null` if push is off, also because it lacks something. */
export function openPush(core: Core): Opened | null {
  const { environment, site, host, log, leftOut, serves } = core
  const settings = findPushSettings(environment)
  const connection = settings && host.connect('keeper', pushOptions)
  if (settings === null || connection === null) return null
  const { dataDirectory } = parseNodeSettings(environment)
  const box = createSecretBox(settings.key ?? keepKey(`${dataDirectory}.key`))
  const { db } = connection
  const isSame = isSameDatabase(environment)
  let shared: SharedDocuments | undefined
  const share = (own: SharedDocuments) => {
    if (isSame) shared = own
  }
  const deliveries = { arrived: 0, failed: 0, refused: 0 }
  const state = async (): Promise<PushState> => ({
    ...(await readBacklog(db())),
    deliveries: { ...deliveries },
  })
  const first = createReadersFirst()
  let running: ReturnType<typeof runWorker> | undefined
  let stopped: Promise<void> | undefined
  const stop = async () => {
    stopped ??= running?.stop()
    await stopped
  }
  const start = () => {
    const [sign] = core.added(signs)
    const send = host.createSend({
      allowPrivate: settings.privateCallbacks,
      atOnceOfAddress: usualLimits.atOnceOfHost,
    })
    const settled = (result: keyof typeof deliveries) => {
      deliveries[result] += 1
    }
    const worker = assembleWorker({
      ...{ db, box, settings, site, send, leftOut, shared, log, settled, sign },
    })
    running = runWorker({ worker, log, ...(serves && { pauseMs: first.pauseMs }) })
  }
  const delivers = !serves || settings.push === 'on'
  return {
    ...openHub({ db, box, settings, clientAddress: host.clientAddress, share }),
    sources: [pushSource(state)],
    ...(delivers && { start, ...(serves && { asked: first.note }) }),
    stop,
    async close() {
      await stop()
      await connection.close()
    },
  }
}

/** Not a replica, which can be behind: subscribers would get the feed from before the change. */
function isSameDatabase(environment: Core['environment']): boolean {
  const { databaseUrl, serviceDatabaseUrl, writerDatabaseUrl } = parseNodeSettings(environment)
  if (databaseUrl === null) return true
  const [one, other] = [
    URL.parse(serviceDatabaseUrl ?? writerDatabaseUrl ?? ''),
    URL.parse(databaseUrl),
  ]
  return (
    one !== null && other !== null && one.host === other.host && one.pathname === other.pathname
  )
}
