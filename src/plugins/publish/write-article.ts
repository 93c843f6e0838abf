/**
 * Writes one article for a token: judges the write, sends it together with the questions about it,
 * and concludes from the answers whether it stays.
 */
import { finishChanges, together, type WriterDatabase } from '../../core/store/writer-database.ts'
import type { ArticleBody } from './article-body.ts'
import { toRows, withoutEarlierUpdate } from './article-rows.ts'
import { type Fault, fault, faultOf, type Refused, refuse } from './faults.ts'
import {
  denialOf,
  denyEditor,
  holderOf,
  isToken,
  mayAny,
  requireAny,
  requireMaker,
  requireScopes,
  reviewersOf,
} from './holders.ts'
import type { Operated, Operation, Situation } from './operation.ts'
import type { Whole } from './own-address.ts'
import { readResults, type ToResult } from './results.ts'
import { askReview, faultsOfReview, type ReviewFaults } from './review-faults.ts'
import { type Change, isTakenBack, readersOf, scopesOf, toChange } from './scopes.ts'
import { findNamedEditor, type NamedEditor } from './store/editor-names.ts'
import { type BrokenRule, findBrokenRules } from './store/find-faults.ts'
import { findTaken } from './store/imported.ts'
import { findMakers } from './store/read-events.ts'
import type { ArticleRows, StoredArticle } from './store/stored-article.ts'
import { writeArticles } from './store/write-articles.ts'

/** @throws {Refused}, or the database's error. */
export async function writeArticle(
  operation: Operation,
  whole: Whole,
  situation: Situation,
): Promise<Operated> {
  const judged = judge(operation, whole, situation)
  return conclude(judged, await send(judged, situation), situation)
}

/** The write, and all that is known of it before the database is asked. */
type Judged = {
  readonly rows: ArticleRows
  readonly change: Change
  /** The guid that the body gives a new article. */
  readonly guid: string | undefined
  readonly externalId: string
  /** Faults of the body's form. */
  readonly ofForm: readonly Fault[]
  /** Faults of a change that no writer makes. */
  readonly ofChange: readonly Fault[]
  /** Why the token may not claim what the body says. */
  readonly denied: Refused | null
  /** The token may learn something of the stored text, as faults of the review reveal. */
  readonly mayRead: boolean
}

function judge(
  { method, name }: Operation,
  { body: given, faults: ofForm }: Whole,
  { caller, stored, now }: Situation,
): Judged {
  const body = withoutEarlierUpdate(given, stored)
  const guid = stored === null ? body.guid : undefined
  // A new article has the name of its address for an external id.
  const fresh = {
    id: crypto.randomUUID(),
    external_id: name,
    guid: guid ?? `urn:uuid:${crypto.randomUUID()}`,
    holder: holderOf(caller),
  }
  const rows = toRows(body, stored, now, stored ?? fresh)
  const change = toChange(stored, rows)
  requireAny(caller, scopesOf[method])
  // The scopes needed by a malformed body are unknown.
  if (ofForm.length === 0) {
    requireScopes(caller, change.scopes, stored?.reviewed_by ? change.claimed : [])
    if (change.scopes.length === 0) requireAny(caller, readersOf[method])
  }
  return {
    ...{ rows, change, guid, externalId: name, ofForm },
    ofChange: stored === null ? [] : faultsOfChange(body, stored, rows),
    denied: denialOf(caller, change),
    mayRead: mayAny(caller, readersOf[method]),
  }
}

function faultsOfChange(body: ArticleBody, stored: StoredArticle, rows: ArticleRows): Fault[] {
  const changesGuid = body.guid !== undefined && body.guid !== stored.guid
  const takesBack = isTakenBack(stored.status) && !isTakenBack(rows.article.status)
  return [
    ...(changesGuid ? [fault('/guid', 'guid_cannot_change')] : []),
    ...(takesBack && body.unretract !== true ? [fault('/status', 'taken_back_stays')] : []),
  ]
}

