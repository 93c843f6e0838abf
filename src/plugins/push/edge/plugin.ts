/** Push at the edge, by cron trigger and queue: what it needs of the Worker's bindings. */

import type { Host } from '../../../core/host.ts'
import type { Core, Opened, Plugin } from '../../../core/plugin.ts'
import type { Environment, Needs } from '../../../core/settings/setting.ts'
import { pushOptions } from '../../../core/store/connection.ts'
import { assembleWorker } from '../assemble-worker.ts'
import { missingForPush, openHub, pushPlugin } from '../plugin.ts'
import { createSecretBox } from '../secret-box.ts'
import { parsePushSettings } from '../settings.ts'
import { consume, findAndQueue, type PushMessage, type PushQueue } from './push.ts'

/** Calls the consumer, which sends what is due. */
const queueOf = ({ bindings }: Host) => bindings['PUSH_QUEUE'] as PushQueue | undefined

/** Missing bindings and secrets, if push is on. */
const lackedByPush = (env: Environment, host: Host): Needs => [
  !env['PUSH_KEY']?.trim() && 'the secret PUSH_KEY',
  !host.hasLogin('keeper') && 'the binding SERVICE_HYPERDRIVE or WRITER_HYPERDRIVE',
  !queueOf(host) && 'the queue PUSH_QUEUE',
]

export const push: Plugin = {
  ...pushPlugin,
  missing: (environment, host) => missingForPush(environment, lackedByPush(environment, host)),
  open: openPush,
}

/** `null` if push is off, also because it lacks something. */
export function openPush({ environment, site, host, log, leftOut }: Core): Opened | null {
  const settings = parsePushSettings(environment)
  const queue = queueOf(host)
  // An invocation has six connections, and deliveries need them.
  const connection = host.connect('keeper', { ...pushOptions, max: 1 })
  if (settings.push === 'off' || settings.key === null || !connection || !queue) return null
  const box = createSecretBox(settings.key)
  const parts = { settings, box, site, leftOut, log }
  /** For one invocation, with one connection. A change waits for the cron trigger alone. */
  const workerOf = () => {
    const db = connection.db()
    const send = host.createSend({ allowPrivate: settings.privateCallbacks })
    return assembleWorker({ ...parts, db: () => db, send, windowMs: 0 })
  }
  return {
    ...openHub({ db: connection.db, box, settings, clientAddress: host.clientAddress }),
    scheduled: () => findAndQueue(workerOf(), queue),
    async queue(messages) {
      const worker = workerOf()
      for (const message of messages) await consume(message as PushMessage, worker, queue, log)
    },
  }
}
