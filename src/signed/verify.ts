/**
 * Verifies a signed statement, and whether an item in front of somebody is the item that was
 * signed. No network, no clock, Web Crypto only. docs/signed.md tells what each check is worth.
 */
import type { ReadItem } from '../disclosure/declaration.ts'
import { atomId } from '../text/atom-id.ts'
import { type Check, checked, fails, outcomeOf, unknown } from './check.ts'
import { isSignedBy, type Key, type Keys, NotStatement, parseJws } from './jws.ts'
import type { StatementPayload } from './payload.ts'
import { checkDeclared, checkFacts } from './verify-facts.ts'
import { checkTexts } from './verify-texts.ts'

export type Verdict = {
  /**
   * `holds`: all is as it was signed. `unknown`: nothing fails, but something cannot be compared.
   */
  readonly outcome: Check['result']
  /** `null` unless the signature holds. */
  readonly payload: StatementPayload | null
  readonly key: { readonly kid: string; readonly state: KeyState } | null
  readonly checks: readonly Check[]
}

/** A retired key signs no more; a revoked one is not to be trusted. */
export type KeyState = 'current' | 'retired' | 'revoked' | 'unknown'

/** Never throws: what is no statement fails. */
export async function verifyStatement(jws: string, keys: Keys, item?: ReadItem): Promise<Verdict> {
  const { payload, key, checks } = await verifySignature(jws, keys)
  const all =
    payload === null || item === undefined
      ? checks
      : [...checks, ...(await checkItem(payload, item))]
  return { outcome: outcomeOf(all), payload, key, checks: all }
}

async function verifySignature(jws: string, { keys }: Keys): Promise<Omit<Verdict, 'outcome'>> {
  try {
    const parsed = parseJws(jws)
    const { kid, payload } = parsed
    const key = keys.find((each) => each.kid === kid)
    const named = { kid, state: stateOf(key) }
    if (key === undefined)
      return { payload: null, key: named, checks: [fails('key', `${kid} is not among the keys`)] }
    const isSigned = await isSignedBy(key, parsed)
    const checks = [
      checked('signature', isSigned, `is not by the key ${kid}`),
      checkKey(key, payload),
    ]
    return { payload: isSigned ? payload : null, key: named, checks }
  } catch (error) {
    if (!(error instanceof NotStatement)) throw error
    return { payload: null, key: null, checks: [fails('statement', error.message)] }
  }
}

const stateOf = (key: Key | undefined): KeyState =>
  key === undefined
    ? 'unknown'
    : key.revoked
      ? 'revoked'
      : key.exp === undefined
        ? 'current'
        : 'retired'

const inSeconds = (time: string) => Math.floor(Date.parse(time) / 1000)

function checkKey(
  { nbf = 0, exp = Number.MAX_SAFE_INTEGER, revoked }: Key,
  { at }: StatementPayload,
): Check {
  if (revoked) return fails('key', `was revoked: ${revoked.reason ?? 'no reason is given'}`)
  return checked('key', nbf <= inSeconds(at) && inSeconds(at) <= exp, `did not sign at ${at}`)
}

/** Whether an item is as a statement says, whoever signed it. */
export async function checkItem(payload: StatementPayload, item: ReadItem): Promise<Check[]> {
  const isSame = item.id === null || item.id === payload.guid || item.id === atomId(payload.guid)
  const guid =
    item.id === null
      ? unknown('guid', 'is not in the item')
      : checked('guid', isSame, `is of ${payload.guid}`)
  if (payload.state === 'withdrawn') return [guid, fails('state', `was withdrawn at ${payload.at}`)]
  const state = checked(
    'state',
    item.isRetracted === (payload.state === 'retracted'),
    `is ${payload.state}`,
  )
  const [repeated] = item.repeated ?? []
  const once =
    repeated === undefined ? [] : [fails('once', `programs can show something else: ${repeated}`)]
  const texts = await checkTexts(payload, item)
  return [
    guid,
    state,
    ...once,
    ...texts,
    ...checkDeclared(payload, item),
    ...(await checkFacts(payload, item)),
  ]
}
