/**
 * The operations of the API on one article, each within a transaction that run-operations.ts opens
 * and ends.
 */
import { finishChanges, together, type WriterDatabase } from '../writer/database.ts'
import { findNamedEditor } from '../writer/editor-names.ts'
import { type BrokenRule, findBrokenRules } from '../writer/find-faults.ts'
import { findTaken } from '../writer/imported.ts'
import { isStorable, type StoredArticle } from '../writer/read-articles.ts'
import { findMakers } from '../writer/read-events.ts'
import { type ArticleRows, deleteArticle, writeArticles } from '../writer/write-articles.ts'
import { type ArticleBody, articleBody, correctionBody, retractionBody } from './article-body.ts'
import { articleTag, toBody } from './article-document.ts'
import { toRows, withoutEarlierUpdate } from './article-rows.ts'
import { type Fault, fault, faultOf, notFound, Refused, refuse } from './faults.ts'
import {
  denialOf,
  denyEditor,
  holderOf,
  isToken,
  mayAny,
  requireAny,
  requireHolder,
  requireMaker,
  requireScopes,
} from './holders.ts'
import type { Json } from './json-schema.ts'
import { mergePatch } from './merge-patch.ts'
import { parseLeniently } from './read-body.ts'
import { type Done, readResults, type ToResult } from './results.ts'
import { askReview, faultsOfReview } from './review-faults.ts'
import { type Caller, isTakenBack, type Method, readersOf, scopesOf, toChange } from './scopes.ts'

export type Operation = {
  readonly method: Method
  /** A name of the article: its external id, guid or id. */
  readonly name: string
  readonly body: unknown
  /** The header of the same name. */
  readonly ifMatch: string | null
  readonly ifNoneMatch: string | null
}

export type Situation = {
  readonly tx: WriterDatabase
  readonly caller: Caller
  readonly stored: StoredArticle | null
  /** The time in the database (RFC 3339). */
  readonly now: string
  /**
   * Whether the transaction ends with it: then its end and the result are sent together with the
   * writes.
   */
  readonly isLast: boolean
}

/** `toResult` is there for the last operation of a transaction. */
type Operated = { readonly done: Done; readonly toResult: ToResult | null }

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
  return write(operation, toWholeBody(operation, situation), situation)
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

/** Replaces members whose form is wrong. */
const standard = {
  url: 'https://example.org/',
  title: '–',
  language: 'und',
  disclosure: { mode: 'human-only' },
}

/** The whole article after the operation, and the faults of its form. */
type Whole = { readonly body: ArticleBody; readonly faults: readonly Fault[] }

function toWholeBody({ method, name, body }: Operation, { stored, caller }: Situation): Whole {
  if (method === 'put') return parseLeniently(articleBody, body, standard)
  if (stored === null) throw notFound(name)
  const whole = toBody(stored)
  if (method === 'patch') return parseLeniently(articleBody, toPatched(whole, body), standard)
  // A draft that is withheld has no date.
  if (
    method === 'retract' &&
    (stored.columns['status'] === 'draft' || stored.columns['published_at'] === null)
  )
    throw new Refused(
      409,
      'The article was never published, so there is nothing to retract: delete it, or leave it a draft.',
    )
  return toEdited(method, whole, body, caller)
}

/**
 * A date, a retraction or an audience that the patch removes is `null`: left out, it would stay. A
 * date that it does not name follows the text.
 */
function toPatched(whole: ArticleBody, patch: unknown): unknown {
  const merged = mergePatch(whole, patch)
  if (typeof patch !== 'object' || patch === null || Array.isArray(patch)) return merged
  const taken = ['published_at', 'updated_at', 'retraction', 'audience'].filter(
    (name) => name in patch && (patch as Json)[name] === null,
  )
  const left = 'updated_at' in patch ? {} : { updated_at: undefined }
  return { ...(merged as Json), ...left, ...Object.fromEntries(taken.map((name) => [name, null])) }
}

function toEdited(
  method: Operation['method'],
  whole: ArticleBody,
  body: unknown,
  caller: Caller,
): Whole {
  if (method === 'correct') {
    requireScopes(caller, ['correct'])
    const { body: correction, faults } = parseLeniently(correctionBody, body, { text: '–' })
    return { body: { ...whole, corrections: [...(whole.corrections ?? []), correction] }, faults }
  }
  requireScopes(caller, ['retract'])
  if (method === 'withhold') return { body: { ...whole, status: 'withheld' }, faults: [] }
  const { body: retraction, faults } = parseLeniently(retractionBody, body, { reason: '–' })
  return { body: { ...whole, status: 'retracted', retraction }, faults }
}

