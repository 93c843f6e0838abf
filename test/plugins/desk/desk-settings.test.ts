/** Settings of the desk: an origin in which browsers can make passkeys. */
import { describe, expect, it } from 'vitest'
import { SettingsError } from '../../../src/core/settings/setting.ts'
import { parseDeskSettings } from '../../../src/plugins/desk/settings/desk.ts'

describe('DESK_ORIGIN', () => {
  it.each(['https://desk.example.org', 'https://desk.example.org:8443', 'http://localhost:8787'])(
    'can be %s',
    (origin) => {
      expect(parseDeskSettings({ DESK_ORIGIN: origin }).deskOrigin).toBe(origin)
    },
  )

  it.each([
    'http://desk.example.org',
    'https://192.0.2.1',
    'https://[2001:db8::1]',
    'http://127.0.0.1:8787',
    'https://desk.example.org/desk',
    'desk.example.org',
  ])('cannot be %s', (origin) => {
    expect(() => parseDeskSettings({ DESK_ORIGIN: origin })).toThrow(SettingsError)
  })
})

it('are off unless they are set', () => {
  expect(parseDeskSettings({})).toEqual({ desk: null, deskOrigin: null, fourEyes: false })
})
