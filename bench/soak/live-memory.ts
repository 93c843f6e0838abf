/**
 * What a Node process keeps in memory, without what it has thrown away already: asked over the
 * inspector.
 */
import { once } from 'node:events'

/** https://nodejs.org/api/inspector.html: `--inspect` takes an address. */
export const inspectAt = (port: number) => ({ NODE_OPTIONS: `--inspect=127.0.0.1:${port}` })

/** In MB, after a collection of garbage: the heap, and the bytes of buffers outside it. */
export async function liveMegabytes(port: number): Promise<number> {
  const [target] = (await (await fetch(`http://127.0.0.1:${port}/json/list`)).json()) as Target[]
  if (!target) throw new Error('the process has no inspector')
  const socket = new WebSocket(target.webSocketDebuggerUrl)
  await once(socket, 'open')
  try {
    const ask = async (method: string) => {
      socket.send(JSON.stringify({ id: 1, method }))
      const [event] = (await once(socket, 'message')) as [MessageEvent<string>]
      return JSON.parse(event.data) as { readonly result: Readonly<Record<string, number>> }
    }
    // What weak references and finalizers keep goes with the next one.
    for (let times = 0; times < 3; times += 1) await ask('HeapProfiler.collectGarbage')
    const { result } = await ask('Runtime.getHeapUsage')
    return ((result['usedSize'] ?? Number.NaN) + (result['backingStorageSize'] ?? Number.NaN)) / 1e6
  } finally {
    socket.close()
  }
}

type Target = { readonly webSocketDebuggerUrl: string }
