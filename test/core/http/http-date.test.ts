/** Dates by RFC 9110 §5.6.7: three forms, and none of the others that `Date.parse` accepts. */
import { describe, expect, it } from 'vitest'
import { parseHttpDate } from '../../../src/core/http/headers.ts'

const now = new Date('2026-11-25T12:00:00Z')
const example = new Date('1994-11-06T08:49:37Z')

describe('parseHttpDate', () => {
  it.each([
    'Sun, 06 Nov 1994 08:49:37 GMT',
    'Sunday, 06-Nov-94 08:49:37 GMT',
    'Sun Nov  6 08:49:37 1994',
  ])('reads %j', (text) => {
    expect(parseHttpDate(text, now)).toEqual(example)
  })

  it('reads the epoch and two-digit days of the asctime form', () => {
    expect(parseHttpDate('Thu, 01 Jan 1970 00:00:00 GMT', now)).toEqual(new Date(0))
    expect(parseHttpDate('Wed Nov 25 10:00:00 2026', now)).toEqual(new Date('2026-11-25T10:00:00Z'))
  })

  it('reads two-digit years as at most 50 years in the future', () => {
    expect(parseHttpDate('Wednesday, 25-Nov-76 10:00:00 GMT', now)).toEqual(
      new Date('2076-11-25T10:00:00Z'),
    )
    expect(parseHttpDate('Friday, 25-Nov-77 10:00:00 GMT', now)).toEqual(
      new Date('1977-11-25T10:00:00Z'),
    )
  })

  it.each([
    ...[
      '',
      'now',
      '0',
      '1994-11-06T08:49:37Z',
      '06 Nov 1994 08:49:37 GMT',
      'Sun, 6 Nov 1994 08:49:37 GMT',
    ],
    ...[
      'Sun, 06 Nov 94 08:49:37 GMT',
      'Sun, 06 Nov 1994 08:49:37',
      'Sun, 06 Nov 1994 08:49:37 UTC',
    ],
    ...[
      'Sun, 06 Nov 1994 08:49:37 +0000',
      'Sun, 06 Nov 1994 08:49 GMT',
      'Sun, 06 Nov 1994 25:49:37 GMT',
    ],
    ...[
      'sun, 06 nov 1994 08:49:37 gmt',
      'Mon, 06 Nov 1994 08:49:37 GMT',
      'Wed, 31 Nov 1994 08:49:37 GMT',
    ],
    ...[
      'Sun,  06 Nov 1994 08:49:37 GMT',
      'Sun, 06 Nov 1994 08:49:37 GMT; length=1',
      'Sun, 06-Nov-94 08:49:37 GMT',
    ],
    ...['Sun Nov 6 08:49:37 1994', 'Sun Nov  6 08:49:37 1994 GMT'],
  ])('refuses %j', (text) => {
    expect(parseHttpDate(text, now)).toBeNull()
  })
})
