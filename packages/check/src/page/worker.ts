/**
 * The Cloudflare entry of /check/: a Worker of its own at this path of the service's host, without
 * a database.
 */
import type { CheckNetwork } from '../ask-strangers.ts'
import type { Fetch } from '../ask-web.ts'
import { isIpAddress, isPublicIp } from '../public-address.ts'
import { runForPage } from '../run-task.ts'
import { type AnswerCheck, createCheck } from './create-page.ts'
import { parseSite } from './settings.ts'

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

let answer: AnswerCheck | undefined

function answerFor(env: CheckBindings): AnswerCheck {
  const { root, basePath } = parseSite(env)
  const network: CheckNetwork = {
    ...{ root, fetch: guarded },
    own: (url, init) => (env.CANDOR ? env.CANDOR.fetch(url, init) : guarded(url, init)),
  }
  return createCheck({
    basePath,
    // A Worker has no threads: the size of what a check reads bounds it.
    run: (task, signal) => runForPage(task, { ...network, signal }),
    logError: (message, error) => console.error(message, error),
    clock: () => Date.now(),
  })
}

export default {
  async fetch(request: Request, env: CheckBindings): Promise<Response> {
    try {
      answer ??= answerFor(env)
    } catch (error) {
      console.error(error instanceof Error ? error.message : error)
      const text = 'The settings of this page are invalid; its log names them.\n'
      return new Response(text, { status: 500 })
    }
    return answer(request, request.headers.get('CF-Connecting-IP'))
  },
}
