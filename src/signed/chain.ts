/**
 * Verifies that the statements of an article are a whole chain: nothing left out, moved, or put in
 * again.
 */
import { type Check, checked, fails, outcomeOf } from './check.ts'
import { digestOf } from './digests.ts'
import type { Keys } from './jws.ts'
import { type Verdict, verifyStatement } from './verify.ts'

export type ChainVerdict = {
  readonly outcome: Check['result']
  /** The verdict of each statement, with its position in the chain among its checks. */
  readonly statements: readonly Verdict[]
  readonly checks: readonly Check[]
}

/**
 * `statements` are all of an article, the oldest first; `newest` is the one that somebody has, such
 * as that of an item. A chain alone cannot tell whether it lacks its end. An older statement may be
 * by a key that was revoked since: the digest in a later one vouches for it.
 */
export async function verifyChain(
  statements: readonly string[],
  keys: Keys,
  newest?: string,
): Promise<ChainVerdict> {
  const verdicts = await Promise.all(statements.map((jws) => verifyStatement(jws, keys)))
  const digests = [undefined, ...(await Promise.all(statements.map(digestOf)))]
  const last = verdicts.at(-1)
  const checks = verdicts.map(({ payload }, index) => {
    const of = `statement ${index + 1}`
    if (payload === null) return fails(of, 'is not signed by a known key')
    const isNext = payload.number === index + 1 && payload.previous === digests[index]
    const isOfArticle = payload.guid === last?.payload?.guid
    return checked(
      of,
      isNext && isOfArticle,
      `has number ${payload.number}, or does not follow the one before`,
    )
  })
  const ofKey = last?.checks.filter(({ of }) => of === 'key') ?? []
  const isThere = statements.length > 0 && (newest === undefined || statements.includes(newest))
  const all = [
    ...checks,
    ...ofKey,
    checked('newest', isThere, 'the statement at hand is not in the chain'),
  ]
  return { outcome: outcomeOf(all), statements: verdicts, checks: all }
}
