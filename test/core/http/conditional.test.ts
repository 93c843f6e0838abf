/**
 * Conditional requests: ETags as in RFC 9110 §13.1.2, dates as in decision 3, with a
 * property test.
 */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { evaluate, lastModified } from '../../../src/core/http/conditional.ts'
import { runs } from '../../fixtures/runs.ts'

const at = (time: string) => new Date(`2026-11-25T${time}Z`)

function withTag(ifNoneMatch: string | null, etag = 'W/"abc"') {
  return evaluate({
    ifNoneMatch,
    ifModifiedSince: null,
    etag,
    changedAt: at('10:00:00'),
    now: at('12:00:00'),
  })
}

describe('If-None-Match', () => {
  it.each([
    ...[
      'W/"abc"',
      '"abc"',
      '*',
      ' * ',
      '"x", W/"abc"',
      '"x",W/"abc" , "y"',
      ', ,"x",, "abc",',
      '"with,comma", "abc"',
    ],
    ...['W/"", "abc"', '"\x80ÿ", "abc"'],
  ])('matches %j', (header) => {
    expect(withTag(header)).toBe('not-modified')
  })

  it.each([
    ...[
      'W/"other"',
      '"ABC"',
      '""',
      '',
      ',',
      'abc',
      'W/abc',
      'w/"abc"',
      '"abc',
      'abc"',
      '"a b", "abc"',
      '"abc" "x"',
    ],
    ...['"abc", x', '*, "abc"', '"abc", *', 'W/"abc-gzip"', "'abc'"],
  ])('does not match %j', (header) => {
    expect(withTag(header)).toBe('send')
  })

  it('complaint 7: takes precedence over If-Modified-Since, even when malformed', () => {
    const conditions = { etag: 'W/"abc"', changedAt: at('10:00:00'), now: at('12:00:00') }
    const ifModifiedSince = at('11:00:00').toUTCString()
    expect(evaluate({ ...conditions, ifNoneMatch: null, ifModifiedSince })).toBe('not-modified')
    expect(evaluate({ ...conditions, ifNoneMatch: '"old"', ifModifiedSince })).toBe('send')
    expect(evaluate({ ...conditions, ifNoneMatch: 'abc', ifModifiedSince })).toBe('send')
    expect(evaluate({ ...conditions, ifNoneMatch: '', ifModifiedSince })).toBe('send')
  })

  it('is parsed in linear time', () => {
    expect(withTag(`${', '.repeat(50_000)}"${'a'.repeat(50_000)}`)).toBe('send')
  })
})

describe('If-Modified-Since', () => {
  it.each([
    ['10:00:01.999', 'send'],
    ['10:00:02.000', 'not-modified'],
  ])('for a change at 10:00:00 and a request at %s: %s', (now, expected) => {
    const conditions = {
      ifNoneMatch: null,
      etag: 'W/"abc"',
      changedAt: at('10:00:00'),
      now: at(now),
    }
    expect(evaluate({ ...conditions, ifModifiedSince: at('10:00:01').toUTCString() })).toBe(
      expected,
    )
  })
})

describe('Last-Modified', () => {
  it.each([
    {
      name: 'a change on the second',
      changed: '10:00:00.000',
      now: '12:00:00.000',
      expected: '10:00:01.000',
    },
    {
      name: 'a change just after the second',
      changed: '10:00:00.001',
      now: '12:00:00.000',
      expected: '10:00:02.000',
    },
    {
      name: 'a change just before the next',
      changed: '10:00:00.999',
      now: '12:00:00.000',
      expected: '10:00:02.000',
    },
    {
      name: 'a change just now',
      changed: '10:00:00.300',
      now: '10:00:00.301',
      expected: '10:00:00.000',
    },
    {
      name: 'a database clock that is ahead',
      changed: '10:00:09.000',
      now: '10:00:00.500',
      expected: '10:00:00.000',
    },
  ])('$name', ({ changed, now, expected }) => {
    expect(lastModified(at(changed), at(now))).toEqual(at(expected))
  })

  it('has whole seconds, is never in the future, and never decreases', () => {
    const moment = fc.integer({ min: 0, max: 10_000 })
    fc.assert(
      fc.property(moment, moment, moment, moment, (changed, now, changedLater, later) => {
        const first = lastModified(new Date(changed), new Date(now)).getTime()
        const next = lastModified(new Date(changed + changedLater), new Date(now + later)).getTime()
        expect(first % 1000).toBe(0)
        expect(first).toBeLessThanOrEqual(now)
        expect(next).toBeGreaterThanOrEqual(first)
      }),
    )
  })
})

describe('304 by date is never wrong', () => {
  /**
   * Times in milliseconds. Changes become visible in order, each less than a second after its
   * change time.
   */
  const newsroom = fc
    .array(
      fc.record({
        gap: fc.integer({ min: 1, max: 2500 }),
        delay: fc.integer({ min: 0, max: 999 }),
      }),
      {
        minLength: 1,
        maxLength: 8,
      },
    )
    .map((steps) => {
      let changedAt = 0
      let visibleAt = 0
      return steps.map(({ gap, delay }) => {
        changedAt += gap
        visibleAt = Math.max(visibleAt, changedAt + delay)
        return { changedAt, visibleAt }
      })
    })
  const fetches = fc.array(
    fc.record({ wait: fc.integer({ min: 0, max: 3000 }), invents: fc.boolean() }),
    {
      minLength: 2,
      maxLength: 12,
    },
  )

  it('for any order of changes and requests, with real and invented dates', () => {
    const { numRuns } = runs(3000)
    let notModified = 0
    fc.assert(
      fc.property(newsroom, fetches, (changes, visits) => {
        const wrong: unknown[] = []
        let now = 0
        let kept = null as { version: number; date: number } | null
        for (const { wait, invents } of visits) {
          now += wait
          const version = changes.filter(({ visibleAt }) => visibleAt <= now).length
          const changedAt = new Date(changes[version - 1]?.changedAt ?? -5000)
          const ifModifiedSince: string | null =
            kept === null ? null : new Date(kept.date).toUTCString()
          const conditions = {
            ifNoneMatch: null,
            etag: 'W/"unused"',
            changedAt,
            now: new Date(now),
          }
          if (evaluate({ ...conditions, ifModifiedSince }) === 'not-modified') {
            notModified++
            if (kept?.version !== version) wrong.push({ now, version, kept })
          }
          const given = lastModified(changedAt, new Date(now)).getTime()
          kept = { version, date: invents ? Math.floor(now / 1000) * 1000 : given }
        }
        expect(wrong).toEqual([])
      }),
      { numRuns },
    )
    // A server that never answers 304 would pass too.
    expect(notModified).toBeGreaterThan(numRuns / 3)
  })
})
