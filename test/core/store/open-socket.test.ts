/** Connections that a server closes before it has answered. */
import { once } from 'node:events'
import { createServer } from 'node:net'
import { expect, it } from 'vitest'
import { openSocket } from '../../../src/core/store/open-socket.ts'

it('fails if the server closes it, also when listeners were removed for TLS', async () => {
  const server = createServer((socket) => socket.destroy()).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('it listens on no port')
  const socket = openSocket({ host: ['127.0.0.1'], port: [address.port] })
  // postgres.js names it in its errors.
  expect(socket).toMatchObject({ host: '127.0.0.1', port: address.port })
  socket.removeAllListeners()
  const [error] = await once(socket.resume(), 'close').catch((failed: unknown) => [failed])
  expect(error).toMatchObject({ code: 'CONNECTION_CLOSED' })
  server.close()
})

it('takes the next query after a long one, before its answer', async () => {
  const server = createServer((socket) => socket.pause()).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('it listens on no port')
  const socket = openSocket({ host: ['127.0.0.1'], port: [address.port] })
  socket.on('error', () => {})
  await once(socket, 'connect')
  expect(socket.write(new Uint8Array(50_000_000))).toBe(true)
  socket.destroy()
  server.close()
})
