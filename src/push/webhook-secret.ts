/** Secrets and signatures of Standard Webhooks (https://github.com/standard-webhooks/standard-webhooks). */

const prefix = 'whsec_'
/** Of a new secret; the standard allows 24 to 64. */
const secretBytes = 32

/** How long messages are signed with the former secret too, so that a receiver can change to the new one. */
const bothForSeconds = 86_400

export function makeSecret(): string {
  return `${prefix}${toBase64(crypto.getRandomValues(new Uint8Array(secretBytes)))}`
}

/** What the secret box holds after the secret was replaced. @param held what it held. */
export function replaceSecret(held: string, next: string, now: Date): string {
  const [former] = held.split(' ')
  return `${next} ${former} ${Math.floor(now.getTime() / 1000) + bothForSeconds}`
}

/** The secrets that sign now, the newest first. @param held what the secret box holds. */
export function secretsOf(held: string, now: Date): readonly string[] {
  const [secret = '', former, until] = held.split(' ')
  return former !== undefined && now.getTime() / 1000 < Number(until) ? [secret, former] : [secret]
}

/** `webhook-signature`: one for each secret. `timestamp` is in seconds. */
export async function signMessage(
  secrets: readonly string[],
  { id, timestamp, body }: { readonly id: string; readonly timestamp: number; readonly body: string },
): Promise<string> {
  const text = new TextEncoder().encode(`${id}.${timestamp}.${body}`)
  const signatures = await Promise.all(
    secrets.map(async (secret) => {
      const bytes = Uint8Array.from(atob(secret.slice(prefix.length)), (character) => character.charCodeAt(0))
      const key = await crypto.subtle.importKey('raw', bytes, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign'])
      return `v1,${toBase64(new Uint8Array(await crypto.subtle.sign('HMAC', key, text)))}`
    }),
  )
  return signatures.join(' ')
}

const toBase64 = (bytes: Uint8Array) => btoa(String.fromCharCode(...bytes))
