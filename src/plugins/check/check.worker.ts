/**
 * The Cloudflare entry of /check/: a Worker of its own at this path of the service's host, without
 * a database. So the service's Worker stays as small as it is.
 */

import type { CheckNetwork } from 'candor-check/ask-strangers.ts'
import type { Fetch } from 'candor-check/ask-web.ts'
import { isIpAddress, isPublicIp } from 'candor-check/public-address.ts'
import type { Hono } from 'hono'
import { createLog, type Level } from '../../core/log/log.ts'
import { SettingsError } from '../../core/settings/setting.ts'
import { parseLogSettings, parseSite, rootOf } from '../../core/settings/site.ts'
import { createCheck } from './check-routes.ts'
import { checkLink } from './plugin.ts'
import { runCheck } from './run-check.ts'

type CheckBindings = Readonly<Record<string, string | undefined>> & {
  /** The service, for feeds of its own. Without it, they are fetched like others. */
  readonly CANDOR?: { readonly fetch: (url: string, init: RequestInit) => Promise<Response> }
}

const resolver = 'https://cloudflare-dns.com/dns-query'
/** All addresses of a name, by DNS over HTTPS as JSON. */
async function lookUp(
  name: string,
  type: 'A' | 'AAAA',
  signal: AbortSignal | null,
): Promise<readonly string[]> {
  const url = `${resolver}?name=${encodeURIComponent(name)}&type=${type}`
  const response = await fetch(url, { headers: { Accept: 'application/dns-json' }, signal })
  const { Answer = [] }: { Answer?: { type: number; data: string }[] } = JSON.parse(
    await response.text(),
  )
  return Answer.filter((each) => each.type === (type === 'A' ? 1 : 28)).map(({ data }) => data)
}

/**
 * The connected address cannot be seen here, so the name is resolved before: docs/check.md says
 * what remains.
 */
const guarded: Fetch = async (url, init) => {
  const { hostname } = new URL(url)
  const { signal = null } = init
  if (!isIpAddress(hostname)) {
    const found = (
      await Promise.all([lookUp(hostname, 'A', signal), lookUp(hostname, 'AAAA', signal)])
    ).flat()
    const refused = found.find((ip) => !isPublicIp(ip))
    if (refused !== undefined)
      throw new Error(`the address must be public, and ${hostname} leads to ${refused}`)
    if (found.length === 0) throw new Error(`${hostname} has no address`)
  }
  return fetch(url, init)
}

const write = (line: string, level: Level) => console[level](line)
let app: Hono | undefined

function appFor(env: CheckBindings): Hono {
  const log = createLog({ format: 'json', level: parseLogSettings(env).logLevel, write })
  const site = parseSite(env)
  const network: CheckNetwork = {
    ...{ root: rootOf(site), fetch: guarded },
    own: (url, init) => (env.CANDOR ? env.CANDOR.fetch(url, init) : guarded(url, init)),
  }
  return createCheck({
    ...{ view: { site, demo: false, links: [checkLink] }, log },
    // A Worker has no threads: the size of what a check reads bounds it.
    run: (task, signal) => runCheck(task, { ...network, signal }),
    clientAddress: (c) => c.req.header('CF-Connecting-IP') ?? null,
    clock: () => Date.now(),
  })
}

export default {
  fetch(request: Request, env: CheckBindings): Response | Promise<Response> {
    try {
      app ??= appFor(env)
    } catch (error) {
      if (!(error instanceof SettingsError)) throw error
      for (const problem of error.problems) write(problem, 'error')
      return new Response('The settings of this page are invalid; its log names them.\n', {
        status: 500,
      })
    }
    return app.fetch(request)
  },
}
