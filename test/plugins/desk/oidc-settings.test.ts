/** Settings of OpenID Connect: whole or off. */
import { expect, it } from 'vitest'
import { parseOidcSettings } from '../../../src/plugins/desk/settings/oidc.ts'

const whole = {
  DESK_OIDC_ISSUER: 'https://login.example.org/realms/news',
  DESK_OIDC_CLIENT_ID: 'candor-desk',
  DESK_OIDC_CLIENT_SECRET: 'a-long-random-one',
}

it('are off without an issuer, and read as they are', () => {
  expect(parseOidcSettings({})).toBeNull()
  expect(parseOidcSettings(whole)).toEqual({
    ...{
      issuer: whole.DESK_OIDC_ISSUER,
      clientId: 'candor-desk',
      clientSecret: 'a-long-random-one',
    },
    ...{ scope: 'openid', claim: 'groups', may: null },
  })
  const may = parseOidcSettings({
    ...whole,
    DESK_OIDC_MAY: 'editors = review+correct, night desk=publish',
  })?.may
  expect(may).toEqual(
    new Map([
      ['editors', ['review', 'correct']],
      ['night desk', ['publish']],
    ]),
  )
})

it.each(Object.keys(whole))('need %s too', (name) => {
  expect(() => parseOidcSettings({ ...whole, [name]: '' })).toThrow(/go together/)
})

it.each([
  ['DESK_OIDC_ISSUER', 'http://login.example.org'],
  ['DESK_OIDC_ISSUER', 'https://user:secret@login.example.org'],
  ['DESK_OIDC_ISSUER', 'https://login.example.org/?realm=news'],
  ['DESK_OIDC_MAY', 'editors'],
  ['DESK_OIDC_MAY', 'editors=review+delete'],
  ['DESK_OIDC_MAY', 'editors=review,'],
])('refuse %s=%s', (name, value) => {
  expect(() => parseOidcSettings({ ...whole, [name]: value })).toThrow(name)
})
