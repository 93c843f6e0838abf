/** The header Authorization, as clients send it and as nobody should. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseAuthorization } from '../../../src/core/http/authorization.ts'
import { runs } from '../../fixtures/runs.ts'

const base64 = (text: string) => Buffer.from(text).toString('base64')
const basic = (text: string) => `Basic ${base64(text)}`

describe('parseAuthorization', () => {
  it.each([
    ['Bearer', 'Bearer candor_abc', { user: '', token: 'candor_abc' }],
    ['Basic', basic('msn:candor_abc'), { user: 'msn', token: 'candor_abc' }],
    ['an empty user', basic(':candor_abc'), { user: '', token: 'candor_abc' }],
    ['a colon in the password', basic('msn:a:b'), { user: 'msn', token: 'a:b' }],
    ['an empty password', basic('msn:'), { user: 'msn', token: '' }],
    ['UTF-8', basic('größe:żółć'), { user: 'größe', token: 'żółć' }],
    ['base64 without padding', 'Basic YTpi', { user: 'a', token: 'b' }],
  ])('reads %s', (_, header, credentials) => {
    expect(parseAuthorization(header)).toEqual(credentials)
  })

  it.each([
    ['nothing', ''],
    ['no space', 'BearerX'],
    ['another scheme', 'Digest username="msn", response="0"'],
    ['a token without a scheme', 'candor_abc'],
    ['no colon', basic('candor_abc')],
    ['base64 of a wrong length', 'Basic YTpiY'],
    [
      'bytes that are no UTF-8',
      `Basic ${Buffer.from([0x61, 0x3a, 0xff, 0xfe]).toString('base64')}`,
    ],
    ['two headers that were joined', `${basic('a:b')}, Bearer x`],
    ['a tab', `Basic\t${base64('a:b')}`],
    ['Latin-1', 'Bearer sch\u00f6n'],
    ['more than a thousand characters', `Bearer ${'a'.repeat(1000)}`],
  ])('reads nothing from %s', (_, header) => {
    expect(parseAuthorization(header)).toBeNull()
  })

  it('reads back any user without a colon and any password', () => {
    const text = fc.string({ unit: 'binary', maxLength: 60 }).filter((each) => each.isWellFormed())
    fc.assert(
      fc.property(text, text, fc.integer({ min: 1, max: 5 }), (any, token, spaces) => {
        const user = any.replaceAll(':', '')
        const header = `basic${' '.repeat(spaces)}${base64(`${user}:${token}`)}`
        expect(parseAuthorization(header)).toEqual({ user, token })
      }),
      runs(2000),
    )
  })

  it('never throws', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 2000 }),
        fc.constantFrom('', 'Basic ', 'Bearer '),
        (text, scheme) => {
          const credentials = parseAuthorization(scheme + text)
          expect(credentials === null || typeof credentials.token === 'string').toBe(true)
        },
      ),
      runs(2000),
    )
  })
})
