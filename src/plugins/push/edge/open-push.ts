/** Push at the edge: what it needs of the Worker's bindings and settings. */
import { drizzle } from 'drizzle-orm/postgres-js'
import postgres from 'postgres'
import type { Log } from '../../../core/log/log.ts'
import type { Needs } from '../../../core/settings/incomplete.ts'
import type { Environment } from '../../../core/settings/setting.ts'
import { parseSite } from '../../../core/settings/site.ts'
import { pushOptions } from '../../../core/store/connection.ts'
import type { LeftOut } from '../../../core/store/left-out.ts'
import { inOneRoundTrip } from '../../../core/store/round-trip.ts'
import { assembleWorker } from '../assemble-worker.ts'
import type { PushParts } from '../hub.ts'
import { createSecretBox } from '../secret-box.ts'
import { parsePushSettings } from '../settings.ts'
import type { PushQueue } from './push.ts'
import { createSend } from './send.ts'

export type Hyperdrive = { readonly connectionString: string }

export type PushBindings = {
  readonly WRITER_HYPERDRIVE?: Hyperdrive
  /**
   * The same database, with a role that may keep subscriptions; without it, that of
   * WRITER_HYPERDRIVE.
   */
  readonly SERVICE_HYPERDRIVE?: Hyperdrive
  /** Calls the consumer, which sends what is due. */
  readonly PUSH_QUEUE?: PushQueue
}

type EdgePush = PushParts & { readonly queue: PushQueue }

/** Missing bindings and secrets, if push is on. */
export const lackedByPush = (env: Environment & PushBindings): Needs => [
  !env.PUSH_KEY?.trim() && 'the secret PUSH_KEY',
  !env.SERVICE_HYPERDRIVE &&
    !env.WRITER_HYPERDRIVE &&
    'the binding SERVICE_HYPERDRIVE or WRITER_HYPERDRIVE',
  !env.PUSH_QUEUE && 'the queue PUSH_QUEUE',
]

/** `undefined` if push is off, also because it lacks something. */
export function pushFor(env: Environment & PushBindings): EdgePush | undefined {
  const settings = parsePushSettings(env)
  const {
    WRITER_HYPERDRIVE,
    SERVICE_HYPERDRIVE: hyperdrive = WRITER_HYPERDRIVE,
    PUSH_QUEUE: queue,
  } = env
  if (settings.push === 'off' || settings.key === null || !hyperdrive || !queue) return undefined
  return {
    // An invocation has six connections, and deliveries need them.
    db: () =>
      drizzle(inOneRoundTrip(postgres(hyperdrive.connectionString, { ...pushOptions, max: 1 }))),
    box: createSecretBox(settings.key),
    settings,
    clientAddress: (c) => c.req.header('CF-Connecting-IP') ?? null,
    queue,
  }
}

/**
 * For one invocation, with one connection. A change waits for the cron trigger: for no window
 * besides.
 */
export function openPush(env: Environment & PushBindings, log: Log, leftOut: LeftOut) {
  const push = pushFor(env)
  if (!push) return undefined
  const { box, settings, queue } = push
  const db = push.db()
  const worker = assembleWorker({
    db: () => db,
    site: parseSite(env),
    settings,
    windowMs: 0,
    box,
    send: createSend(settings.privateCallbacks),
    leftOut,
    log,
  })
  return { worker, queue, log }
}
