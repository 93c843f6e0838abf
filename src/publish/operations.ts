/** The operations of the API on one article, each within a transaction that another file opens and ends. */

import { setMinor, together, type WriterDatabase } from '../writer/database.ts'
import { type BrokenRule, findBrokenRules } from '../writer/find-faults.ts'
import { findTaken } from '../writer/imported.ts'
import type { StoredArticle } from '../writer/read-articles.ts'
import { findMakers } from '../writer/read-events.ts'
import { type ArticleRows, deleteArticle, writeArticles } from '../writer/write-articles.ts'
import { type ArticleBody, articleBody, correctionBody, retractionBody } from './article-body.ts'
import { articleTag, toBody } from './article-document.ts'
import { type Identity, identityOf, toRows, withoutEarlierUpdate } from './article-rows.ts'
import { denialOf } from './denials.ts'
import { type Fault, fault, faultOf, parseLeniently, Refused, refuse } from './faults.ts'
import { holderOf, requireHolder, requireMaker } from './holders.ts'
import { mergePatch } from './merge-patch.ts'
import { askReview, faultsOfReview } from './review-faults.ts'
import { type Caller, isTakenBack, may, readersOf, type Scope, scopesOf, toChange } from './scopes.ts'

export const methods = ['put', 'patch', 'delete', 'correct', 'retract', 'withhold'] as const

export type Operation = {
  readonly method: (typeof methods)[number]
  /** A name of the article: its external id, guid or id. */
  readonly name: string
  readonly body: unknown
  /** As in the header of the same name. */
  readonly ifMatch: string | null
  readonly ifNoneMatch: string | null
}

/** What an operation has done. `id` is that of the article in the database. */
export type Done = { readonly result: 'created' | 'changed' | 'unchanged' | 'deleted'; readonly id: string }

export type Situation = {
  readonly tx: WriterDatabase
  readonly caller: Caller
  readonly stored: StoredArticle | null
  /** The time in the database (RFC 3339). */
  readonly now: string
  /** Sends what comes after the writes, without waiting for them. It must not reject. `id` is that of an article that stays. */
  readonly end?: ((id: string | null) => void) | undefined
}

/** @throws {Refused}, or the database's error. */
export async function operate(operation: Operation, situation: Situation): Promise<Done> {
  await checkConditions(operation, situation)
  const { method, name } = operation
  const { caller, stored } = situation
  if (stored !== null || method === 'put') requireHolder(caller, name, stored)
  if (method === 'delete') return remove(situation)
  return write(operation, toWholeBody(operation, situation), situation)
}

async function checkConditions({ ifMatch, ifNoneMatch }: Operation, { stored }: Situation): Promise<void> {
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
    throw new Refused(412, 'The article exists already, and If-None-Match asks to write only if it does not.')
  }
}

/** Stands for members whose form is wrong. */
const standard = { url: 'https://example.org/', title: '–', language: 'und', disclosure: { mode: 'human-only' } }

/** The article as it should be, as a whole, and what is wrong with its form. */
type Whole = { readonly body: ArticleBody; readonly faults: readonly Fault[] }

function toWholeBody({ method, name, body }: Operation, { stored, caller }: Situation): Whole {
  if (method === 'put') return parseLeniently(articleBody, body, standard)
  if (stored === null) throw notFound(name)
  const whole = toBody(stored)
  if (method === 'patch') return parseLeniently(articleBody, toPatched(whole, body), standard)
  // A draft that is withheld has no date.
  if (method === 'retract' && (stored.columns['status'] === 'draft' || stored.columns['published_at'] === null))
    throw new Refused(
      409,
      'The article was never published, so there is nothing to retract: delete it, or leave it a draft.',
    )
  return toEdited(method, whole, body, caller)
}

/** A date, a retraction or an audience that the patch takes away is `null`: left out, it would stay. One that it does not name follows the text. */
function toPatched(whole: ArticleBody, patch: unknown): unknown {
  const merged = mergePatch(whole, patch)
  if (typeof patch !== 'object' || patch === null || Array.isArray(patch)) return merged
  const taken = ['published_at', 'updated_at', 'retraction', 'audience'].filter(
    (name) => name in patch && (patch as Json)[name] === null,
  )
  const left = 'updated_at' in patch ? {} : { updated_at: undefined }
  return { ...(merged as Json), ...left, ...Object.fromEntries(taken.map((name) => [name, null])) }
}

type Json = Readonly<Record<string, unknown>>

function toEdited(method: Operation['method'], whole: ArticleBody, body: unknown, caller: Caller): Whole {
  if (method === 'correct') {
    requireScope(caller, ['correct'])
    const { body: correction, faults } = parseLeniently(correctionBody, body, { text: '–' })
    return { body: { ...whole, corrections: [...(whole.corrections ?? []), correction] }, faults }
  }
  requireScope(caller, ['retract'])
  if (method === 'withhold') return { body: { ...whole, status: 'withheld' }, faults: [] }
  const { body: retraction, faults } = parseLeniently(retractionBody, body, { reason: '–' })
  return { body: { ...whole, status: 'retracted', retraction }, faults }
}

export const notFound = (name: string) =>
  new Refused(404, `No article has the external id, guid or id ${JSON.stringify(name)}.`)

