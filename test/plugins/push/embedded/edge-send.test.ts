/**
 * What strangers can do at the edge, in workerd: to a request of ours be silent, endless,
 * elsewhere, private; ask too often.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startWorker } from '../../../product/workerd/running-worker.ts'
import { startReceiver } from '../receivers.ts'

type Attempted = {
  readonly outcome: {
    readonly result: string
    readonly status: number | null
    readonly error?: string
  }
  readonly asked: readonly string[]
}

describe('a request of the edge', () => {
  let worker: Awaited<ReturnType<typeof startWorker>>
  const closers: (() => Promise<void>)[] = []
  const receive = async (...answer: Parameters<typeof startReceiver>) => {
    const receiver = await startReceiver(...answer)
    closers.push(receiver.close)
    return receiver
  }
  const send = async (url: string, { allowPrivate = true } = {}) => {
    const query = new URLSearchParams({ url, private: allowPrivate ? 'on' : 'off' })
    const began = performance.now()
    const attempted = (await (await fetch(`${worker.origin}/?${query}`)).json()) as Attempted
    return { ...attempted, tookMs: performance.now() - began }
  }

  beforeAll(async () => {
    worker = await startWorker('test/product/workerd/sending.toml')
  })
  afterAll(async () => {
    for (const close of closers) await close()
    await worker.close()
  })

  it('that a client sends is counted at its own time, not that of an earlier one', async () => {
    const waitAt = async (now: number) => (await fetch(`${worker.origin}/limit?now=${now}`)).json()
    const waits: unknown[] = []
    for (const now of [1000, 2000, 31_000, 61_000, 61_001]) waits.push(await waitAt(now))
    expect(waits).toEqual([0, 59, 30, 0, 60])
  })

  it('arrives', async () => {
    const target = await receive()
    expect((await send(target.url)).outcome).toEqual({ result: 'arrived', status: 204 })
    expect(target.arrivals).toMatchObject([{ body: 'body', method: 'POST' }])
  })

  it.each([301, 302, 303, 307, 308])('follows no redirect: %i is a failure', async (status) => {
    const target = await receive()
    const { url } = await receive(
      (response) => void response.writeHead(status, { Location: target.url }).end(),
    )
    expect((await send(url)).outcome).toMatchObject({ result: 'failed', status })
    expect(target.arrivals).toEqual([])
  })

  it.each([
    ...[
      '127.0.0.1',
      '2130706433',
      '0x7f.1',
      '0',
      '8.8.8.8',
      '[::1]',
      '[::ffff:127.0.0.1]',
      '[2606:4700::1111]',
    ],
    ...['localhost', 'candor.localhost', 'db.internal', 'printer.local', 'intranet'],
  ])('to %s is refused, and asks nobody', async (host) => {
    const target = await receive()
    const url = `http://${host}:${new URL(target.url).port}/`
    expect(await send(url, { allowPrivate: false })).toMatchObject({
      outcome: { result: 'refused' },
      asked: [],
    })
    expect(target.arrivals).toEqual([])
  })

  it('takes as much of an endless body as it needs', async () => {
    const { url } = await receive((response) => {
      const more = () => {
        while (response.write('x'.repeat(10_000)));
        response.once('drain', more)
      }
      more()
    })
    const { outcome, tookMs } = await send(url)
    expect(outcome).toEqual({ result: 'arrived', status: 200 })
    expect(tookMs).toBeLessThan(9000)
  })

  // The ten seconds of docs/push.md themselves: all wait at the same time.
  it('ends after ten seconds, whatever the target does', async () => {
    const silent = await receive(() => {})
    const stalled = await receive((response) => void response.write('x'))
    const dripping = await receive((response) => {
      const timer = setInterval(() => response.write('y'), 500)
      response.on('close', () => clearInterval(timer))
    })
    const [none, ...begun] = await Promise.all(
      [silent, stalled, dripping].map(({ url }) => send(url)),
    )
    expect(none?.outcome).toMatchObject({ result: 'failed', status: null })
    for (const { outcome } of begun)
      expect(outcome).toEqual({ slow: true, result: 'arrived', status: 200 })
    for (const each of [none, ...begun]) {
      expect(each?.tookMs).toBeGreaterThan(9500)
      expect(each?.tookMs).toBeLessThan(20_000)
    }
  })
})
