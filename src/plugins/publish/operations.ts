/**
 * The operations of the API on one article, each within a transaction that run-operations.ts opens
 * and ends.
 */
import { together } from '../../core/store/writer-database.ts'
import { articleTag } from './article-document.ts'
import { fault, notFound, Refused, refuse } from './faults.ts'
import { requireHolder, requireScopes } from './holders.ts'
import type { Operated, Operation, Situation } from './operation.ts'
import { isStorable } from './store/read-articles.ts'
import { deleteArticle } from './store/write-articles.ts'
import { toWholeBody } from './whole-body.ts'
import { endWith, writeArticle } from './write-article.ts'

/** @throws {Refused}, or the database's error. */
export async function operate(operation: Operation, situation: Situation): Promise<Operated> {
  const { method, name } = operation
  const { caller, stored } = situation
  if (!isStorable(name))
    throw method === 'put'
      ? refuse([fault('/external_id', 'external_id_has_no_blanks')])
      : notFound(name)
  await checkConditions(operation, situation)
  if (stored !== null || method === 'put') requireHolder(caller, name, stored)
  if (method === 'delete') return remove(situation)
  return writeArticle(operation, toWholeBody(operation, situation), situation)
}

async function checkConditions(
  { ifMatch, ifNoneMatch }: Operation,
  { stored }: Situation,
): Promise<void> {
  const tag = stored && (await articleTag(stored))
  const names = (list: string) =>
    tag !== null && (list.trim() === '*' || list.split(',').some((each) => each.trim() === tag))
  // If-None-Match compares weakly (RFC 9110 §13.1.2), If-Match strongly (§13.1.1).
  const weakly = (list: string) => list.replaceAll(/(^|,)\s*W\//g, '$1')
  if (ifMatch !== null && !names(ifMatch)) {
    throw new Refused(
      412,
      'The article is not the one that If-Match names: another writer changed it. Read it again, and repeat your change.',
    )
  }
  if (ifNoneMatch !== null && names(weakly(ifNoneMatch))) {
    throw new Refused(
      412,
      'The article exists already, and If-None-Match asks to write only if it does not.',
    )
  }
}

async function remove({ tx, caller, stored, isLast }: Situation): Promise<Operated> {
  requireScopes(caller, ['delete'])
  if (stored === null)
    throw new Refused(404, 'There is no such article: it may be deleted already.')
  const [, toResult] = await together([
    deleteArticle(tx, stored.id),
    isLast ? endWith(tx, []) : null,
  ])
  return { done: { result: 'deleted', id: stored.id }, toResult }
}
