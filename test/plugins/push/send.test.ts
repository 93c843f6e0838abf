/**
 * What strangers can do to a request of ours: be slow, endless, elsewhere, private. Servers on this
 * machine stand for them.
 */
import { once } from 'node:events'
import { createServer, type RequestListener, type ServerResponse } from 'node:http'
import { type AddressInfo, createServer as createSocketServer, type Socket } from 'node:net'
import type { Resolve } from 'candor-check/look-up.ts'
import { RefusedAddress } from 'candor-check/public-address.ts'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { BusyAddress, replyBytes } from '../../../src/core/host.ts'
import { createSend } from '../../../src/hosts/node/send.ts'

const closers: (() => unknown)[] = []
afterEach(async () => {
  await Promise.all(closers.splice(0).map((close) => close()))
})

/** Returns its address. */
async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener).listen(0, '127.0.0.1')
  await once(server, 'listening')
  closers.push(() => {
    server.closeAllConnections()
    server.close()
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

/** A server that speaks no HTTP of its own. Returns its address. */
async function serveRaw(
  onConnection: (socket: Socket) => void,
  host = '127.0.0.1',
  port = 0,
): Promise<string> {
  const sockets = new Set<Socket>()
  const server = createSocketServer((socket) => {
    sockets.add(socket)
    socket.on('error', () => {})
    onConnection(socket)
  }).listen(port, host)
  await once(server, 'listening')
  closers.push(() => {
    for (const socket of sockets) socket.destroy()
    server.close()
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

const post = (url: string, body = 'body') =>
  ({ method: 'POST', url, headers: { 'Content-Type': 'text/plain', 'X-Odd': 'ü' }, body }) as const

describe('a request', () => {
  const send = createSend({ allowPrivate: true, timeoutMs: 1000 })

  it('is sent as it is, and its reply is read', async () => {
    const got: unknown[] = []
    const url = await serve((request, response) => {
      const chunks: Buffer[] = []
      request.on('data', (chunk: Buffer) => chunks.push(chunk))
      request.on('end', () => {
        const {
          'content-type': type,
          'content-length': length,
          'transfer-encoding': encoding,
        } = request.headers
        got.push(
          request.method,
          request.url,
          type,
          length,
          encoding,
          Buffer.concat(chunks).toString('hex'),
        )
        response.writeHead(503, { 'Retry-After': '30' }).end('später')
      })
    })
    const body = Uint8Array.of(0, 255, 10)
    expect(
      await send({
        ...post(`${url}/a?b=c`),
        headers: { 'Content-Type': 'application/atom+xml' },
        body,
      }),
    ).toEqual({
      status: 503,
      retryAfter: '30',
      text: 'später',
    })
    expect(got).toEqual(['POST', '/a?b=c', 'application/atom+xml', '3', undefined, '00ff0a'])
  })

  it('uses the connection of the one before', async () => {
    const ports = new Set<number | undefined>()
    const url = await serve((request, response) => {
      ports.add(request.socket.remotePort)
      request.resume().on('end', () => response.end('ok'))
    })
    for (let count = 0; count < 5; count += 1) await send(post(url))
    expect(ports.size).toBe(1)
  })

  it('follows no redirect', async () => {
    let seen = 0
    const target = await serve((_, response) => {
      seen += 1
      response.end()
    })
    const url = await serve((_, response) => response.writeHead(307, { Location: target }).end())
    expect((await send(post(url))).status).toBe(307)
    expect(seen).toBe(0)
  })

  it('gives up if no answer comes in time', async () => {
    const silent = await serveRaw(() => {})
    const slow = await serveRaw((socket) => {
      const timer = setInterval(
        () => socket.write('HTTP/1.1 200 OK\r\nX'.at(socket.bytesWritten) ?? 'X'),
        50,
      )
      socket.on('close', () => clearInterval(timer))
    })
    const results = await Promise.allSettled([send(post(silent)), send(post(slow))])
    expect(results).toMatchObject(
      Array(2).fill({ status: 'rejected', reason: { message: 'no answer within 1 s' } }),
    )
  })

  it('gives up after ten seconds, if nothing else is said', async () => {
    const silent = await serveRaw(() => {})
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    try {
      const sending = createSend({ allowPrivate: true })(post(silent))
      const result = Promise.race([sending, Promise.resolve('still waiting')])
      vi.advanceTimersByTime(9999)
      expect(await result).toBe('still waiting')
      vi.advanceTimersByTime(1)
      await expect(sending).rejects.toThrow('no answer within 10 s')
    } finally {
      vi.useRealTimers()
    }
  })

  it('cuts endless bodies and headers, however fast or slow they are', async () => {
    const endless = await serve((_, response) => {
      const more = () => {
        while (response.write('x'.repeat(10_000)));
        response.once('drain', more)
      }
      more()
    })
    const reply = await send(post(endless))
    expect(reply.status).toBe(200)
    expect(reply.text).toBe('x'.repeat(replyBytes))

    const dripping = await serve((_, response) => {
      const timer = setInterval(() => response.write('y'), 100)
      response.on('close', () => clearInterval(timer))
    })
    expect(await send(post(dripping))).toMatchObject({
      status: 200,
      text: expect.stringMatching(/^y{1,10}$/),
    })

    const headers = await serveRaw((socket) => {
      socket.write(`HTTP/1.1 200 OK\r\n${'X-Header: aaaaaaaaaaaaaaaaaaaaaaaa\r\n'.repeat(1000)}`)
    })
    await expect(send(post(headers))).rejects.toThrow(/header/i)
  })

  it('ends if the answer changes the protocol', async () => {
    const switches = await serveRaw((socket) => {
      socket.on('data', () =>
        socket.write(
          'HTTP/1.1 101 Switching Protocols\r\nConnection: upgrade\r\nUpgrade: x\r\n\r\n',
        ),
      )
    })
    expect(await send(post(switches))).toEqual({ status: 101, retryAfter: null, text: '' })
  })

  it('fails for what is no answer', async () => {
    const noise = await serveRaw((socket) => socket.write('220 mail.example.org ESMTP\r\n'))
    const hangsUp = await serveRaw((socket) => socket.on('data', () => socket.destroy()))
    for (const url of [noise, hangsUp])
      await expect(send(post(url))).rejects.toThrow(/Parse Error|socket hang up|ECONNRESET/)
    await expect(send(post('http://127.0.0.1:1/'))).rejects.toThrow(/ECONNREFUSED/)
  })
})

describe('requests to one address, by whatever names', () => {
  const networks = {
    'a.example': ['127.0.0.1'],
    'b.example': ['127.0.0.1'],
    'c.example': ['127.0.0.2'],
  }
  const resolve: Resolve = async (name) => Reflect.get(networks, name) ?? []

  /**
   * Three at the same address may be on their way. Those to `/slow` are answered when the test says
   * so.
   */
  async function open() {
    const held: ServerResponse[] = []
    let requests = 0
    const listener: RequestListener = (request, response) => {
      requests += 1
      if (request.url === '/slow') held.push(response)
      else response.end()
    }
    const port = new URL(await serve(listener)).port
    await serveAt('127.0.0.2', Number(port))
    const send = createSend({
      allowPrivate: false,
      resolve,
      isPublic: () => true,
      atOnceOfAddress: 3,
    })
    const ask = (name: string, path = '/') => send(post(`http://${name}.example:${port}${path}`))
    return { ask, held, requests: () => requests }
  }
  const serveAt = (host: string, port: number) =>
    serveRaw(
      (socket) => void socket.once('data', () => socket.end('HTTP/1.1 204 N\r\n\r\n')),
      host,
      port,
    )

  it('share its places, and none beyond is sent, also on a connection that is open', async () => {
    const { ask, held, requests } = await open()
    await Promise.all([ask('a'), ask('b')])
    const slow = [ask('a', '/slow'), ask('a', '/slow'), ask('b', '/slow')]
    await expect.poll(() => held.length).toBe(3)
    await expect(ask('a')).rejects.toBeInstanceOf(BusyAddress)
    await expect(ask('b')).rejects.toBeInstanceOf(BusyAddress)
    expect(await ask('c')).toMatchObject({ status: 204 })
    expect(requests()).toBe(5)
    for (const response of held) response.end()
    await Promise.all(slow)
    for (let times = 0; times < 5; times += 1) expect(await ask('b')).toMatchObject({ status: 200 })
  })
})

describe('a request to a private address', () => {
  const counted = async (host = '127.0.0.1', ownPort = 0) => {
    let connections = 0
    const answer = (socket: Socket) => {
      connections += 1
      socket.end('HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 0\r\n\r\n')
    }
    const url = await serveRaw(answer, host, ownPort)
    return { port: new URL(url).port, connections: () => connections }
  }
  const sendBy = (resolve: Resolve) => createSend({ allowPrivate: false, timeoutMs: 1000, resolve })
  const asked: string[] = []
  const never: Resolve = async (name) => {
    asked.push(name)
    return ['127.0.0.1']
  }

  it('by its IP or name is refused before anything is resolved', async () => {
    const { port, connections } = await counted()
    const hosts = [
      '127.0.0.1',
      '2130706433',
      '0x7f.1',
      '127.1',
      '0',
      '[::1]',
      '[::ffff:127.0.0.1]',
      'localhost',
      'db.internal',
    ]
    for (const host of hosts) {
      await expect(sendBy(never)(post(`http://${host}:${port}/`))).rejects.toBeInstanceOf(
        RefusedAddress,
      )
    }
    for (const url of [
      'ftp://example.org/',
      'file:///etc/passwd',
      `http://user@example.org:${port}/`,
      'nonsense',
    ]) {
      await expect(sendBy(never)(post(url))).rejects.toBeInstanceOf(RefusedAddress)
    }
    expect(asked).toEqual([])
    expect(connections()).toBe(0)
  })

  it('by DNS is refused, also beside a public one, for http and https', async () => {
    const { port, connections } = await counted()
    // 127.0.0.2 stands for a public address.
    const isPublic = (ip: string) => ip === '127.0.0.2'
    const answers = [
      ['127.0.0.1'],
      ['127.0.0.2', '127.0.0.1'],
      ['::1'],
      ['::ffff:7f00:1'],
      ['nonsense'],
    ]
    for (const addresses of answers) {
      for (const scheme of ['http', 'https']) {
        const send = createSend({
          allowPrivate: false,
          timeoutMs: 1000,
          isPublic,
          resolve: async () => addresses,
        })
        const sent = send(post(`${scheme}://callback.example.org:${port}/`))
        await expect(sent).rejects.toBeInstanceOf(RefusedAddress)
      }
    }
    expect(connections()).toBe(0)
  })

  it('by a name that leads elsewhere the next time is refused: a connection uses the address that was checked', async () => {
    // 127.0.0.2 stands for a public address.
    const { port, connections } = await counted()
    const public2 = await counted('127.0.0.2', Number(port))
    const addresses = ['127.0.0.2', '127.0.0.1', '127.0.0.2']
    const resolve: Resolve = async () => [addresses.shift() ?? '127.0.0.1']
    const send = createSend({ allowPrivate: false, resolve, isPublic: (ip) => ip === '127.0.0.2' })
    const url = `http://callback.example.org:${port}/`
    expect(await send(post(url))).toMatchObject({ status: 200 })
    expect(addresses).toHaveLength(2)
    await expect(send(post(url))).rejects.toBeInstanceOf(RefusedAddress)
    expect(await send(post(url))).toMatchObject({ status: 200 })
    expect([connections(), public2.connections()]).toEqual([0, 2])
  })

  it('fails, to be tried again, if the name has no address or does not resolve', async () => {
    const failing = [sendBy(async () => []), sendBy(() => Promise.reject(new Error('SERVFAIL')))]
    for (const send of failing) {
      const error: unknown = await send(post('http://callback.example.org/')).catch(
        (reason: unknown) => reason,
      )
      expect(error).toBeInstanceOf(Error)
      expect(error).not.toBeInstanceOf(RefusedAddress)
    }
  })
})
