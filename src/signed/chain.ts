/** Verifies that the statements of an article are a whole chain: nothing left out, moved, or put in again. */
import { type Check, checked, fails, outcomeOf } from './check.ts'
import { digestOf } from './digests.ts'
import type { Keys } from './jws.ts'
import { type Verdict, verifyStatement } from './verify.ts'

export type ChainVerdict = {
  readonly outcome: Check['result']
  /** Of each statement, with its position in the chain among its checks. */
  readonly statements: readonly Verdict[]
  readonly checks: readonly Check[]
}

/**
 * `statements` are all of an article, the oldest first; `newest` is the one that somebody has, such as that of an item. A chain alone
 * cannot tell whether it lacks its end. An older statement may be by a key that was revoked since: the digest in a later one vouches for it.
 */
export async function verifyChain(statements: readonly string[], keys: Keys, newest?: string): Promise<ChainVerdict> {
  const verdicts = await Promise.all(statements.map((jws) => verifyStatement(jws, keys)))
  const last = verdicts.at(-1)
  const checks = await Promise.all(
    verdicts.map(async ({ payload }, index) => {
      const before = statements[index - 1]
      const of = `statement ${index + 1}`
      if (payload === null) return fails(of, 'is not signed by a known key')
      const previous = before === undefined ? undefined : await digestOf(before)
      const isNext = payload.number === index + 1 && payload.previous === previous
      return checked(
        of,
        isNext && payload.guid === last?.payload?.guid,
        `has number ${payload.number}, or does not follow the one before`,
      )
    }),
  )
  const key = last?.checks.find(({ of, result }) => of === 'key' && result !== 'holds')
  const isThere = newest === undefined || statements.includes(newest)
  const all = [
    ...checks,
    ...(key ? [key] : []),
    checked('newest', isThere && statements.length > 0, 'the statement at hand is not in the chain'),
  ]
  return { outcome: outcomeOf(all), statements: verdicts, checks: all }
}
