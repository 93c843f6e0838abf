/**
 * Faults of a body, in words for people and codes for programs: `errors` of a problem document (RFC
 * 9457).
 */
import { constraintOf } from '../../core/store/writer-database.ts'
import { partPointer } from './part-faults.ts'
import { allRules } from './rules.ts'
import type { Method } from './scopes.ts'
import type { BrokenRule } from './store/find-faults.ts'
import type { ArticleRows } from './store/stored-article.ts'

export type Fault = {
  /** A JSON Pointer (RFC 6901) into the body. */
  readonly pointer: string
  /** The name of a rule: explained at `/api/1/errors/{code}`. */
  readonly code: string
  readonly detail: string
  readonly allowed?: readonly string[]
}

/** The request cannot be done as it is. Nothing was written. */
export class Refused extends Error {
  override readonly name = 'Refused'
  readonly status: number
  readonly faults: readonly Fault[]
  /** Headers of the answer. */
  readonly headers: Readonly<Record<string, string>>
  constructor(
    status: number,
    message: string,
    faults: readonly Fault[] = [],
    headers: Refused['headers'] = {},
  ) {
    super(message)
    this.status = status
    this.faults = faults
    this.headers = headers
  }
}

export const notFound = (name: string) =>
  new Refused(404, `No article has the external id, guid or id ${JSON.stringify(name)}.`)

/** `requires` completes "It must …", where more is known than the rule says. */
export function fault(pointer: string, code: string, requires?: string): Fault {
  const rule = allRules[code]
  const name = pointer === '' ? 'The body' : `\`${pointer.slice(1).replaceAll('/', '.')}\``
  return {
    pointer,
    code,
    detail: `${name} must ${requires ?? rule?.requires ?? `meet the rule ${code}`}.`,
    ...(rule?.allowed && { allowed: rule.allowed }),
  }
}

/**
 * The code of several: a conflict with other data comes first, because another body cannot mend it
 * alone.
 */
const conflicts: readonly string[] = ['guid_is_unique']

/** `isCut` if there can be more faults than these. */
export function refuse(faults: readonly Fault[], isCut = false): Refused {
  const status = faults.some(({ code }) => !conflicts.includes(code)) ? 422 : 409
  const count =
    faults.length === 1 ? 'One thing is' : `${isCut ? 'At least ' : ''}${faults.length} things are`
  return new Refused(
    status,
    `${count} wrong with the body: see "errors". Nothing was written.`,
    faults,
  )
}

/** The member of a body that a broken rule of the database concerns. */
export function faultOf(
  { table, position, rule }: BrokenRule,
  { article, topics }: ArticleRows,
): Fault {
  const { member = '', requires } = allRules[rule] ?? {}
  if (rule === 'body_has_not_too_many_elements')
    return fault(member, rule, `${requires}, not ${article.body_html.match(/<[a-z]/gi)?.length}`)
  if (table === 'articles') return fault(partPointer(rule, article) ?? member, rule)
  const inSlug = rule === 'slug_is_lower_case_words' && topics[position]?.label !== null
  return fault(`/${table}/${position}${inSlug ? '/slug' : member}`, rule)
}

/** Names of keys and triggers, as rules. */
const byConstraint: Readonly<Record<string, string>> = {
  articles_guid_unique: 'guid_is_unique',
  article_topics_topic_slug_topics_slug_fk: 'topic_exists',
}

/** `null` for an error that no rule explains. */
export function faultOfError(error: unknown): Fault | null {
  const constraint = constraintOf(error)
  const code = constraint === undefined ? undefined : (byConstraint[constraint] ?? constraint)
  if (code === undefined) return null
  const rule = allRules[code]
  if (!rule) return null
  const found = fault(code === 'topic_exists' ? '/topics' : rule.member, code)
  const facts = ['changed_after_review', 'too_many_entries'].includes(code)
    ? detailOf(error)
    : undefined
  return facts === undefined ? found : { ...found, detail: `${found.detail} ${facts}` }
}

/** The database's details: what changed since the review, how many entries are allowed. */
function detailOf(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined
  return (error as { detail?: string }).detail ?? detailOf(error.cause)
}

/**
 * Pointers into the whole article → pointers into the body of an operation that sends a part of it.
 */
export function withOwnPointers(
  method: Method,
  { status, message, faults, headers }: Refused,
): Refused {
  const own =
    method === 'correct'
      ? inCorrection
      : method === 'retract'
        ? inRetraction
        : (each: Fault) => each
  return new Refused(status, message, faults.map(own), headers)
}

function inCorrection(each: Fault): Fault {
  if (each.code === 'too_many_entries') return { ...each, pointer: '' }
  const [, pointer] = /^\/corrections\/\d+(\/.+)$/.exec(each.pointer) ?? []
  return pointer === undefined ? each : fault(pointer, each.code)
}

function inRetraction(each: Fault): Fault {
  if (each.pointer === '/retraction') return fault('/reason', each.code)
  return each.pointer === '/retraction/at' ? fault('/at', each.code) : each
}
