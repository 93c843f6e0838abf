/**
 * A subscriber of the WebSub hub on this machine: it confirms its subscription, and notes when each
 * title arrives.
 */
import { createHmac } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'

const secret = 'the secret of the soak'

export async function startSubscriber() {
  const bodies: { readonly text: string; readonly atMs: number }[] = []
  let verified = false
  let forged = 0

  async function take(request: IncomingMessage): Promise<string> {
    if (request.method === 'GET') {
      verified = true
      return new URL(request.url ?? '', 'http://subscriber').searchParams.get('hub.challenge') ?? ''
    }
    const body = await text(request)
    const signature = `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`
    if (request.headers['x-hub-signature'] === signature)
      bodies.push({ text: body, atMs: performance.now() })
    else forged += 1
    return ''
  }

  const server = createServer(
    (request, response) => void take(request).then((answer) => response.end(answer)),
  )
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return {
    forged: () => forged,
    deliveries: () => bodies.length,
    isVerified: () => verified,
    /**
     * When the title arrived first, on the clock of `performance.now()`; `undefined` if it did not.
     */
    arrivalOf: (title: string) => bodies.find((body) => body.text.includes(title))?.atMs,
    async subscribe(origin: string, topic: string): Promise<void> {
      const form = {
        'hub.mode': 'subscribe',
        'hub.topic': topic,
        'hub.callback': `http://127.0.0.1:${port}/`,
        'hub.secret': secret,
      }
      const { status } = await fetch(`${origin}/hub`, {
        method: 'POST',
        body: new URLSearchParams(form),
      })
      if (status !== 202) throw new Error(`the hub answers ${status} to a subscription`)
    },
    close(): void {
      server.close()
      server.closeAllConnections()
    },
  }
}
