/**
 * Secrets and signatures of Standard Webhooks
 * (https://github.com/standard-webhooks/standard-webhooks).
 */
import { decodeBase64, encodeBase64 } from 'hono/utils/encode'

const prefix = 'whsec_'
/** The length of a new secret; the standard allows 24 to 64. */
const secretBytes = 32

/**
 * How long messages are signed with a former secret too, so that a receiver can change to the new
 * one.
 */
const formerSeconds = 86_400
/** Secrets that sign at the same time. */
export const maxSecrets = 5

export function makeSecret(): string {
  return `${prefix}${encodeBase64(crypto.getRandomValues(new Uint8Array(secretBytes)).buffer)}`
}

/** The current secret signs without an end. */
type TimedSecret = { readonly secret: string; readonly untilSeconds: number }

/**
 * `secret`, or `secret former until former until …`, the newest first; times are in seconds since
 * 1970.
 */
function parseHeld(held: string, now: Date): readonly TimedSecret[] {
  const [current = '', ...former] = held.split(' ')
  const pairs = former.flatMap((secret, index) =>
    index % 2 === 0 ? [{ secret, untilSeconds: Number(former[index + 1]) }] : [],
  )
  const isOn = ({ untilSeconds }: TimedSecret) => now.getTime() / 1000 < untilSeconds
  return [{ secret: current, untilSeconds: Infinity }, ...pairs.filter(isOn)]
}

/**
 * The content of the secret box after the secret was replaced: former ones sign as long as was
 * promised. If that were more than `maxSecrets`, the time from which there can be another one.
 * @param held what it held.
 */
export function replaceSecret(
  held: string,
  next: string,
  now: Date,
): { readonly held: string } | { readonly from: Date } {
  const [current, ...former] = parseHeld(held, now)
  const last = former.at(-1)
  if (last && former.length + 2 > maxSecrets) return { from: new Date(last.untilSeconds * 1000) }
  const replaced = {
    secret: current?.secret,
    untilSeconds: Math.floor(now.getTime() / 1000) + formerSeconds,
  }
  const texts = [replaced, ...former].map(({ secret, untilSeconds }) => `${secret} ${untilSeconds}`)
  return { held: [next, ...texts].join(' ') }
}

/** The secrets that sign now, the newest first. @param held what the secret box holds. */
export const secretsOf = (held: string, now: Date): readonly string[] =>
  parseHeld(held, now).map(({ secret }) => secret)

/** `webhook-signature`: one for each secret. `timestamp` is in seconds. */
export async function signMessage(
  secrets: readonly string[],
  {
    id,
    timestamp,
    body,
  }: { readonly id: string; readonly timestamp: number; readonly body: string },
): Promise<string> {
  const text = new TextEncoder().encode(`${id}.${timestamp}.${body}`)
  const signatures = await Promise.all(
    secrets.map(async (secret) => {
      const bytes = decodeBase64(secret.slice(prefix.length))
      const key = await crypto.subtle.importKey(
        'raw',
        bytes,
        { name: 'HMAC', hash: 'SHA-256' },
        false,
        ['sign'],
      )
      return `v1,${encodeBase64(await crypto.subtle.sign('HMAC', key, text))}`
    }),
  )
  return signatures.join(' ')
}
