/** Bodies of requests, within a limit. */
import { expect, it } from 'vitest'
import { readBytes } from '../../../src/core/http/read-body.ts'

/** A body in chunks of a thousand bytes; `read` counts those that were asked for. */
function upload(chunks: number) {
  const counted = { read: 0 }
  const body = new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        if (counted.read === chunks) return controller.close()
        counted.read += 1
        controller.enqueue(new Uint8Array(1000))
      },
    },
    { highWaterMark: 0 },
  )
  const init = { method: 'POST', body, duplex: 'half' }
  return { counted, request: new Request('https://news.example.org/', init) }
}

it.each([
  [10, 10_000, 10],
  [11, null, 11],
  [20, null, 20],
  [5000, null, 21],
])(
  '%s kB: whole within the limit, to its end a little beyond it, and no further',
  async (chunks, length, read) => {
    const { request, counted } = upload(chunks)
    expect((await readBytes(request, 10_000))?.byteLength ?? null).toBe(length)
    expect(counted.read).toBe(read)
  },
)
