/**
 * The same newsroom twice in one process, with and without what is compared, in turns of 50 ms: two
 * processes of the same program differ by some percent for as long as they live, which is more than
 * what is measured here. `/turns` tells what each side took since it was last asked. Compared are
 * counted readers with READERS=on, and metrics otherwise.
 */
import { createApp } from '../../src/core/app.ts'
import { parseDeliverySettings, parseSite } from '../../src/core/settings/site.ts'
import { reportOnce } from '../../src/core/store/snapshot.ts'
import { createStore } from '../../src/core/store/store.ts'
import { nodeCodec } from '../../src/hosts/node/codec.ts'
import { openDatabase } from '../../src/hosts/node/database/open.ts'
import { createHost } from '../../src/hosts/node/host.ts'
import { logError, logLeftOut } from '../../src/hosts/node/log.ts'
import { openOn } from '../../src/hosts/node/open-plugins.ts'
import { type HttpConnection, listen } from '../../src/hosts/node/socket.ts'
import { createMetrics } from '../../src/plugins/metrics/metrics.ts'
import { readers as readersPlugin } from '../../src/plugins/readers/node.ts'

/** The counts of one side: requests, and the CPU of the process meanwhile. */
export type Taken = { requests: number; microseconds: number }

const turnMs = 50
/** A turn of each, then in the other order, so that neither always comes first. */
const order = [0, 1, 1, 0] as const

const site = parseSite(process.env)
const settings = parseDeliverySettings(process.env)
const { db, embedded } = await openDatabase(process.env)
const store = createStore(db, reportOnce(logLeftOut))
const [readers] = openOn([readersPlugin], process.env, {
  site,
  host: createHost(process.env, embedded ? db : null),
})
const listener = readers?.listener ?? createMetrics().listener
const runtime = { codec: nodeCodec, sharesPromises: true }
const parts = { site, settings, runtime, store: () => store, log: logError }
const apps = [createApp({ ...parts, plugins: [{ listener }] }), createApp(parts)] as const

let turn = 0
let side: 0 | 1 = 0
let requests = 0
let used = process.cpuUsage()
const noTurns = (): readonly [Taken, Taken] => [
  { requests: 0, microseconds: 0 },
  { requests: 0, microseconds: 0 },
]
let taken = noTurns()

setInterval(() => {
  const { user, system } = process.cpuUsage(used)
  taken[side].requests += requests
  taken[side].microseconds += user + system
  requests = 0
  used = process.cpuUsage()
  turn += 1
  side = order[turn % order.length] ?? 0
}, turnMs)

function answer(request: Request, connection: HttpConnection): Response | Promise<Response> {
  if (request.url.endsWith('/turns')) {
    const counts = taken
    taken = noTurns()
    return Response.json(counts)
  }
  requests += 1
  return apps[side].fetch(request, connection)
}

await listen('127.0.0.1', Number(process.env['PORT']), answer)
