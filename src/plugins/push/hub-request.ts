/** The form of a request to the hub (WebSub §5.1): what is asked for, or what is wrong with it. */
import { refusalOfAddress } from 'candor-check/public-address.ts'
import { hostOf } from './host-of.ts'

export type HubRequest = {
  readonly mode: 'subscribe' | 'unsubscribe'
  /** The address that the subscriber wrote. */
  readonly topic: string
  readonly callback: string
  /** The callback's host, for limits. */
  readonly host: string
  /** Within the limits of the hub. */
  readonly leaseSeconds: number
  readonly secret: string | null
  readonly verifyToken: string | null
}

/** The request is wrong. The message says how, and what is allowed. */
export class WrongRequest extends Error {
  override readonly name = 'WrongRequest'
}

/** Seconds: five minutes, ten days and thirty days. */
const leases = { least: 300, usual: 864_000, most: 2_592_000 }
/** Characters of an address. */
const longestAddress = 2048
/** The secret must be shorter than 200 bytes (§5.1). */
const longestSecret = 199
const longestToken = 1000

/**
 * Ignores unknown parameters, such as `hub.verify` of PubSubHubbub.
 *
 * @throws {WrongRequest}
 */
export function parseHubRequest(form: URLSearchParams, allowPrivate: boolean): HubRequest {
  const mode = textOf(form, 'hub.mode')
  if (mode !== 'subscribe' && mode !== 'unsubscribe') {
    throw new WrongRequest(
      'hub.mode must be subscribe or unsubscribe. This hub finds changes by itself.',
    )
  }
  const topic = textOf(form, 'hub.topic')
  if (topic === '' || topic.length > longestAddress || !URL.canParse(topic)) {
    throw new WrongRequest(
      `hub.topic must be the absolute URL of a feed, of at most ${longestAddress} characters.`,
    )
  }
  const callback = parseCallback(textOf(form, 'hub.callback'), allowPrivate)
  return {
    mode,
    topic,
    callback,
    host: hostOf(callback),
    leaseSeconds: parseLease(textOf(form, 'hub.lease_seconds')),
    secret: shorter(form, 'hub.secret', longestSecret),
    verifyToken: shorter(form, 'hub.verify_token', longestToken),
  }
}

function parseCallback(text: string, allowPrivate: boolean): string {
  if (text === '')
    throw new WrongRequest('hub.callback is missing: the URL to which the hub delivers.')
  const refusal = refusalOfAddress(text, allowPrivate)
  if (refusal !== null) throw new WrongRequest(`hub.callback is refused. ${refusal}`)
  const url = new URL(text)
  url.hash = ''
  if (url.href.length > longestAddress) {
    throw new WrongRequest(`hub.callback must have at most ${longestAddress} characters.`)
  }
  return url.href
}

function parseLease(text: string): number {
  if (text === '') return leases.usual
  if (!/^\d+$/.test(text))
    throw new WrongRequest('hub.lease_seconds must be a whole number of seconds.')
  return Math.min(Math.max(Number(text), leases.least), leases.most)
}

function shorter(form: URLSearchParams, name: string, maxBytes: number): string | null {
  const text = textOf(form, name)
  if (new TextEncoder().encode(text).byteLength > maxBytes) {
    throw new WrongRequest(`${name} must have at most ${maxBytes} bytes.`)
  }
  return text === '' ? null : text
}

/**
 * The first value; empty if there is none. What is not UTF-8 would be another secret or address
 * than the subscriber's.
 */
function textOf(form: URLSearchParams, name: string): string {
  const text = form.get(name) ?? ''
  if (/[\0\ufffd]/.test(text))
    throw new WrongRequest(`${name} must be UTF-8, percent-encoded, without NUL.`)
  return text
}
