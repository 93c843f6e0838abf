/**
 * Finds the keys of a newsroom, and what ties them to it. docs/signed.md tells what each tie is
 * worth.
 */
import { type Check, checked, fails, holds, unknown } from '../signed/check.ts'
import { type Keys, keysPath, parseKeys } from '../signed/jws.ts'

/** What verifying asks of the world. Each may reject. */
export type World = {
  /** The text of a file or an http(s) address. */
  readonly read: (pathOrAddress: string) => Promise<string>
  /** The TXT records of a name in the DNS. */
  readonly resolveTxt: (name: string) => Promise<readonly (readonly string[])[]>
  readonly now: () => Date
}

export type FoundKeys = {
  readonly publisher: string | null
  readonly keys: Keys
  /** How they were found, and when. */
  readonly from: string
  readonly ties: readonly Check[]
}

/** Keys that somebody saved or was given. @throws {NotStatement} */
export const keysOfFile = async (file: string, { read }: World): Promise<FoundKeys> => ({
  publisher: null,
  keys: parseKeys(await read(file)),
  from: `${file}, which was given`,
  ties: [unknown('file', 'is worth as much as the way on which it came')],
})

/**
 * Keys at the address that statements name. `pages` are addresses of its articles, `kids` the keys
 * that signed. @throws {Error}
 */
export async function keysOf(
  publisher: string,
  pages: readonly string[],
  kids: readonly string[],
  world: World,
): Promise<FoundKeys> {
  const url = new URL(keysPath, publisher)
  const keys = parseKeys(await world.read(url.href))
  const isSecure = url.protocol === 'https:'
  const host = isSecure
    ? holds('https')
    : unknown('https', 'came without HTTPS: others can have changed them on the way')
  const others = [...new Set(pages.flatMap((page) => URL.parse(page)?.origin ?? []))].filter(
    (origin) => origin !== url.origin,
  )
  const trust = await Promise.all(
    others.slice(0, 5).map((origin) => checkTrust(origin, url.origin, world)),
  )
  const from = `${url.href}, at ${world.now().toISOString()}`
  return {
    publisher,
    keys,
    from,
    ties: [host, await checkDns(url.hostname, kids, world), ...trust],
  }
}

/**
 * A TXT record `candor=1 kid=…` at `_candor` for each key that signed: whoever steals the web
 * server does not have the DNS, but can write any key into keys.json, and that it was retired.
 */
async function checkDns(
  host: string,
  signed: readonly string[],
  { resolveTxt }: World,
): Promise<Check> {
  const records = await resolveTxt(`_candor.${host}`).catch(() => [])
  const kids = records.flatMap(
    (parts) => /^candor=1\s+kid=([\w-]+)$/.exec(parts.join('').trim())?.[1] ?? [],
  )
  if (kids.length === 0) return unknown('dns', `has no record _candor.${host}`)
  const missing = signed.find((kid) => !kids.includes(kid))
  return checked('dns', missing === undefined, `_candor.${host} does not name the key ${missing}`)
}

/**
 * Whether the host of the articles says that it controls the host of the keys (trust.txt of
 * JournalList, `control=`).
 */
async function checkTrust(origin: string, signer: string, { read }: World): Promise<Check> {
  const of = `trust.txt of ${origin}`
  const text = await read(`${origin}/trust.txt`).catch(() => null)
  if (text === null) return unknown(of, 'cannot be read')
  const controlled = Array.from(
    text.matchAll(/^[^\S\n\r\u2028\u2029]*control\s*=\s*(\S+)/gim),
    ([, url = '']) => URL.parse(url)?.origin,
  )
  return controlled.includes(signer)
    ? holds(of)
    : fails(of, `does not say that it controls ${signer}`)
}
