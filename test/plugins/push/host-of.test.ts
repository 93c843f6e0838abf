/** The host by which requests to a callback are limited. */
import { expect, test } from 'vitest'
import { hostOf } from '../../../src/plugins/push/host-of.ts'

test.each([
  ['https://a.reader.example:8443/x', 'reader.example'],
  ['http://b.Reader.example./', 'reader.example'],
  ['http://user.github.io/', 'user.github.io'],
  ['http://192.0.2.7:81/', '192.0.2.7'],
  ['http://0xc0000207:82/', '192.0.2.7'],
  ['http://[2001:db8:1:2::5]:81/', '2001:db8:1:2::/64'],
  ['http://[2001:db8:1:2:ffff::6]/', '2001:db8:1:2::/64'],
  ['http://localhost:81/', 'localhost'],
])('counts %s for %s', (url, host) => {
  expect(hostOf(url)).toBe(host)
})
