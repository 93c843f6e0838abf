/**
 * Reads the body of a request as JSON, within a limit, and by its schema: with all faults of its
 * form.
 */
import type { BaseIssue, GenericSchema, InferOutput } from 'valibot'
import { readBytes } from '../../core/http/read-body.ts'
import { type Fault, fault, Refused, refuse } from './faults.ts'
import { allRules } from './rules.ts'

/** @throws {Refused} 400, 413 or 415. */
export async function readJson(
  request: Request,
  maxBytes: number,
): Promise<{ text: string; body: unknown }> {
  const type = request.headers.get('Content-Type') ?? ''
  if (!/^application\/(json|[\w.+-]+\+json)\s*(;|$)/i.test(type)) {
    throw new Refused(
      415,
      `The body must be JSON, with Content-Type: application/json${type === '' ? '' : `, not ${type.slice(0, 100)}`}.`,
    )
  }
  const coding = request.headers.get('Content-Encoding') ?? 'identity'
  if (coding.trim().toLowerCase() !== 'identity') {
    const detail = `The body must not be compressed: send it without Content-Encoding: ${coding.slice(0, 100)}.`
    // RFC 9110 §12.5.3: an answer of 415 says which codings are read.
    throw new Refused(415, detail, [], { 'Accept-Encoding': 'identity' })
  }
  const bytes = await readBytes(request, maxBytes)
  if (bytes === null) {
    throw new Refused(
      413,
      `The body is larger than ${maxBytes.toLocaleString('en')} bytes. Send less at once; pictures need URLs of their own.`,
    )
  }
  if (countValues(bytes) > maxValues) {
    const allowed = maxValues.toLocaleString('en')
    throw new Refused(413, `The body has more than ${allowed} values. Send fewer articles at once.`)
  }
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new Refused(400, 'The body is not UTF-8.')
  }
  try {
    return { text, body: JSON.parse(text) }
  } catch (error) {
    throw new Refused(
      400,
      `The body is no JSON: ${error instanceof Error ? error.message : String(error)}.`,
    )
  }
}

/**
 * Members and entries of a body. A hundred articles have about 5,000; millions take seconds to
 * parse.
 */
const maxValues = 200_000

const [quote, backslash, comma, list, object] = [0x22, 0x5c, 0x2c, 0x5b, 0x7b]

/**
 * About as many as there are members and entries in JSON: its commas and opening brackets outside
 * texts.
 */
function countValues(bytes: Uint8Array): number {
  let count = 0
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at]
    if (byte === quote) at = endOfText(bytes, at + 1)
    else if (byte === comma || byte === list || byte === object) count += 1
  }
  return count
}

/** The position of the quotation mark that ends a text. */
function endOfText(bytes: Uint8Array, start: number): number {
  let at = start
  while (at < bytes.length && bytes[at] !== quote) at += bytes[at] === backslash ? 2 : 1
  return at
}

/** About so many issues are looked for: each takes memory. */
const maxIssues = 1000

/**
 * Parses like `safeParse`, which would copy `abortEarly` once: schemas read it after each wrong
 * entry.
 */
function parse<Schema extends GenericSchema>(schema: Schema, body: unknown) {
  let asked = 0
  const config = {
    get abortEarly() {
      asked += 1
      return asked > maxIssues
    },
  }
  const { value, issues = [] } = schema['~run']({ value: body }, config)
  return { output: value as InferOutput<Schema>, issues, isCut: asked > maxIssues }
}

/** @throws {Refused} with the faults of the form. */
export function parseBody<Schema extends GenericSchema>(
  schema: Schema,
  body: unknown,
): InferOutput<Schema> {
  const { output, issues, isCut } = parse(schema, body)
  if (issues.length === 0) return output
  throw refuse(issues.map(toFault), isCut)
}

/**
 * A body with the faults of its form: wrong members are replaced by those of `standard`, which
 * breaks no rule. So the broken rules of the other members are known too.
 *
 * @throws {Refused} if nothing of it can be read.
 */
export function parseLeniently<Schema extends GenericSchema>(
  schema: Schema,
  body: unknown,
  standard: Readonly<Record<string, unknown>>,
): { readonly body: InferOutput<Schema>; readonly faults: readonly Fault[] } {
  const { output, issues, isCut } = parse(schema, body)
  if (issues.length === 0) return { body: output, faults: [] }
  const faults = issues.map(toFault)
  if (isCut || typeof body !== 'object' || body === null || Array.isArray(body))
    throw refuse(faults, isCut)
  const wrong = new Set(issues.map(({ path }) => String(path?.[0]?.key)))
  const right = Object.fromEntries(Object.entries(body).filter(([name]) => !wrong.has(name)))
  const readable = parse(schema, { ...standard, ...right })
  if (readable.issues.length > 0) throw refuse(faults)
  return { body: readable.output, faults }
}

/** Characters of an unknown member that an answer repeats. */
const longestName = 200

function toFault(issue: BaseIssue<unknown>): Fault {
  const pointer = (issue.path ?? [])
    .map(
      ({ key }) =>
        `/${String(key).slice(0, longestName).replaceAll('~', '~0').replaceAll('/', '~1')}`,
    )
    .join('')
  if (issue.type === 'object_with_rest' && issue.received === 'undefined') {
    if (pointer === '/disclosure') return fault('/disclosure/mode', 'disclosure_mode_is_known')
    return fault(pointer, 'member_is_missing')
  }
  const code = issue.message in allRules ? issue.message : 'type_is_wrong'
  if (code === 'too_many_entries')
    return fault(pointer, code, `have at most ${String(issue.requirement)} entries`)
  return fault(pointer, code, code === 'type_is_wrong' ? typeIn(issue) : undefined)
}

/** Types as people call them. */
const types: Readonly<Record<string, string>> = {
  ...{ string: 'a text', boolean: 'true or false', Array: 'a list', Object: 'an object' },
}

/** The type that a schema expects: `Array`, `(string | Object)`, or `("put" | "patch")`. */
function typeIn({ expected }: BaseIssue<unknown>): string | undefined {
  const names = (expected ?? '')
    .split(/[()| ]+/)
    .flatMap((each) => (each === '' ? [] : (types[each] ?? each)))
  return names.length === 0 ? undefined : `be ${names.join(' or ')}`
}
