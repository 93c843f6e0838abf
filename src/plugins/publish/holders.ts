/**
 * Refusals of tokens: without a scope, with modes or reviewers that the token does not list, and
 * with articles of another holder (decision 33). Pure.
 */

import { Refused } from './faults.ts'
import { type Caller, may, type Scope, type toChange } from './scopes.ts'
import type { NamedEditor } from './store/editor-names.ts'
import type { StoredArticle } from './store/stored-article.ts'

/** The holder of what the caller makes: the name of its token, or nobody. */
export const holderOf = ({ tokenId, name }: Caller): string | null => (tokenId === 0 ? null : name)

/**
 * Two pipelines with equal ids do not overwrite each other: an article is written by its holder, by
 * tokens with a prefix of its external id, and with the scope `any`. `stored` is null for a new
 * article, which has `name` for an external id.
 *
 * @throws {Refused} 403 that names the holder.
 */
export function requireHolder(caller: Caller, name: string, stored: StoredArticle | null): void {
  const token = `The token ${JSON.stringify(caller.name)}`
  const begins = (id: string | null) =>
    caller.prefixes?.some((prefix) => id?.startsWith(prefix)) === true
  if (stored === null) {
    if (caller.prefixes === null || begins(name)) return
    const own = caller.prefixes.map((prefix) => JSON.stringify(prefix)).join(' or ')
    throw refuseId(
      'external_id_has_no_prefix',
      `${token} makes only articles whose id begins with ${own}.`,
    )
  }
  const { holder, external_id: id } = stored
  if ((holder !== null && holder === holderOf(caller)) || begins(id) || may(caller, 'any')) return
  const whose =
    holder === null ? 'nobody: no token made it' : `the holder ${JSON.stringify(holder)}`
  throw refuseId(
    'article_is_of_another_holder',
    `${token} may not write the article ${JSON.stringify(name)}, which belongs to ${whose}. It needs the scope "any", or a prefix of ids (--prefix) that the external id begins with.`,
  )
}

/**
 * A deleted article is not given another text under its guid, by which readers know it: only tokens
 * that made it, and those with the scope `any`, use the guid again. `makers` are those of all
 * articles with this guid that are gone.
 *
 * @throws {Refused} 403.
 */
export function requireMaker(
  caller: Caller,
  guid: string,
  makers: readonly (string | null)[],
): void {
  const maker = makers.find((name) => name === null || name !== holderOf(caller))
  if (maker === undefined || may(caller, 'any')) return
  throw refuseId(
    'guid_was_of_another_holder',
    `The token ${JSON.stringify(caller.name)} may not use the guid ${JSON.stringify(guid)} of an article that was deleted and that ${maker === null ? 'nobody holds' : `${JSON.stringify(maker)} made`}. It needs the scope "any". Leave the guid out, or use a new one.`,
    '/guid',
  )
}

const refuseId = (code: string, detail: string, pointer = '/external_id') =>
  new Refused(403, detail, [{ pointer, code, detail }])

type Claim = Pick<ReturnType<typeof toChange>, 'modes' | 'claimed' | 'reviewer' | 'partReviewers'>

/** All whose names a write claims. */
export const reviewersOf = ({ reviewer, partReviewers }: Claim): readonly string[] =>
  reviewer === null ? partReviewers : [reviewer, ...partReviewers]

/** Why the token may not claim this; `null` if it may. */
export const denialOf = (caller: Caller, claim: Claim) =>
  denyModes(caller, claim.modes) ?? denyReviewer(caller, claim)

/**
 * The act that needs the reviewer's word: to name the reviewer, or to change what people read
 * beside the reviewed text.
 */
