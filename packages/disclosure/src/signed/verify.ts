/**
 * Verifies a signed statement, and whether an item in front of somebody is the item that was
 * signed. No network, no clock, Web Crypto only. docs/signed.md says what the answer is worth.
 */
import type { ReadItem } from '../disclosure/declaration.ts'
import { atomId } from '../text/atom-id.ts'
import { digestOf, digestOfRows, digestOfText } from './digests.ts'
import { isSignedBy, type Key, type Keys, NotStatement, parseJws } from './jws.ts'
import type { ShownPayload, StatementPayload } from './payload.ts'

/** `partial`: nothing differs, but something is not there. */
export type VerdictOutcome = 'same' | 'different' | 'partial'

export type Verdict = {
  readonly outcome: VerdictOutcome
  /** Each begins with the name of what differs. */
  readonly differences: readonly string[]
  /** Names of what the item does not have, such as `text` in a feed of summaries. */
  readonly missing: readonly string[]
  /** `null` unless a known key signed. */
  readonly payload: StatementPayload | null
  readonly key: { readonly kid: string; readonly state: KeyState } | null
}

/** A retired key signs no more; a revoked one is not to be trusted. */
type KeyState = 'current' | 'retired' | 'revoked' | 'unknown'

export const outcomeOf = ({
  differences,
  missing,
}: Pick<Verdict, 'differences' | 'missing'>): VerdictOutcome =>
  differences.length > 0 ? 'different' : missing.length > 0 ? 'partial' : 'same'

/**
 * Never throws: what is no statement is `different`. Without an item, it verifies the statement
 * alone.
 */
export async function verifyStatement(jws: string, keys: Keys, item?: ReadItem): Promise<Verdict> {
  const { differences, ...signed } = await verifySignature(jws, keys)
  const compared =
    signed.payload === null || item === undefined
      ? { differences: [], missing: [] }
      : await compareItem(signed.payload, item)
  const all = { differences: [...differences, ...compared.differences], missing: compared.missing }
  return { outcome: outcomeOf(all), ...all, ...signed }
}

async function verifySignature(
  jws: string,
  { keys }: Keys,
): Promise<Omit<Verdict, 'outcome' | 'missing'>> {
  try {
    const parsed = parseJws(jws)
    const { kid, payload } = parsed
    const key = keys.find((each) => each.kid === kid)
    const named = { kid, state: stateOf(key) }
    if (key === undefined)
      return { payload: null, key: named, differences: [`key: ${kid} is not among the keys`] }
    if (!(await isSignedBy(key, parsed)))
      return { payload: null, key: named, differences: [`signature: is not by the key ${kid}`] }
    return { payload, key: named, differences: faultsOf(key, payload) }
  } catch (error) {
    if (!(error instanceof NotStatement)) throw error
    return { payload: null, key: null, differences: [`statement: ${error.message}`] }
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

function faultsOf(
  { nbf = 0, exp = Number.MAX_SAFE_INTEGER, revoked }: Key,
  { at }: StatementPayload,
): string[] {
  if (revoked) return [`key: was revoked: ${revoked.reason ?? 'no reason is given'}`]
  const seconds = Math.floor(Date.parse(at) / 1000)
  return nbf <= seconds && seconds <= exp ? [] : [`key: did not sign at ${at}`]
}

/** Compares an item with a statement, whoever signed it. */
export async function compareItem(
  payload: StatementPayload,
  item: ReadItem,
): Promise<Pick<Verdict, 'differences' | 'missing'>> {
  if (payload.state === 'withdrawn')
    return { differences: [`state: was withdrawn at ${payload.at}`], missing: [] }
  const { guid, url, published_at: published, updated_at: updated = published, entry } = payload
  const texts = { title: item.title, summary: item.summary, text: item.contentHtml }
  const [differences, missing]: [string[], string[]] = [[], []]
  const compare = (name: string, value: string | null, ...signed: readonly string[]) => {
    if (value === null) missing.push(name)
    else if (!signed.includes(value)) differences.push(`${name}: signed is ${signed[0]}`)
  }
  compare('guid', item.id, guid, atomId(guid))
  compare('url', item.url, url)
  // RSS has no parts of a second.
  compare('published', item.published, published, new Date(published).toUTCString())
  compare('updated', item.updated, updated)
  for (const name of ['title', 'summary', 'text'] as const) {
    const digest = await digestOfText(name, texts[name] ?? '')
    compare(name, texts[name] === null && digest !== entry[name] ? null : digest, entry[name])
  }
  if (item.facts === undefined) missing.push('facts')
  else {
    const { foreign, rows, optional } = item.facts
    if ((await digestOfRows(rows)) !== entry.facts)
      differences.push(
        `facts: one of ${[...new Set(rows.map(([name]) => name))].join(', ')} is not as signed`,
      )
    const clear = await signedIn(payload)
    for (const [name, value] of Object.entries(optional))
      if (value !== null && value !== (clear[name] ?? ''))
        differences.push(`${name}: is not as signed`)
    differences.push(...foreign.slice(0, maxForeign).map((each) => `foreign: ${each}`))
  }
  return { differences, missing }
}

/** A hostile item has many. */
const maxForeign = 5

/** What the statement has in clear of what only some formats and feeds have. */
async function signedIn(payload: ShownPayload): Promise<Readonly<Record<string, unknown>>> {
  const { guid, publisher, disclosure, author_url, ai_rights, license_url, picture_label } = payload
  const { mode, label, title_label } = disclosure ?? {}
  const by_ai = mode && String(mode !== 'human-only')
  const statements_url = `${publisher}statements/${await digestOf(guid)}`
  return {
    by_ai,
    author_url,
    ai_rights,
    license_url,
    picture_label,
    label,
    title_label,
    statements_url,
  }
}