/** What the database answers. */
type DatabaseAnswers = {
  readonly broken: readonly BrokenRule[]
  readonly ofReview: ReviewFaults
  /** External ids of other articles that the guid is equal to. */
  readonly taken: ReadonlySet<string>
  /** Makers of deleted articles that had the guid. */
  readonly makers: readonly (string | null)[]
  /** The editors whose names reviews claim. */
  readonly editors: readonly (readonly [claimed: string, NamedEditor | undefined])[]
  /** The outcome of the write; `null` if it was not sent, because it is refused already. */
  readonly written: PromiseSettledResult<WrittenRows> | null
}

/** One round trip: an answer that refuses the write undoes it. */
async function send(judged: Judged, situation: Situation): Promise<DatabaseAnswers> {
  const { rows, change, guid, externalId, ofForm, ofChange, denied, mayRead } = judged
  const { tx, caller } = situation
  const isRefused = denied !== null || ofForm.length + ofChange.length > 0
  const [[broken = []], ofReview, taken, makers, editors, written] = await together([
    findBrokenRules(tx, [rows]),
    mayRead ? askReview(situation, rows, ofForm) : [],
    // A guid that is the external id of another article would name both: DELETE by it would hit the
    // other one.
    guid === undefined || guid === externalId ? new Set<string>() : findTaken(tx, [guid]),
    guid === undefined ? [] : findMakers(tx, guid),
    isToken(caller) ? findEditors(tx, reviewersOf(change)) : [],
    isRefused ? null : settled(sendRows(situation, rows)),
  ])
  return { broken, ofReview, taken, makers, editors, written }
}

const findEditors = (tx: WriterDatabase, names: readonly string[]) =>
  together(names.map(async (name) => [name, await findNamedEditor(tx, name)] as const))

const settled = async <T>(sent: Promise<T>) => (await Promise.allSettled([sent]))[0]

type WrittenRows = { readonly changed: boolean; readonly toResult: ToResult | null }

async function sendRows({ tx, isLast }: Situation, rows: ArticleRows): Promise<WrittenRows> {
  const [changed, toResult] = await together([
    writeArticles(tx, [rows]),
    isLast ? endWith(tx, [rows.article.id]) : null,
  ])
  return { changed: changed.size > 0, toResult }
}

/** The end of the transaction, and the result: sent after the writes, without waiting for them. */
export async function endWith(tx: WriterDatabase, ids: readonly string[]): Promise<ToResult> {
  const [, toResult] = await together([finishChanges(tx), readResults(tx, ids)])
  return toResult
}

/** The result, unless an answer refuses the write. */
function conclude(
  judged: Judged,
  answers: DatabaseAnswers,
  { caller, stored }: Situation,
): Operated {
  const { rows, change, guid, denied } = judged
  const { editors, makers, written } = answers
  const faults = faultsOf(judged, answers, stored)
  if (faults.length > 0) throw refuse(faults)
  if (denied !== null) throw denied
  for (const [claimed, editor] of editors) if (editor) denyEditor(caller, change, claimed, editor)
  if (guid !== undefined) requireMaker(caller, guid, makers)
  if (written?.status === 'rejected') throw written.reason
  const { changed = false, toResult = null } = written?.value ?? {}
  const result = stored === null ? 'created' : changed ? 'changed' : 'unchanged'
  return { done: { result, id: rows.article.id }, toResult }
}

/** All faults; those of the review last, as far as they stay when the others are corrected. */
function faultsOf(
  { rows, ofForm, ofChange }: Judged,
  { broken, ofReview, taken }: DatabaseAnswers,
  stored: StoredArticle | null,
): readonly Fault[] {
  const faults = [
    ...ofForm,
    ...faultsOfRules(broken, rows),
    ...ofChange,
    ...(taken.size > 0 ? [fault('/guid', 'guid_names_no_other_article')] : []),
  ]
  if (faults.length === 0 || stored === null) return faults
  return [...faults, ...faultsOfReview(ofReview, stored, rows, faults)]
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