/** `claimed` is what a write changes of a reviewed article. */
const requireScope = (caller: Caller, needed: readonly Scope[], claimed: readonly string[] = []) => {
  const missing = needed.filter((scope) => !may(caller, scope))
  if (missing.length === 0) return
  const list = missing.map((scope) => `"${scope}"`).join(' and ')
  const why =
    claimed.length > 0 && missing.includes('review')
      ? ` A human reviewed the article, and this changes ${claimed.join(', ')}.`
      : ''
  throw new Refused(403, `The token ${JSON.stringify(caller.name)} may not do this: it needs the scope ${list}.${why}`)
}

/** @throws {Refused} 403 for a token with none of these scopes. */
export const requireAny = (caller: Caller, allowed: readonly Scope[]): void => {
  if (allowed.some((scope) => may(caller, scope))) return
  const list = allowed.map((scope) => `"${scope}"`).join(' or ')
  throw new Refused(403, `The token ${JSON.stringify(caller.name)} may not do this: it needs the scope ${list}.`)
}

async function write({ method, name }: Operation, whole: Whole, situation: Situation): Promise<Done> {
  const { tx, caller, stored, now } = situation
  const { faults: ofForm } = whole
  const body = withoutEarlierUpdate(whole.body, stored)
  const rows = toRows(body, stored, toIdentity(name, body, situation), now)
  const change = toChange(stored, rows)
  requireAny(caller, scopesOf[method])
  // What a body with a wrong form would need, nobody knows.
  if (ofForm.length === 0) {
    const needed = [...change.scopes, ...(body.minor === true ? (['minor'] as const) : [])]
    requireScope(caller, needed, stored?.columns['reviewed_by'] ? change.claimed : [])
    if (change.scopes.length === 0) requireAny(caller, readersOf[method])
  }
  const ofChange: Fault[] = []
  if (stored !== null && body.guid !== undefined && body.guid !== stored.columns['guid'])
    ofChange.push(fault('/guid', 'guid_cannot_change'))
  const takesBack = isTakenBack(stored?.columns['status']) && !isTakenBack(rows.article['status'])
  const ofStatus = takesBack && body.unretract !== true ? [fault('/status', 'taken_back_stays')] : []
  const denied = denialOf(caller, change)
  const isRefused = denied !== null || ofForm.length + ofChange.length + ofStatus.length > 0
  const guid = stored === null ? body.guid : undefined
  // The writes too, which are undone if what is asked before them refuses them.
  const [[broken = []], ofReview, taken, makers, written] = await together([
    findBrokenRules(tx, [rows]),
    askReview(situation, rows, body.minor === true, ofForm),
    // Either would name both from then on: DELETE by the guid would hit the other one.
    guid === undefined || guid === name ? null : findTaken(tx, [guid]),
    guid === undefined ? [] : findMakers(tx, guid),
    isRefused ? null : settled(writeWith(situation, rows, body.minor === true)),
  ])
  if (taken !== null && taken.size > 0) ofChange.push(fault('/guid', 'guid_names_no_other_article'))
  const faults = [...ofForm, ...faultsOfRules(broken, rows), ...ofChange, ...ofStatus]
  if (faults.length > 0) throw refuse([...faults, ...(stored ? faultsOfReview(ofReview, stored, rows, faults) : [])])
  if (denied !== null) throw denied
  if (guid !== undefined) requireMaker(caller, guid, makers)
  if (written?.status === 'rejected') throw written.reason
  if (stored === null) return { result: 'created', id: rows.article.id }
  return { result: written !== null && written.value.size > 0 ? 'changed' : 'unchanged', id: stored.id }
}

function faultsOfRules(broken: readonly BrokenRule[], rows: ArticleRows): Fault[] {
  const made = new Set(rows.topics.flatMap(({ slug, label }) => (label === null ? [] : [slug])))
  return broken
    .filter(({ rule, position }) => rule !== 'topic_exists' || !made.has(rows.topics[position]?.slug ?? ''))
    .map((each) => faultOf(each, rows))
}

const settled = async <T>(sent: Promise<T>) => (await Promise.allSettled([sent]))[0]

async function writeWith({ tx, end }: Situation, rows: ArticleRows, minor: boolean): Promise<ReadonlySet<string>> {
  const sent = [minor && setMinor(tx, true), writeArticles(tx, [rows]), minor && setMinor(tx, false)] as const
  end?.(rows.article.id)
  const [, changed] = await together(sent)
  return changed
}

/** A new article has the name of its address for an external id. */
function toIdentity(name: string, body: ArticleBody, { caller, stored }: Situation): Identity {
  if (stored === null) {
    const guid = body.guid ?? `urn:uuid:${crypto.randomUUID()}`
    return { id: crypto.randomUUID(), externalId: name, guid, holder: holderOf(caller) }
  }
  return identityOf(stored)
}

async function remove({ tx, caller, stored, end }: Situation): Promise<Done> {
  requireScope(caller, ['delete'])
  if (stored === null) throw new Refused(404, 'There is no such article: it may be deleted already.')
  const deleted = deleteArticle(tx, stored.id)
  end?.(null)
  await deleted
  return { result: 'deleted', id: stored.id }
}
