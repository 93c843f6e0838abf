/** Lines of the log: one an event, in both formats, without tokens. */
import { describe, expect, it } from 'vitest'
import { createLog, type LogOptions, leftOutLog, traceOf } from '../../../src/core/log/log.ts'

const token = `candor_${'a1'.repeat(20)}`
const trace = '4bf92f3577b34da6a3ce929d0e0e4736'

function collect(options: Partial<LogOptions> = {}) {
  const lines: string[] = []
  const log = createLog({
    format: 'json',
    level: 'info',
    now: () => new Date('2026-11-26T17:30:00.250Z'),
    write: (line, level) => lines.push(`${level} ${line}`),
    ...options,
  })
  return { log, lines }
}

const requestWith = (traceparent?: string) =>
  new Request('https://news.example.org/rss.xml?key=secret', {
    headers: { ...(traceparent !== undefined && { traceparent }), Authorization: 'Bearer secret' },
  })

it('writes JSON with time, level, event, what, why and the request’s id', () => {
  const { log, lines } = collect()
  const request = requestWith(`00-${trace}-00f067aa0ba902b7-01`)
  log('GET /rss.xml failed', new Error('no rows', { cause: new Error('code 7') }), {
    event: 'request.failed',
    request,
  })
  expect(lines).toEqual([
    `error {"time":"2026-11-26T17:30:00.250Z","level":"error","event":"request.failed","msg":"GET /rss.xml failed","why":"no rows (code 7)","trace_id":"${trace}"}`,
  ])
})

it('writes text that a person can read', () => {
  const { log, lines } = collect({ format: 'text' })
  log('recovered after 7 s', undefined, {
    event: 'recovered',
    fields: { scope: '*', seconds: 7, why_not: null },
  })
  log('the database is unavailable', new Error('ECONNREFUSED'), { event: 'outage' })
  expect(lines).toEqual([
    'info 2026-11-26T17:30:00.250Z info recovered: recovered after 7 s scope="*" seconds=7 why_not=null',
    'error 2026-11-26T17:30:00.250Z error outage: the database is unavailable: ECONNREFUSED',
  ])
})

it.each(['json', 'text'] as const)(
  'stays one line of %s, and moves no cursor, whatever a client sent',
  (format) => {
    const { log, lines } = collect({ format })
    log('GET /a\r\nfake', new Error('b\nc'), {
      event: 'request',
      fields: { user_agent: '\u001b[2J\u2028x"y' },
    })
    expect(lines).toHaveLength(1)
    for (const character of ['\n', '\r', '\u001b']) expect(lines[0]).not.toContain(character)
  },
)

it.each(['json', 'text'] as const)('hides tokens in %s, wherever they are', (format) => {
  const { log, lines } = collect({ format })
  const cause = new Error(`of ${token}`)
  log(`PUT /api/1/${token} failed`, new Error(token, { cause }), {
    event: 'api.failed',
    fields: { route: token },
  })
  log(`PUT /api/1/?token=${token.slice(0, -10)}`, `text ${token}`, { event: 'api.failed' })
  log('failed', new Error('permission denied for function candor_publisher_function'), {
    event: 'api.failed',
  })
  expect(lines.map((line) => line.match(/candor_…/g)?.length)).toEqual([4, 2, undefined])
  expect(lines.join()).not.toContain(token.slice(0, 20))
  expect(lines[2]).toContain('candor_publisher_function')
})

it('says nothing of a request but its id', () => {
  const { log, lines } = collect()
  log('failed', undefined, { event: 'request.failed', request: requestWith() })
  expect(lines[0]).not.toContain('secret')
})

it('leaves out lower levels', () => {
  const { log, lines } = collect({ level: 'warn' })
  log('information', undefined, { event: 'started' })
  log('a warning', undefined, { event: 'sighup', level: 'warn' })
  log('an error', new Error('x'), { event: 'outage' })
  expect(lines.map((line) => line.split(' ')[0])).toEqual(['warn', 'error'])
})

it('names an article that is left out', () => {
  const { log, lines } = collect()
  leftOutLog(log)('7', 'its language is no tag')
  expect(lines[0]).toMatch(
    /^warn .*"event":"article\.left_out","msg":"article 7 .*its language is no tag","article":"7"/,
  )
})

describe('the id of a request', () => {
  it.each([`00-${trace}-00f067aa0ba902b7-01`, `cc-${trace}-00f067aa0ba902b7-00-more`])(
    'is taken over from %s',
    (sent) => {
      expect(traceOf(requestWith(sent))).toBe(trace)
    },
  )

  it.each([
    undefined,
    '',
    trace,
    `00-${trace.toUpperCase()}-00f067aa0ba902b7-01`,
    `00-${'0'.repeat(32)}-00f067aa0ba902b7-01`,
    `00-${trace}-${'0'.repeat(16)}-01`,
    `00-${trace}-00f067aa0ba902b7-01x`,
  ])('is random with %j, and the same for all lines', (sent) => {
    const request = requestWith(sent)
    const id = traceOf(request)
    expect(id).toMatch(/^[0-9a-f]{32}$/)
    expect(id).not.toBe(trace)
    expect(traceOf(request)).toBe(id)
    expect(traceOf(requestWith(sent))).not.toBe(id)
  })
})
