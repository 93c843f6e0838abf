/**
 * Prints the newest title of a JSON Feed when it changes: FEED=http://127.0.0.1:8787/feed.json
 * PORT=8789 node websub.ts. Needs Node 22.18.
 */
import { createHmac, randomUUID } from 'node:crypto'
import { createServer } from 'node:http'
import { text } from 'node:stream/consumers'

const {
  FEED = 'http://127.0.0.1:8787/feed.json',
  PORT = '8789',
  SECRET = randomUUID(),
} = process.env
const callback = `http://127.0.0.1:${PORT}/`

createServer(async (request, response) => {
  const query = new URL(request.url ?? '', callback).searchParams
  const body = await text(request)
  const isAsked = query.get('hub.topic') === FEED
  response.end(isAsked ? query.get('hub.challenge') : '')
  if (isAsked) console.log(query.get('hub.mode'), FEED)
  const signature = `sha256=${createHmac('sha256', SECRET).update(body).digest('hex')}`
  if (request.headers['x-hub-signature'] === signature) console.log(JSON.parse(body).items[0].title)
}).listen(Number(PORT), '127.0.0.1')

const [, hub = ''] =
  /<([^>]*)>; rel="hub"/.exec((await fetch(FEED)).headers.get('Link') ?? '') ?? []
const form = {
  'hub.mode': 'subscribe',
  'hub.topic': FEED,
  'hub.callback': callback,
  'hub.secret': SECRET,
}
await fetch(hub, { method: 'POST', body: new URLSearchParams(form) })
