/** The endpoint: streamable HTTP without sessions, one message a request. */
import { networkOf } from 'candor-check/ip-address.ts'
import { clock } from '../../core/delivery/runtime.ts'
import { siteHeadersOf } from '../../core/documents/document.ts'
import type { Host } from '../../core/host.ts'
import { dataSafety } from '../../core/http/headers.ts'
import { createRateLimit } from '../../core/http/rate-limit.ts'
import { readBytes } from '../../core/http/read-body.ts'
import { termsOf } from '../../core/rights/ai-rights.ts'
import type { Mount } from '../../core/routes/mount.ts'
import { createReading } from './reading.ts'
import { createServer } from './server.ts'
import { faults, foreignOrigin, tooMany } from './words/sentences.ts'

export const mcpPath = '/mcp'

/** Loaded when it is used: most newsrooms have no assistants. */
export const loadSdk = () => import('@modelcontextprotocol/server')

const requestsPerMinute = 120
const maxBytes = 16_000

export function mountMcp(mount: Mount, clientAddress: Host['clientAddress']): void {
  const { routes, site, log, refuse } = mount
  const count = createRateLimit(60_000, clock)
  const rights = siteHeadersOf(termsOf(site))?.headers
  const own = Object.entries({ ...dataSafety, ...rights, 'Cache-Control': 'no-store' })

  routes.post(mcpPath, async (c) => {
    const { raw } = c.req
    // Other sites, also by DNS rebinding.
    if ((raw.headers.get('Origin') ?? site.origin) !== site.origin)
      return refuse(raw, foreignOrigin(site.origin))
    const seconds = count(networkOf(clientAddress(c)), requestsPerMinute)
    if (seconds > 0) return refuse(raw, tooMany(requestsPerMinute, seconds))
    const message = await readMessage(raw)
    if (message instanceof Response) return message
    const sdk = await loadSdk()
    const server = () => createServer(sdk, createReading(mount, c), log)
    const { fetch } = sdk.createMcpHandler(server, { maxSubscriptions: 0 })
    const answer = await fetch(raw, { parsedBody: message })
    for (const [name, value] of own) answer.headers.set(name, value)
    return answer
  })
}

async function readMessage(request: Request): Promise<unknown> {
  try {
    const bytes = await readBytes(request, maxBytes)
    if (bytes === null) return fault(faults.tooLong)
    const message: unknown = JSON.parse(new TextDecoder().decode(bytes))
    return Array.isArray(message) ? fault(faults.batch) : message
  } catch {
    return fault(faults.noJson)
  }
}

const fault = ({ status, ...error }: (typeof faults)[keyof typeof faults]) =>
  Response.json({ jsonrpc: '2.0', id: null, error }, { status })