function actOf({ claimed, reviewer }: Claim, by: string) {
  const name = JSON.stringify(by)
  const [first = ''] = claimed
  if (by !== reviewer)
    return { act: `claim a review by ${name}`, pointer: '/disclosure/parts', way: '' }
  return claimed.some((member) => member.startsWith('disclosure.reviewed_'))
    ? { act: `claim a review by ${name}`, pointer: '/disclosure/reviewed_by', way: '' }
    : {
        act: `change ${claimed.join(', ')} of an article that ${name} reviewed`,
        pointer: `/${first.replace('.', '/')}`,
        way: ' Leave each as it is, or:',
      }
}

function denyModes(caller: Caller, modes: readonly string[]): Refused | null {
  const allowed = caller.modes
  const refused = allowed === null ? undefined : modes.find((mode) => !allowed.includes(mode))
  if (allowed === null || refused === undefined) return null
  const detail = `The token ${JSON.stringify(caller.name)} may not claim the mode ${refused}, nor change articles that have it.`
  return denied('/disclosure/mode', 'mode_is_not_allowed', detail, allowed)
}

function denyReviewer({ name, reviewers }: Caller, claim: Claim): Refused | null {
  const refused = reviewersOf(claim).find((each) => reviewers?.includes(each) === false)
  if (reviewers === null || refused === undefined) return null
  const { act, pointer, way } = actOf(claim, refused)
  const detail = `The token ${JSON.stringify(name)} may not ${act}.${way}`
  return denied(pointer, 'reviewer_is_not_allowed', detail, reviewers)
}

/** Not an editor at the desk. */
export const isToken = ({ tokenId }: Caller): boolean => tokenId !== 0

/**
 * An editor signs at the desk: nobody else says so in the editor's name, but a token that names the
 * editor. Nobody reviews in the name of an editor who left.
 *
 * @throws {Refused} 403.
 */
export function denyEditor(
  { name, reviewers }: Caller,
  claim: Claim,
  claimed: string,
  { hasLeft }: NamedEditor,
): void {
  if (reviewers !== null && !hasLeft) return
  const who = hasLeft
    ? 'an editor who left the desk has this name'
    : 'an editor of the desk has this name, and signs there'
  const { act, pointer, way } = actOf(claim, claimed)
  const detail = `The token ${JSON.stringify(name)} may not ${act}: ${who}, or one that looks like it.${way}`
  const code = 'reviewer_is_not_allowed'
  const others = hasLeft
    ? 'Name the human who reviewed it.'
    : 'Sign it at the desk, or make the token anew with this name in --reviewers.'
  throw new Refused(403, `${detail} ${others}`, [{ pointer, code, detail }])
}

const denied = (pointer: string, code: string, detail: string, allowed: readonly string[]) =>
  new Refused(403, `${detail} Use one of: ${allowed.join(', ')}.`, [
    { pointer, code, detail, allowed },
  ])

/** Says whether a token has one of these scopes. */
export const mayAny = (caller: Caller, allowed: readonly Scope[]): boolean =>
  allowed.some((scope) => may(caller, scope))

/** @throws {Refused} 403 for a token with none of these scopes. */
export function requireAny(caller: Caller, allowed: readonly Scope[]): void {
  if (!mayAny(caller, allowed)) throw lacks(caller, allowed, 'or')
}

/**
 * `claimed` is what a write changes of a reviewed article.
 *
 * @throws {Refused} 403 for a token without one of these scopes.
 */
export function requireScopes(
  caller: Caller,
  needed: readonly Scope[],
  claimed: readonly string[] = [],
): void {
  const missing = needed.filter((scope) => !may(caller, scope))
  const claims = claimed.length > 0 && missing.includes('review')
  const why = claims ? ` A human reviewed the article, and this changes ${claimed.join(', ')}.` : ''
  if (missing.length > 0) throw lacks(caller, missing, 'and', why)
}

function lacks({ name }: Caller, scopes: readonly Scope[], conjunction: string, why = ''): Refused {
  const list = scopes.map((scope) => `"${scope}"`).join(` ${conjunction} `)
  return new Refused(
    403,
    `The token ${JSON.stringify(name)} may not do this: it needs the scope ${list}.${why}`,
  )
}
