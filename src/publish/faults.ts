/** What is wrong with a body, in words for people and codes for programs: `errors` of a problem document (RFC 9457). */
import type { BaseIssue, GenericSchema, InferOutput } from 'valibot'
import type { BrokenRule } from '../writer/find-faults.ts'
import type { ArticleRows } from '../writer/write-articles.ts'
import { allRules } from './rules.ts'

export type Fault = {
  /** A JSON Pointer (RFC 6901) into the body. */
  readonly pointer: string
  /** The name of a rule: explained at `/api/1/errors/{code}`. */
  readonly code: string
  /** A sentence. */
  readonly detail: string
  readonly allowed?: readonly string[]
}

/** The request cannot be done as it is. Nothing was written. */
export class Refused extends Error {
  override readonly name = 'Refused'
  readonly status: number
  readonly faults: readonly Fault[]
  /** Of the answer. */
  readonly headers: Readonly<Record<string, string>>
  constructor(status: number, message: string, faults: readonly Fault[] = [], headers: Refused['headers'] = {}) {
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

/** Of several codes, one stands for the conflict with other data, which another body cannot mend alone. */
const conflicts: readonly string[] = ['guid_is_unique']

/** `isCut` if there can be more faults than these. */
export function refuse(faults: readonly Fault[], isCut = false): Refused {
  const status = faults.some(({ code }) => !conflicts.includes(code)) ? 422 : 409
  const count = faults.length === 1 ? 'One thing is' : `${isCut ? 'At least ' : ''}${faults.length} things are`
  return new Refused(status, `${count} wrong with the body: see "errors". Nothing was written.`, faults)
}

/** About so many issues are looked for: each takes memory. */
const maxIssues = 1000

/** As `safeParse`, which copies `abortEarly` once: schemas ask for it after each entry that is wrong. */
function parse<Schema extends GenericSchema>(schema: Schema, body: unknown) {
  let asked = 0
  const config = {
    get abortEarly() {
      asked += 1
      return asked > maxIssues
    },
  }
  const dataset = schema['~run']({ value: body }, config)
  return dataset.issues
    ? ({ success: false, issues: dataset.issues, isCut: asked > maxIssues } as const)
    : ({ success: true, output: dataset.value as InferOutput<Schema> } as const)
}

/** @throws {Refused} with the faults of the form. */
export function parseBody<Schema extends GenericSchema>(schema: Schema, body: unknown): InferOutput<Schema> {
  const parsed = parse(schema, body)
  if (parsed.success) return parsed.output
  throw refuse(parsed.issues.map(toFault), parsed.isCut)
}

/**
 * What can be read of a body, with the faults of its form: members that are wrong are replaced by those of `standard`, which
 * breaks no rule. So the rules of the rest are known too.
 *
 * @throws {Refused} if nothing of it can be read.
 */
export function parseLeniently<Schema extends GenericSchema>(
  schema: Schema,
  body: unknown,
  standard: Readonly<Record<string, unknown>>,
): { readonly body: InferOutput<Schema>; readonly faults: readonly Fault[] } {
  const parsed = parse(schema, body)
  if (parsed.success) return { body: parsed.output, faults: [] }
  const faults = parsed.issues.map(toFault)
  if (parsed.isCut || typeof body !== 'object' || body === null || Array.isArray(body))
    throw refuse(faults, parsed.isCut)
  const wrong = new Set(parsed.issues.map(({ path }) => String(path?.[0]?.key)))
  const right = Object.fromEntries(Object.entries(body).filter(([name]) => !wrong.has(name)))
  const readable = parse(schema, { ...standard, ...right })
  if (!readable.success) throw refuse(faults)
  return { body: readable.output, faults }
}

/** Characters of an unknown member that an answer repeats. */
const longestName = 200

function toFault(issue: BaseIssue<unknown>): Fault {
  const pointer = (issue.path ?? [])
    .map(({ key }) => `/${String(key).slice(0, longestName).replaceAll('~', '~0').replaceAll('/', '~1')}`)
    .join('')
  const missing = issue.type === 'object_with_rest' && issue.received === 'undefined'
  if (missing)
    return pointer === '/disclosure'
      ? fault('/disclosure/mode', 'disclosure_mode_is_known')
      : fault(pointer, 'member_is_missing')
  const code = issue.message in allRules ? issue.message : 'type_is_wrong'
  if (code === 'too_many_entries') return fault(pointer, code, `have at most ${String(issue.requirement)} entries`)
  return code === 'type_is_wrong' ? fault(pointer, code, typeIn(issue)) : fault(pointer, code)
}

/** Types as people call them. */
const types: Readonly<Record<string, string>> = {
  string: 'a text',
  boolean: 'true or false',
  Array: 'a list',
  Object: 'an object',
}

/** Of a schema: `Array`, `(string | Object)`, or values, as in `("put" | "patch")`. */
function typeIn({ expected }: BaseIssue<unknown>): string | undefined {
  const names = (expected ?? '').split(/[()| ]+/).flatMap((each) => (each === '' ? [] : (types[each] ?? each)))
  return names.length === 0 ? undefined : `be ${names.join(' or ')}`
}

/** The member of a body that a broken rule of the database concerns. */
export function faultOf({ table, position, rule }: BrokenRule, { topics }: ArticleRows): Fault {
  const member = allRules[rule]?.member ?? ''
  if (table === 'articles') return fault(member, rule)
  const inSlug = rule === 'slug_is_lower_case_words' && topics[position]?.label !== null
  return fault(`/${table}/${position}${inSlug ? '/slug' : member}`, rule)
}
