/**
 * Requests of the page to addresses that strangers name: public ones, as robots.txt allows, and
 * says who asks and why.
 */

import { type AskWeb, askRobots, askThrough, type Fetch } from './ask-web.ts'
import { refusalOfAddress } from './public-address.ts'
import { mayFetch, parseRobots } from './robots-text.ts'
import { checkerName, checkerVersion } from './version.ts'

export type CheckNetwork = {
  /** The address of the service, with its base path. */
  readonly root: string
  /** Reads other sites: public addresses only. */
  readonly fetch: Fetch
  /** Reads this site, without a network. */
  readonly own: Fetch
  /** Ends all requests. */
  readonly signal?: AbortSignal
}

/** The name for robots.txt. */
const robotsName = `${checkerName}Check`
/** After decompression: of one response, and of all of a check, which are in memory. */
const maxBytes = 5_000_000
const maxBytesOfAll = 30_000_000

/** Returns the address. @throws {Error} with a sentence. */
function refusePrivate(url: string): string {
  const refusal = refusalOfAddress(url, false)
  if (refusal !== null) throw new Error(refusal.replace(/\.$/, ''))
  return url
}

/**
 * For one check. `fetch` connects to public addresses only, as far as it can see them. Nothing of
 * the visitor's request is passed on.
 */
export function askStrangers({ root, fetch, own, signal }: CheckNetwork): AskWeb {
  const about = `${robotsName}/${checkerVersion} (+${root}/check/; a visitor asked to check this feed)`
  const limits = { maxBytes, budget: { left: maxBytesOfAll }, ...(signal && { signal }) }
  const askPublic = askThrough((url, init) => fetch(refusePrivate(url), init), limits)
  const robots = new Map<string, ReturnType<typeof ask>>()
  const ask = async (origin: string) => {
    const answer = await askRobots(askPublic, origin, { 'User-Agent': about })
    return { ...answer, rules: parseRobots(answer.status === 200 ? answer.text : '') }
  }
  const readRobots = (origin: string) => {
    const known = robots.get(origin)
    const made = known ?? ask(origin)
    robots.set(origin, made)
    return made
  }
  const send: Fetch = async (url, init) => {
    const headers = new Headers(init.headers)
    const reader = headers.get('User-Agent')
    headers.set('User-Agent', reader === null ? about : `${reader} ${about}`)
    if (url.startsWith(`${root}/`)) return own(url, { ...init, headers })
    const { origin, pathname, search } = new URL(url)
    refusePrivate(url)
    if (pathname !== '/robots.txt') {
      const { status, rules, failure } = await readRobots(origin)
      // RFC 9309 §2.3.1: where robots.txt cannot be read, nothing may be; where there is none,
      // everything.
      if (failure !== null || status >= 500)
        throw new Error(`its robots.txt cannot be read: ${failure ?? status}`)
      if (!mayFetch(rules, robotsName, pathname + search))
        throw new Error(`its robots.txt keeps ${robotsName} out`)
    }
    return fetch(url, { ...init, headers })
  }
  return askThrough(send, limits)
}
