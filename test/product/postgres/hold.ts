/** A proxy that holds a migration before one of its statements, until the test lets it go on. */
import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'

/** Chooses the statements before which the connection is held; `number` counts from 1. */
type Moment = (statement: string, number: number) => boolean

/**
 * The SQL of a message of PostgreSQL's protocol (version 3, §55.7): of `Parse`, behind a name, or
 * of `Query`.
 */
function statementOf(message: Buffer): string | null {
  const [name = '', statement = ''] = message.toString('utf8', 5).split('\0')
  const types: Readonly<Record<string, string>> = { P: statement, Q: name }
  return types[message.toString('latin1', 0, 1)] ?? null
}

/**
 * Holds the connection of `candor migrate` once for each call of `before`; other connections pass.
 */
export async function startHold(databaseUrl: string) {
  const target = new URL(databaseUrl)
  const open = new Set<Socket>()
  const statements: string[] = []
  let held:
    | { readonly moment: Moment; readonly reached: (statement: string) => void; go: Promise<void> }
    | undefined

  async function forward(client: Socket, upstream: Socket): Promise<void> {
    let bytes = Buffer.alloc(0)
    let isMigration: boolean | undefined
    for await (const chunk of client) {
      bytes = Buffer.concat([bytes, chunk])
      // The first message has no type before its length.
      const lengthAt = () => (isMigration === undefined ? 0 : 1)
      while (bytes.length >= lengthAt() + 4) {
        const length = lengthAt() + bytes.readInt32BE(lengthAt())
        if (bytes.length < length) break
        const message = bytes.subarray(0, length)
        bytes = bytes.subarray(length)
        if (isMigration) await hold(statementOf(message))
        isMigration ??= message.includes('candor migrate')
        upstream.write(message)
      }
    }
    upstream.end()
  }

  async function hold(statement: string | null): Promise<void> {
    if (statement === null) return
    statements.push(statement)
    if (!held?.moment(statement, statements.length)) return
    const { reached, go } = held
    held = undefined
    reached(statement)
    await go
  }

  const server = createServer((client) => {
    const upstream = connect(Number(target.port), target.hostname)
    for (const socket of [client, upstream]) {
      open.add(socket)
      socket.on('close', () => open.delete(socket))
      // Expected: tests kill what is connected.
      socket.on('error', () => socket.destroy())
    }
    upstream.pipe(client)
    forward(client, upstream).catch(() => upstream.destroy())
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string')
    throw new Error('the proxy listens on no port')
  const url = Object.assign(new URL(databaseUrl), {
    hostname: '127.0.0.1',
    port: String(address.port),
  }).href

  return {
    url,
    /** All statements so far, of all migrations. */
    statements,
    /** Resolves when the migration has come to the moment. */
    before(moment: Moment) {
      const { promise, resolve: reached } = Promise.withResolvers<string>()
      const { promise: go, resolve } = Promise.withResolvers<void>()
      held = { moment, reached, go }
      return { reached: promise, go: resolve }
    },
    async close() {
      for (const socket of open) socket.destroy()
      server.close()
      await once(server, 'close')
    },
  }
}
