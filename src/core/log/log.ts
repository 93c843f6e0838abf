/**
 * The log for operators: one line an event, as JSON or as text for a terminal. No line holds a
 * token or an address.
 */
import { toHex } from 'candor-disclosure/text/hex.ts'
import { reasonOf } from '../store/errors.ts'

export const levels = ['error', 'warn', 'info'] as const

export type Level = (typeof levels)[number]

/** The fields of a line beside its message. */
export type About = {
  /** A name that does not change with the wording, such as `outage`. */
  readonly event: string
  /** By default `error` with an error, otherwise `info`. */
  readonly level?: Level
  /** Gives the line its request id. Nothing else of it is logged. */
  readonly request?: Request
  /** More members of the line. */
  readonly fields?: Readonly<Record<string, string | number | null>>
}

/** `message` says what happened, and `error` why. */
export type Log = (message: string, error: unknown, about: About) => void

export type LogOptions = {
  readonly format: 'json' | 'text'
  /** Events of lower levels are not logged. */
  readonly level: Level
  /** Gets a line without its end. */
  readonly write: (line: string, level: Level) => void
  readonly now?: () => Date
}

export function createLog({
  format,
  level: least,
  write,
  now = () => new Date(),
}: LogOptions): Log {
  const toLine = format === 'json' ? toJson : toText
  return (message, error, about) => {
    const { event, level = error === undefined ? 'info' : 'error', request, fields } = about
    if (levels.indexOf(level) > levels.indexOf(least)) return
    const line = {
      time: now().toISOString(),
      level,
      event,
      msg: message,
      ...(error !== undefined && { why: reasonOf(error) }),
      ...(request && { trace_id: traceOf(request) }),
      ...fields,
    }
    write(hideTokens(toLine(line)), level)
  }
}

type Line = {
  readonly time: string
  readonly level: Level
  readonly event: string
  readonly msg: string
} & {
  readonly [name: string]: string | number | null
}

const toJson = (line: Line) => JSON.stringify(line)

/** For people: `2026-11-26T17:30:00.000Z error outage: what happened: why status=503`. */
function toText({ time, level, event, msg, why, ...fields }: Line): string {
  const rest = Object.entries(fields).map(([name, value]) => ` ${name}=${quoted(value)}`)
  const reason = why === undefined ? '' : `: ${why}`
  // Characters that would move the terminal's cursor or begin another line.
  return `${time} ${level} ${event}: ${msg}${reason}${rest.join('')}`.replace(
    /[\p{Cc}\u2028\u2029]+/gu,
    ' ',
  )
}

const quoted = (value: string | number | null | undefined) =>
  typeof value === 'string' && !/^[\w./:-]+$/.test(value) ? JSON.stringify(value) : String(value)

/** For `reportOnce` of the store. */
export const leftOutLog = (log: Log) => (article: string, reason: string) =>
  log(`article ${article} is left out of the feeds: ${reason}`, undefined, {
    event: 'article.left_out',
    level: 'warn',
    fields: { article },
  })

const ids = new WeakMap<Request, string>()

/**
 * Version, trace id, parent id and flags (https://www.w3.org/TR/trace-context/). An id of zeros is
 * not valid.
 */
const traceparent = /^[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}(?:$|-)/

/**
 * The same for each line about one request: the trace id of `traceparent`, which a proxy or a
 * caller sent, or random.
 */
export function traceOf(request: Request): string {
  const known = ids.get(request)
  if (known !== undefined) return known
  const [, sent] = traceparent.exec(request.headers.get('traceparent') ?? '') ?? []
  const id = sent ?? randomId()
  ids.set(request, id)
  return id
}

const randomId = () => toHex(crypto.getRandomValues(new Uint8Array(16)))

/** Also those with a character too few. */
const tokens = /candor_[0-9A-Za-z]{30,}/g

/** The text without tokens of the publishing API. */
export const hideTokens = (text: string): string => text.replaceAll(tokens, 'candor_…')
