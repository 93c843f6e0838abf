/** A small WebSub subscriber: it confirms what it is asked, and keeps what arrives. */
import { createHmac } from 'node:crypto'
import { startReceiver } from './receivers.ts'

export async function startSubscriber(secret: string) {
  const receiver = await startReceiver((response, { method, path }) => {
    const challenge = new URL(path, 'http://subscriber').searchParams.get('hub.challenge')
    response.writeHead(method === 'GET' && challenge === null ? 404 : 200).end(challenge ?? '')
  })
  const received = () => receiver.arrivals.filter(({ method }) => method === 'POST')
  return {
    ...receiver,
    received,
    /** Asks for the topic. Resolves when the hub has asked back. */
    async subscribe(hub: string, topic: string): Promise<void> {
      const form = {
        'hub.mode': 'subscribe',
        'hub.topic': topic,
        'hub.callback': `${receiver.url}/news?me=1`,
        'hub.secret': secret,
      }
      const { status } = await fetch(hub, { method: 'POST', body: new URLSearchParams(form) })
      if (status !== 202) throw new Error(`the hub answers ${status}`)
      const asked = () => receiver.arrivals.some(({ method }) => method === 'GET')
      for (let waitedMs = 0; !asked(); waitedMs += 20) {
        if (waitedMs > 20_000) throw new Error('the hub does not ask the callback')
        await new Promise((resolve) => setTimeout(resolve, 20))
      }
    },
    /** Says whether all that arrived has the right signature. */
    isSigned: () =>
      received().every(
        ({ body, headers }) =>
          headers['x-hub-signature'] ===
          `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`,
      ),
  }
}
