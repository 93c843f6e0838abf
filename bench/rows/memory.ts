/**
 * The memory that strangers can make Candor use: resident memory after a million requests for ten
 * thousand URLs.
 */

import { writeFileSync } from 'node:fs'
import { putLoad } from '../load.ts'
import { atMost, compare, type Finding } from '../measurement.ts'
import { startCandorOnNode } from '../servers/candor.ts'
import { residentMegabytes, type Server } from '../servers/process.ts'
import { type Bench, type Row, readerHeaders } from './bench.ts'

const urls = 10_000
/** Requests before the first measurement: every URL about once. */
const firstRequests = 10_000

/**
 * Cache busters on every format, a few limits, and paths that do not exist. wrk requests them in
 * order.
 */
const script = `
local feeds = { "/rss.xml", "/atom.xml", "/feed.json", "/feed" }
local next = 0
request = function()
  local n = next
  next = (next + 1) % ${urls}
  local path
  if n % 10 == 0 then path = "/nothing/" .. n
  elseif n % 10 == 1 then path = feeds[n % 4 + 1] .. "?limit=" .. (n % 3 + 1) .. "&utm_source=" .. n
  else path = feeds[n % 4 + 1] .. "?utm_source=" .. n end
  return wrk.format("GET", path)
end
`

async function measure(bench: Bench): Promise<Finding[]> {
  const file = `${bench.folder('memory')}/urls.lua`
  writeFileSync(file, script)
  const server = await startCandorOnNode(bench.small.url)
  try {
    const first = await send(bench, server, file, firstRequests, 1)
    const before = await residentMegabytes(server)
    const sent = await send(bench, server, file, bench.options.requests, 20)
    const after = await residentMegabytes(server)
    const described = {
      row: 'memory',
      what: `resident memory after ${sent.toLocaleString('en')} requests over ${urls.toLocaleString('en')} URLs`,
      against: `after ${first.toLocaleString('en')} requests`,
      unit: 'MB',
      names: ['after', 'before'],
      target: atMost(1.1),
      note: 'Node; a tenth of the URLs do not exist',
    } as const
    return [compare(described, [[after], [before]])]
  } finally {
    await server.stop()
  }
}

async function send(
  bench: Bench,
  server: Server,
  file: string,
  atLeastRequests: number,
  seconds: number,
) {
  const { connections } = bench.options
  let sent = 0
  while (sent < atLeastRequests) {
    const load = { url: server.origin, headers: readerHeaders, seconds, connections, script: file }
    sent += (await putLoad(load)).requests
  }
  return sent
}

export const memoryRows: readonly Row[] = [{ name: 'memory', measure }]
