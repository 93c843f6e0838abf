/**
 * Clients that pipeline and never read, as a separate program:
 * `slow-readers.ts PORT CLIENTS SECONDS`. Connects to 127.0.0.1 only, and ends after SECONDS.
 */
import { connect, type Socket } from 'node:net'
import { feedPath } from '../rows/bench.ts'

const [port = 0, clients = 0, seconds = 0] = process.argv.slice(2).map(Number)
const request = `GET ${feedPath} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n`
/**
 * A second apart. Half of the clients stay below the bound on waiting requests, and so keep their
 * connection.
 */
const bursts = [request.repeat(100), request.repeat(8)]

const sockets: (Socket | undefined)[] = Array.from({ length: clients })
const send = () => {
  for (const [index, socket] of sockets.entries()) {
    const open = socket?.writable ? socket : connect(port, '127.0.0.1').pause()
    // Resets are what is measured.
    if (open !== socket) open.on('error', () => {})
    sockets[index] = open
    open.write(bursts[index % bursts.length] ?? '')
  }
}
send()
setInterval(send, 1000)
setTimeout(() => process.exit(), seconds * 1000)
