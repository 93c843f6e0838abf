/** Dates as feeds write them. */
import { describe, expect, it } from 'vitest'
import { parseDate } from '../../src/parse/parse-date.ts'

const at = '2026-11-26T08:00:00.000Z'

describe('reads', () => {
  it.each([
    ['Thu, 26 Nov 2026 08:00:00 GMT', at],
    ['Thu, 26 Nov 2026 08:00:00 +0000', at],
    ['Thu, 26 Nov 2026 10:00:00 +0200', at],
    ['26 Nov 2026 08:00 UT', at],
    ['Thu, 26 Nov 26 03:00:00 EST', at],
    ['Fri, 26 Nov 2026 00:00:00 PST', at],
    ['thu,26 nov 2026 8:00:00 gmt', at],
    ['Thursday, 26 November 2026 08:00:00 Z', at],
    ['Thu, 26 Nov 2026 08:00:00 GMT+00:00', at],
    ['Thu,  26  Nov  2026  08:00:00  GMT (UTC)', at],
    ['26-Nov-2026 08:00:00 GMT', at],
    ['Thu Nov 26 08:00:00 GMT 2026', at],
    ['Thu Nov 26 08:00:00 +0000 2026', at],
    ['November 26, 2026 8:00 am GMT', at],
    ['Do, 26 Nov 2026 09:00:00 +0100', at],
    ['26 de noviembre de 2026 08:00:00 GMT', at],
    ['2026-11-26T08:00:00Z', at],
    ['2026-11-26T09:00:00+01:00', at],
    ['2026-11-26t08:00:00.000z', at],
    ['2026-11-26T09:00:00+0100', at],
    ['2026-11-26T08:00Z', at],
    ['1795680000', at],
    ['1795680000000', at],
    ['2026-11-26T08:00:00.123456Z', '2026-11-26T08:00:00.123Z'],
    ['2026-11-26', '2026-11-26T00:00:00.000Z'],
    ['2026-11', '2026-11-01T00:00:00.000Z'],
    ['2026', '2026-01-01T00:00:00.000Z'],
    ['Mon, 29 Feb 2016 24:00:00 GMT', '2016-03-01T00:00:00.000Z'],
    ['Sat, 31 Dec 2016 23:59:60 GMT', '2016-12-31T23:59:59.000Z'],
    ['Tue, 01 Jan 70 00:00:00 GMT', '1970-01-01T00:00:00.000Z'],
    ['Tue, 01 Jan 103 00:00:00 GMT', '2003-01-01T00:00:00.000Z'],
    ['1 Mär 2019 08:00 GMT', '2019-03-01T08:00:00.000Z'],
    ['1 août 2019 08:00 GMT', '2019-08-01T08:00:00.000Z'],
  ])('%s', (text, expected) => {
    expect(parseDate(text)).toEqual({ at: expected, zoneGuessed: false })
  })
})

describe('guesses the zone of', () => {
  it.each([
    ['Thu, 26 Nov 2026 08:00:00', at],
    ['2026-11-26 08:00:00', at],
    ['Thu, 26 Nov 2026 09:00:00 CET', at],
    ['Thu, 26 Nov 2026 08:00:00 XYZ', at],
  ])('%s', (text, expected) => {
    expect(parseDate(text)).toEqual({ at: expected, zoneGuessed: true })
  })
})

describe('refuses', () => {
  it.each([
    ...[
      '',
      'yesterday',
      'Wed, 30 Nov -0001 00:00:00 +0000',
      '0000-00-00 00:00:00',
      '2026-02-30',
      '2026-13-01',
    ],
    ...[
      'Thu, 31 Jun 2026 08:00:00 GMT',
      'Thu, 26 Foo 2026 08:00:00 GMT',
      '0999-01-01',
      '2026-11-26T08:61:00Z',
    ],
    ...['2026-11-26T08:00:00+99:00', '2026-11-26T08:00:00Z and more'],
  ])('%s', (text) => {
    expect(parseDate(text)).toBeNull()
  })
})

it('reads what JavaScript writes', () => {
  const date = new Date(Date.UTC(2019, 2, 1, 8, 30, 15))
  expect(parseDate(date.toUTCString())?.at).toBe(date.toISOString())
  expect(parseDate(date.toISOString())?.at).toBe(date.toISOString())
})
