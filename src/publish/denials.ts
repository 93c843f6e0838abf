/** What a token may not do: without a scope, or with modes and reviewers that it is not made for. */
import { Refused } from './faults.ts'
import { type Caller, may, type Scope, type toChange } from './scopes.ts'

/** Why the token may not claim this; `null` if it may. */
export const denialOf = (
  caller: Caller,
  { modes, reviewer }: Pick<ReturnType<typeof toChange>, 'modes' | 'reviewer'>,
) => denyModes(caller, modes) ?? denyReviewer(caller, reviewer)

function denyModes(caller: Caller, modes: readonly string[]): Refused | null {
  const allowed = caller.modes
  if (allowed === null) return null
  const refused = modes.find((mode) => !allowed.includes(mode))
  if (refused === undefined) return null
  const detail = `The token ${JSON.stringify(caller.name)} may not claim the mode ${refused}, nor change articles that have it.`
  return new Refused(403, `${detail} Use one of: ${allowed.join(', ')}.`, [
    { pointer: '/disclosure/mode', code: 'mode_is_not_allowed', detail, allowed },
  ])
}

function denyReviewer({ name, reviewers }: Caller, reviewer: string | null): Refused | null {
  if (reviewers === null || reviewer === null || reviewers.includes(reviewer)) return null
  const detail = `The token ${JSON.stringify(name)} may not claim a review by ${JSON.stringify(reviewer)}.`
  return new Refused(403, `${detail} Use one of: ${reviewers.join(', ')}.`, [
    { pointer: '/disclosure/reviewed_by', code: 'reviewer_is_not_allowed', detail, allowed: reviewers },
  ])
}

/** Whether a token has one of these scopes. */
export const mayAny = (caller: Caller, allowed: readonly Scope[]): boolean =>
  allowed.some((scope) => may(caller, scope))

/** @throws {Refused} 403 for a token with none of these scopes. */
export function requireAny(caller: Caller, allowed: readonly Scope[]): void {
  if (!allowed.some((scope) => may(caller, scope))) throw lacks(caller, allowed, 'or')
}

/**
 * `claimed` is what a write changes of a reviewed article.
 *
 * @throws {Refused} 403 for a token without one of these scopes.
 */
export function requireScopes(caller: Caller, needed: readonly Scope[], claimed: readonly string[] = []): void {
  const missing = needed.filter((scope) => !may(caller, scope))
  const claims = claimed.length > 0 && missing.includes('review')
  const why = claims ? ` A human reviewed the article, and this changes ${claimed.join(', ')}.` : ''
  if (missing.length > 0) throw lacks(caller, missing, 'and', why)
}

function lacks({ name }: Caller, scopes: readonly Scope[], conjunction: string, why = ''): Refused {
  const list = scopes.map((scope) => `"${scope}"`).join(` ${conjunction} `)
  return new Refused(403, `The token ${JSON.stringify(name)} may not do this: it needs the scope ${list}.${why}`)
}
