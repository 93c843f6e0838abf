/**
 * What strangers request: nonsense addresses, every length of a feed, and responses that they do
 * not read.
 */
import { connect } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { formats } from '../../src/core/request/address.ts'
import { ask } from '../honest.ts'

export type LoadOptions = {
  readonly origin: string
  readonly seconds: number
  readonly connections: number
}

/** Counts responses by their status (`0` for none), and sockets by `opened` and `closed`. */
export type Count = (outcome: string) => void

const files = Object.values(formats).map(({ file }) => file)

/**
 * Seven in ten are feeds of families that do not exist, so the flood asks for 70 unknown families a
 * second.
 */
const nonsense: readonly ((n: number) => string)[] = [
  (n) => `/topics/nonsense-${n}/rss.xml`,
  (n) => `/topics/nonsense-${n}/feed.json`,
  (n) => `/topics/nonsense-${n}/`,
  (n) => `/sources/nonsense-${n}.example/rss.xml`,
  (n) => `/sources/nonsense-${n}.example/atom.xml`,
  (n) => `/languages/q${letters(n)}/rss.xml`,
  (n) => `/languages/q${letters(n)}/feed.json`,
  (n) => `/modes/nonsense-${n}/rss.xml`,
  (n) => `/archive/2001-01/${n + 1}/rss.xml`,
  (n) => `/rss.xml?topic=nonsense-${n}`,
]

/** Digits as letters, because a language tag has no digits. */
const letters = (n: number) =>
  String(n).replace(/\d/g, (digit) => 'abcdefghij'.charAt(Number(digit)))

const floodPerSecond = 100

/** A hundred requests a second, whether or not the earlier ones are answered. */
async function flood({ origin, seconds }: LoadOptions, count: Count): Promise<void> {
  const start = performance.now()
  const requests: Promise<void>[] = []
  for (let n = 0; n < seconds * floodPerSecond; n += 1) {
    await sleep(Math.max(0, start + (n * 1000) / floodPerSecond - performance.now()))
    const path = nonsense[n % nonsense.length]?.(n) ?? '/'
    requests.push(ask(origin + path).then(({ status }) => count(String(status))))
  }
  await Promise.all(requests)
}

/**
 * `limit` from 1 to 100 in each format, in a cycle: the next request of a connection follows its
 * last response.
 */
async function limits({ origin, seconds, connections }: LoadOptions, count: Count): Promise<void> {
  const endMs = performance.now() + seconds * 1000
  let next = 0
  const client = async () => {
    while (performance.now() < endMs) {
      const [file, limit] = [
        files[next % files.length],
        1 + (Math.floor(next / files.length) % 100),
      ]
      next += 1
      count(String((await ask(`${origin}/${file}?limit=${limit}`)).status))
    }
  }
  await Promise.all(Array.from({ length: connections }, client))
}

const pipelined = 'GET /rss.xml HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n'
const pipelinedAtOnce = 100

/** Sockets that send requests and never read. One that the server closes is replaced. */
async function slowReaders(
  { origin, seconds, connections }: LoadOptions,
  count: Count,
): Promise<void> {
  const endMs = performance.now() + seconds * 1000
  const { hostname, port } = new URL(origin)
  const reader = async () => {
    while (performance.now() < endMs) {
      const socket = connect({ host: hostname, port: Number(port) }).pause()
      socket.on('error', () => {})
      count('opened')
      socket.write(pipelined.repeat(pipelinedAtOnce))
      // A paused socket notices that it is closed only when it writes.
      while (!socket.destroyed && performance.now() < endMs) {
        await sleep(500)
        socket.write(pipelined)
      }
      if (socket.destroyed) count('closed')
      socket.destroy()
    }
  }
  await Promise.all(Array.from({ length: connections }, reader))
}

export type LoadName = 'flood' | 'limits' | 'slow-readers'

export const loads: Readonly<
  Record<LoadName, (options: LoadOptions, count: Count) => Promise<void>>
> = {
  flood,
  limits,
  'slow-readers': slowReaders,
}
