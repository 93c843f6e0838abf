/**
 * Verifies that the statements of an article are a whole chain: nothing left out, moved, or put in
 * again.
 */
import { digestOf } from './digests.ts'
import type { Keys } from './jws.ts'
import { type Verdict, verifyStatement } from './verify.ts'

export type ChainVerdict = {
  readonly isWhole: boolean
  /** For each statement, with its position in the chain among its differences. */
  readonly statements: readonly Verdict[]
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
  const guid = verdicts.at(-1)?.payload?.guid
  const judged = verdicts.map((verdict, index): Verdict => {
    const { payload, differences } = verdict
    const own = differences.filter(
      (each) => payload === null || index === statements.length - 1 || !each.startsWith('key:'),
    )
    const follows =
      payload?.number === index + 1 && payload.previous === digests[index] && payload.guid === guid
    const all = [
      ...own,
      ...(payload === null || follows ? [] : ['chain: does not follow the statement before']),
    ]
    return { ...verdict, differences: all, outcome: all.length > 0 ? 'different' : 'same' }
  })
  const hasNewest = statements.length > 0 && (newest === undefined || statements.includes(newest))
  return {
    isWhole: hasNewest && judged.every(({ outcome }) => outcome === 'same'),
    statements: judged,
  }
}