async function write(
  { method, name }: Operation,
  whole: Whole,
  situation: Situation,
): Promise<Operated> {
  const { tx, caller, stored, now } = situation
  const { faults: ofForm } = whole
  const body = withoutEarlierUpdate(whole.body, stored)
  const guid = stored === null ? body.guid : undefined
  // A new article has the name of its address for an external id.
  const fresh = {
    external_id: name,
    guid: guid ?? `urn:uuid:${crypto.randomUUID()}`,
    holder: holderOf(caller),
  }
  const rows = toRows(body, stored, now, { id: crypto.randomUUID(), ...fresh })
  const change = toChange(stored, rows)
  requireAny(caller, scopesOf[method])
  // The scopes needed by a malformed body are unknown.
  if (ofForm.length === 0) {
    requireScopes(caller, change.scopes, stored?.columns['reviewed_by'] ? change.claimed : [])
    if (change.scopes.length === 0) requireAny(caller, readersOf[method])
  }
  const ofChange: Fault[] = []
  if (stored !== null && body.guid !== undefined && body.guid !== stored.columns['guid'])
    ofChange.push(fault('/guid', 'guid_cannot_change'))
  const takesBack = isTakenBack(stored?.columns['status']) && !isTakenBack(rows.article['status'])
  const ofStatus =
    takesBack && body.unretract !== true ? [fault('/status', 'taken_back_stays')] : []
  const denied = denialOf(caller, change)
  const isRefused = denied !== null || ofForm.length + ofChange.length + ofStatus.length > 0
  // In one round trip with the writes, which are undone if an answer refuses them.
  const [[broken = []], ofReview, taken, makers, ofEditor, written] = await together([
    findBrokenRules(tx, [rows]),
    // Its faults reveal something of the stored text.
    mayAny(caller, readersOf[method]) ? askReview(situation, rows, ofForm) : [],
    // A guid that is the external id of another article would name both: DELETE by it would hit the
    // other one.
    guid === undefined || guid === name ? null : findTaken(tx, [guid]),
    guid === undefined ? [] : findMakers(tx, guid),
    change.reviewer !== null && isToken(caller) ? findNamedEditor(tx, change.reviewer) : undefined,
    isRefused ? null : settled(writeWith(situation, rows)),
  ])
  if (taken !== null && taken.size > 0) ofChange.push(fault('/guid', 'guid_names_no_other_article'))
  const faults = [...ofForm, ...faultsOfRules(broken, rows), ...ofChange, ...ofStatus]
  if (faults.length > 0)
    throw refuse([...faults, ...(stored ? faultsOfReview(ofReview, stored, rows, faults) : [])])
  if (denied !== null) throw denied
  if (ofEditor) denyEditor(caller, change, ofEditor)
  if (guid !== undefined) requireMaker(caller, guid, makers)
  if (written?.status === 'rejected') throw written.reason
  const { changed = false, toResult = null } = written?.value ?? {}
  const result = stored === null ? 'created' : changed ? 'changed' : 'unchanged'
  return { done: { result, id: rows.article.id }, toResult }
}

function faultsOfRules(broken: readonly BrokenRule[], rows: ArticleRows): Fault[] {
  const made = new Set(rows.topics.flatMap(({ slug, label }) => (label === null ? [] : [slug])))
  return broken
    .filter(
      ({ rule, position }) =>
        rule !== 'topic_exists' || !made.has(rows.topics[position]?.slug ?? ''),
    )
    .map((each) => faultOf(each, rows))
}

const settled = async <T>(sent: Promise<T>) => (await Promise.allSettled([sent]))[0]

async function writeWith({ tx, isLast }: Situation, rows: ArticleRows) {
  const [changed, toResult] = await together([
    writeArticles(tx, [rows]),
    isLast ? endWith(tx, [rows.article.id]) : null,
  ])
  return { changed: changed.size > 0, toResult }
}

/** The end of the transaction, and the result: sent after the writes, without waiting for them. */
async function endWith(tx: WriterDatabase, ids: readonly string[]): Promise<ToResult> {
  const [, toResult] = await together([finishChanges(tx), readResults(tx, ids)])
  return toResult
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
