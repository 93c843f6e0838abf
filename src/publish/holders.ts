/** Whose an article is, and who else may write it. Pure. Why: docs/decisions/0033-holders.md. */
import type { StoredArticle } from '../writer/read-articles.ts'
import { identityOf } from './article-rows.ts'
import { Refused } from './faults.ts'
import { type Caller, may } from './scopes.ts'

/** The holder of what the caller makes: the name of its token, or nobody. */
export const holderOf = ({ tokenId, name }: Caller): string | null => (tokenId === 0 ? null : name)

/**
 * Two pipelines with equal ids do not overwrite each other: an article is written by its holder, by tokens with a prefix of its
 * external id, and with the scope `any`. `stored` is null for a new article, which has `name` for an external id.
 *
 * @throws {Refused} 403 that names the holder.
 */
export function requireHolder(caller: Caller, name: string, stored: StoredArticle | null): void {
  const token = `The token ${JSON.stringify(caller.name)}`
  const begins = (id: string | null) => caller.prefixes?.some((prefix) => id?.startsWith(prefix)) === true
  if (stored === null) {
    if (caller.prefixes === null || begins(name)) return
    const own = caller.prefixes.map((prefix) => JSON.stringify(prefix)).join(' or ')
    throw refuseId('external_id_has_no_prefix', `${token} makes only articles whose id begins with ${own}.`)
  }
  const { holder, externalId } = identityOf(stored)
  if ((holder !== null && holder === holderOf(caller)) || begins(externalId) || may(caller, 'any')) return
  const whose = holder === null ? 'nobody: no token made it' : `the holder ${JSON.stringify(holder)}`
  throw refuseId(
    'article_is_of_another_holder',
    `${token} may not write the article ${JSON.stringify(name)}, which belongs to ${whose}. It needs the scope "any", or a prefix of ids (--prefix) that the external id begins with.`,
  )
}

/**
 * A deleted article is not given another text under its guid, by which readers know it: only tokens that made it, and those with the
 * scope `any`, use the guid again. `makers` are those of all articles with this guid that are gone.
 *
 * @throws {Refused} 403.
 */
export function requireMaker(caller: Caller, guid: string, makers: readonly (string | null)[]): void {
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
