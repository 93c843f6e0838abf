/** What a token may not claim: modes and reviewers that it is not made for. */
import { Refused } from './faults.ts'
import type { Caller, toChange } from './scopes.ts'

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
