/**
 * Receives webhooks: npm install standardwebhooks; WEBHOOK_SECRET=whsec_… PORT=8788 node
 * webhook.ts. Needs Node 22.18.
 */
import { createServer } from 'node:http'
import { text } from 'node:stream/consumers'
import { Webhook } from 'standardwebhooks'

const { WEBHOOK_SECRET = '', PORT = '8788' } = process.env
const webhook = new Webhook(WEBHOOK_SECRET)
type Message = { type: string; data: { id: string; url?: string; title?: string } }

createServer((request, response) => {
  text(request)
    .then((body) => {
      const { type, data } = webhook.verify(
        body,
        request.headers as Record<string, string>,
      ) as Message
      console.log(type, data.id, data.title ?? '')
      response.writeHead(204).end()
    })
    .catch(() => response.writeHead(400).end())
}).listen(Number(PORT), '127.0.0.1')
