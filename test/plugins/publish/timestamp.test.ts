/** Times in bodies: what the API accepts, PostgreSQL reads, and both see one moment. */
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { isSameMoment, isTimestamp } from '../../../src/plugins/publish/timestamp.ts'
import { openMigrated } from '../../fixtures/open-migrated.ts'
import { runs } from '../../fixtures/runs.ts'

const two = (most: number) =>
  fc.integer({ min: 0, max: most }).map((value) => String(value).padStart(2, '0'))

/** Near the form, and mostly in it. */
const anyText = fc
  .tuple(
    fc.oneof(
      { weight: 3, arbitrary: fc.integer({ min: 1900, max: 2100 }).map(String) },
      fc.integer({ min: 0, max: 9999 }).map((year) => String(year).padStart(4, '0')),
    ),
    two(13),
    two(32),
    fc.constantFrom('T', 't', ' ', '_'),
    two(24),
    two(60),
    two(60),
    fc.oneof(fc.constant(''), fc.stringMatching(/^\.\d{0,10}$/)),
    fc.oneof(
      fc.constantFrom('Z', 'z', '', '+00:00', '-00:00'),
      fc
        .tuple(fc.constantFrom('+', '-'), two(16), two(60))
        .map(([sign, hours, minutes]) => `${sign}${hours}:${minutes}`),
    ),
  )
  .map(
    ([year, month, day, t, hours, minutes, seconds, fraction, zone]) =>
      `${year}-${month}-${day}${t}${hours}:${minutes}:${seconds}${fraction}${zone}`,
  )

describe('a time', () => {
  let opened: Awaited<ReturnType<typeof openMigrated>>
  beforeAll(async () => {
    opened = await openMigrated()
  })
  afterAll(() => opened.close())

  const read = async (text: string) => {
    const { rows } = await opened.client.query<{ micros: string }>(
      `select (extract(epoch from $1::timestamptz) * 1000000)::bigint::text as micros`,
      [text],
    )
    return BigInt(rows[0]?.micros ?? '')
  }

  it('that the API accepts is one that PostgreSQL reads, as the same moment', async () => {
    let accepted = 0
    await fc.assert(
      fc.asyncProperty(anyText, async (text) => {
        if (!isTimestamp(text)) return
        accepted += 1
        const whole =
          BigInt(Date.parse(text.toUpperCase().replace(' ', 'T').replace(/\.\d+/, ''))) * 1000n
        const fraction = BigInt(Math.round(Number(`0${/\.\d+/.exec(text)?.[0] ?? ''}`) * 1e6))
        // The seventh digit can round either way.
        const difference = (await read(text)) - whole - fraction
        expect([text, difference >= -1n && difference <= 1n]).toEqual([text, true])
      }),
      runs(5000, 250),
    )
    expect(accepted).toBeGreaterThan(50)
  })

  it.each([
    '2026-11-26T08:00:00Z',
    '2026-11-26 08:00:00+01:00',
    '2026-11-26t08:00:00.123456789z',
    '2024-02-29T00:00:00Z',
    '2000-02-29T23:59:59-15:59',
    '0001-01-01T00:00:00Z',
  ])('can be %s', async (text) => {
    expect(isTimestamp(text)).toBe(true)
    await expect(read(text)).resolves.toBeTypeOf('bigint')
  })

  it.each([
    '',
    'now',
    'infinity',
    '-infinity',
    '2026-11-26',
    '2026-11-26T08:00:00',
    '2026-11-26T08:00Z',
    '2026-11-31T08:00:00Z',
    '2026-02-29T08:00:00Z',
    '1900-02-29T08:00:00Z',
    '0000-01-01T00:00:00Z',
    '2026-11-26T24:00:00Z',
    '2026-11-26T08:00:60Z',
    '2026-11-26T08:00:00.Z',
    '2026-11-26T08:00:00+16:00',
    '2026-11-26T08:00:00 Z',
    ' 2026-11-26T08:00:00Z',
    '2026-11-26T08:00:00Z\n',
    '12026-11-26T08:00:00Z',
  ])('cannot be "%s"', (text) => {
    expect(isTimestamp(text)).toBe(false)
  })

  it('is the same in all zones, and to the microsecond', () => {
    expect(isSameMoment('2026-05-01T12:00:00Z', '2026-05-01t14:00:00.000+02:00')).toBe(true)
    expect(isSameMoment('2026-05-01T12:00:00.5Z', '2026-05-01 12:00:00.500z')).toBe(true)
    expect(isSameMoment('2026-05-01T12:00:00.123456Z', '2026-05-01T12:00:00.123457Z')).toBe(false)
    expect(isSameMoment('2026-05-01T12:00:00Z', '2026-05-01T12:00:01Z')).toBe(false)
    expect(isSameMoment('noon', 'noon')).toBe(false)
  })
})
