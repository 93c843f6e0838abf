/** What Cloudflare gives to plugins: bindings, and the address of a client. */
import { drizzle } from 'drizzle-orm/postgres-js'
import postgres from 'postgres'
import type { Host, Hyperdrive, LoginName } from '../../core/host.ts'
import type { Level } from '../../core/log/log.ts'
import { connectionOptions } from '../../core/store/connection.ts'
import { inOneRoundTrip } from '../../core/store/round-trip.ts'
import type { WriterDatabase } from '../../core/store/writer-database.ts'
import { createSend } from './send.ts'

export type Env = Readonly<Record<string, string | undefined>> & {
  readonly HYPERDRIVE: Hyperdrive
  /** The same database, with a role that may write. Without it, there is no publishing API. */
  readonly WRITER_HYPERDRIVE?: Hyperdrive
  /**
   * The same database, with a role that may keep subscriptions; without it, that of
   * WRITER_HYPERDRIVE.
   */
  readonly SERVICE_HYPERDRIVE?: Hyperdrive
}

/** Workers Logs reads the members of a line of JSON. */
export const write = (line: string, level: Level) => console[level](line)

/**
 * A database for one request. Nothing ends a client: Cloudflare closes its connections when the
 * request ends, also if it was abandoned
 * (https://developers.cloudflare.com/hyperdrive/concepts/connection-lifecycle/).
 */
export const connectTo = (
  { connectionString }: Hyperdrive,
  options = connectionOptions,
): WriterDatabase => drizzle(inOneRoundTrip(postgres(connectionString, options)))

export function createHost(env: Env): Host {
  const { HYPERDRIVE, WRITER_HYPERDRIVE, SERVICE_HYPERDRIVE = WRITER_HYPERDRIVE } = env
  const logins: Readonly<Record<LoginName, Hyperdrive | undefined>> = {
    reader: HYPERDRIVE,
    publisher: WRITER_HYPERDRIVE,
    keeper: SERVICE_HYPERDRIVE,
    // The desk is a Worker of its own, whose HYPERDRIVE has the role candor_desk.
    desk: undefined,
  }
  return {
    name: 'edge',
    bindings: env,
    embedded: false,
    hasLogin: (login) => logins[login] !== undefined,
    connect(login, options) {
      const hyperdrive = logins[login]
      if (!hyperdrive) return null
      return {
        db: () => connectTo(hyperdrive, { ...connectionOptions, ...options }),
        close: async () => {},
      }
    },
    clientAddress: (c) => c.req.header('CF-Connecting-IP') ?? null,
    createSend,
  }
}
