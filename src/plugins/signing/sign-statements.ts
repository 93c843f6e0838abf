/**
 * Signs what waits for a statement, in batches: the newest version of each article that readers
 * see, or that it was withdrawn (decision 44). The database says what waits, and refuses what
 * changed meanwhile.
 */

import { digestOf } from 'candor-disclosure/signed/digests.ts'
import type { StatementPayload } from 'candor-disclosure/signed/payload.ts'
import { fromBase64url } from 'candor-disclosure/text/base64url.ts'
import { generatorVersion } from '../../core/feed/feed.ts'
import type { BodyCleaner } from '../../core/sanitize/clean-body.ts'
import type { Site } from '../../core/settings/site.ts'
import type { LeftOut } from '../../core/store/snapshot.ts'
import type { WriterDatabase } from '../../core/store/writer-database.ts'
import { rfc3339 } from '../../core/text/dates.ts'
import { toPayload } from './signed-entry.ts'
import type { Signer } from './signer.ts'
import { findActive, type SigningKey } from './store/signing-keys.ts'
import {
  type Addition,
  addStatements,
  compareStatements,
  type Last,
  type NewStatement,
  readWaiting,
  type Waiting,
} from './store/statements.ts'

type SignParts = {
  readonly db: () => WriterDatabase
  readonly site: Site
  readonly signer: Signer
  readonly clean: BodyCleaner
  readonly leftOut: LeftOut
  /** Articles in one batch. Meanwhile, this process does little else. */
  readonly max?: number
}

/**
 * Signs a batch at a time, by one key. Before the first batch, articles are queued to be compared
 * if the last signer had other words or settings.
 */
export function createSigning(signer: Signer) {
  let compared: Promise<void> | undefined
  return async (parts: Omit<SignParts, 'signer'>) => {
    compared ??= compareOnce(signer, parts)
    await compared.catch((error: unknown) => {
      compared = undefined
      throw error
    })
    return signStatements({ ...parts, signer })
  }
}

/**
 * By a digest of the version and the settings, which decide how articles read. A key that ended
 * decides nothing.
 */
async function compareOnce(
  signer: Signer,
  { db, site }: Pick<SignParts, 'db' | 'site'>,
): Promise<void> {
  await findActive(db(), signer)
  await compareStatements(db(), await digestOf(JSON.stringify([generatorVersion, site])))
}

/** Signs one batch. Run it again while there is `more`. @throws {SigningStopped} */
export async function signStatements(
  parts: SignParts,
): Promise<{ readonly signed: number; readonly more: boolean }> {
  const { max = 10 } = parts
  const db = parts.db()
  const waiting = await readWaiting(db, max, parts.leftOut)
  if (waiting.length === 0) return { signed: 0, more: false }
  const key = await findActive(db, parts.signer)
  const additions: Addition[] = []
  for (const each of waiting) additions.push(await toAddition(parts, key, each))
  const added = await addStatements(db, additions)
  return { signed: added.length, more: waiting.length === max }
}

async function toAddition(
  { signer, site, clean }: SignParts,
  key: SigningKey,
  { guid, address, changes, readAt, article, facts, last }: Waiting,
): Promise<Addition> {
  const addition = { guid, changes, kid: key.kid }
  const statements: NewStatement[] = []
  const next = async (before: Last | null) => ({
    ...{ number: (before?.number ?? 0) + 1, at: new Date(readAt) },
    previous: before && (await digestOf(before.jws)),
  })
  const add = async (chain: Pick<Last, 'address' | 'audience'>, payload: StatementPayload) => {
    const jws = await signer.sign(JSON.stringify(payload))
    statements.push({ ...chain, number: payload.number, at: payload.at, state: payload.state, jws })
  }
  const isPublic = article && facts?.audience === null
  for (const before of [isPublic ? null : last.public, article ? null : last.private]) {
    if (before === null || before.state === 'withdrawn') continue
    const { number, previous, at } = await next(before)
    const link = { guid, number, ...(previous !== null && { previous }), at: rfc3339(at) }
    await add(
      { address: before.address, audience: before.audience },
      { candor: 'statement/1', ...link, state: 'withdrawn' },
    )
  }
  if (!article || !facts) return { ...addition, current: null, statements }
  const { text, audience } = facts
  const chain = { address: isPublic ? address : `~${address}`, audience }
  const before = isPublic ? last.public : last.private
  const review = (article.disclosure?.reviewedBy ?? null) === null ? null : facts.review
  const payload = await toPayload(article, site, { ...(await next(before)), text, review }, clean)
  // After a change of nothing that is signed, and of settings that do not change this article.
  const isStated =
    statements.length === 0 &&
    before !== null &&
    String(before.audience) === String(audience) &&
    saysSame(before, key, payload)
  if (!isStated) await add(chain, payload)
  return { ...addition, current: chain.address, statements }
}

/**
 * By the same key, and apart from its number and the others before `state`: members have an order,
 * and quotes in texts are escaped.
 */
function saysSame({ jws }: Last, { kid }: SigningKey, payload: StatementPayload): boolean {
  const [header = '', before = ''] = jws
    .split('.')
    .map((part) => new TextDecoder().decode(fromBase64url(part)))
  const statedIn = (text: string) => text.slice(text.indexOf(',"state":'))
  return JSON.parse(header).kid === kid && statedIn(before) === statedIn(JSON.stringify(payload))
}
