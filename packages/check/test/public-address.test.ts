/** Which addresses strangers may make us call. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isPublicIp, refusalOfAddress } from '../src/public-address.ts'

const publicIps = [
  ...[
    '1.1.1.1',
    '8.8.8.8',
    '9.255.255.255',
    '11.0.0.0',
    '93.184.216.34',
    '100.63.255.255',
    '100.128.0.0',
    '126.255.255.255',
  ],
  ...[
    '128.0.0.0',
    '168.63.129.15',
    '168.63.129.17',
    '169.253.255.255',
    '169.255.0.0',
    '172.15.255.255',
    '172.32.0.0',
  ],
  ...[
    '192.0.1.0',
    '192.0.3.0',
    '192.167.255.255',
    '192.169.0.0',
    '198.17.255.255',
    '198.20.0.0',
    '223.255.255.255',
  ],
  ...[
    '2000::1',
    '2001:200::1',
    '2606:4700:4700::1111',
    '2a00:1450:4001:82a::200e',
    '3ffe::1',
    '3fff:1000::1',
  ],
  ...[
    '::ffff:8.8.8.8',
    '::ffff:808:808',
    '64:ff9b::8.8.8.8',
    '2002:808:808::1',
    '2001:DB7::1',
    '2001:db9::1',
  ],
]

const privateIps = [
  ...[
    '0.0.0.0',
    '0.1.2.3',
    '10.0.0.1',
    '10.255.255.255',
    '100.64.0.0',
    '100.100.100.200',
    '100.127.255.255',
    '127.0.0.1',
  ],
  ...[
    '127.255.255.254',
    '168.63.129.16',
    '169.254.0.1',
    '169.254.169.254',
    '169.254.170.2',
    '172.16.0.1',
    '172.31.255.255',
  ],
  ...[
    '192.0.0.192',
    '192.0.2.1',
    '192.88.99.1',
    '192.168.0.1',
    '192.168.255.255',
    '198.18.0.1',
    '198.19.255.255',
  ],
  ...[
    '198.51.100.7',
    '203.0.113.9',
    '224.0.0.1',
    '239.255.255.250',
    '240.0.0.1',
    '255.255.255.255',
  ],
  ...[
    '::',
    '::1',
    '0:0:0:0:0:0:0:1',
    '::127.0.0.1',
    '::ffff:127.0.0.1',
    '::ffff:7f00:1',
    '::FFFF:10.0.0.1',
    '::ffff:0:127.0.0.1',
  ],
  ...[
    '64:ff9b::127.0.0.1',
    '64:ff9b::a9fe:a9fe',
    '64:ff9b:1::8.8.8.8',
    '2002:7f00:1::',
    '2002:c0a8:101::1',
    '2002:a9fe:a9fe::',
  ],
  ...[
    'fe80::1',
    'fe80::1%eth0',
    'febf::1',
    'fec0::1',
    'fc00::1',
    'fd00:ec2::254',
    'fdff::1',
    'ff02::1',
    'ff0e::1',
    '100::1',
  ],
  ...[
    '2001::1',
    '2001:0:808:808::1',
    '2001:2::1',
    '2001:20::1',
    '2001:db8::1',
    '2001:db8:ffff::1',
    '3fff::1',
    '3fff:fff::1',
  ],
  ...['5f00::1', '4000::1', '1000::1', 'e000::1', '0100:0:0:1::1'],
]

const notIps = [
  '',
  ' ',
  '1',
  '1.2.3',
  '01.2.3.4',
  '1.2.3.256',
  '0x8.8.8.8',
  '8.8.8.8 ',
  '8.8.8.8:80',
  '[2606::1]',
  'example.org',
  '2606::1%1',
  ':::',
  '2606:::1',
  '1:2',
  '2606::1]/',
  '2606::1@x',
]

test.each(publicIps)('%s is public', (ip) => {
  expect(isPublicIp(ip)).toBe(true)
  expect(
    refusalOfAddress(`http://${ip.includes(':') ? `[${ip}]` : ip}:8080/a?b=c`, false),
  ).toBeNull()
})

test.each(privateIps)('%s is not public', (ip) => {
  expect(isPublicIp(ip)).toBe(false)
  const url = `https://${ip.includes(':') ? `[${ip}]` : ip}/hook`
  expect(refusalOfAddress(url, false)).toMatch(/must be/)
  if (!ip.includes('%')) expect(refusalOfAddress(url, true)).toBeNull()
})

test.each(notIps)('%j is no address', (text) => {
  expect(isPublicIp(text)).toBe(false)
})

test('the tables of this test are not empty', () => {
  expect(Math.min(publicIps.length, privateIps.length, notIps.length)).toBeGreaterThan(10)
})

const refused = [
  ...[
    '',
    'example.org',
    '//example.org/',
    '/hook',
    'ftp://example.org/',
    'file:///etc/passwd',
    'gopher://example.org/',
    'data:,x',
  ],
  ...[
    'javascript:alert(1)',
    'http:/example.org',
    'http://',
    'http://[::1',
    'http://exa mple.org/',
    'http://1.2.3.4.5/',
  ],
  ...[
    'http://user@example.org/',
    'http://:secret@example.org/',
    'http://example.org@127.0.0.1/',
    'http://127.0.0.1#@example.org/',
  ],
]
const refusedIfPublic = [
  ...[
    'http://localhost/',
    'http://LOCALHOST:8080/',
    'http://localhost./',
    'http://localhost../',
    'http://a.localhost/',
  ],
  ...[
    'http://printer.local/',
    'http://metadata.google.internal/',
    'http://metadata.google.internal./',
    'http://nas.lan/',
  ],
  ...[
    'http://router.home.arpa/',
    'http://redis/',
    'http://redis:6379/',
    'http://intranet./',
    'http://wiki.corp/',
    'http://x.onion/',
  ],
  ...[
    'http://2130706433/',
    'http://0x7f000001/',
    'http://0x7f.1/',
    'http://0177.0.0.1/',
    'http://127.1/',
    'http://127.0.0.1./',
  ],
  ...[
    'http://127.0.0.1../',
    'http://0/',
    'http://①②⑦.0.0.1/',
    'http://127。0。0。1/',
    'http://[::ffff:a00:1]/',
    'http://ｌocalhost/',
  ],
  ...[
    'http://%6c%6f%63%61%6c%68%6f%73%74/',
    'http://%31%32%37.0.0.1/',
    'http:\\\\localhost/',
    'http://3232235777/',
  ],
]
const allowed = [
  ...[
    'http://example.org/',
    'HTTPS://EXAMPLE.org:8443/hook?a=b&c=d',
    'http://localhost.example.org/',
    'http://local.example/',
  ],
  ...[
    'http://mylocal.example/',
    'http://bücher.example/',
    'http://example.org./',
    'http://134744072/',
  ],
]

test.each(refused)('refuses %j, also where private addresses are allowed', (url) => {
  expect(refusalOfAddress(url, false)).toMatch(/\.$/)
  if (!url.includes('#')) expect(refusalOfAddress(url, true)).toMatch(/\.$/)
})

test.each(refusedIfPublic)('refuses %j unless private addresses are allowed', (url) => {
  expect(refusalOfAddress(url, false)).toMatch(/\.$/)
  expect(refusalOfAddress(url.replace('\\\\', '//'), true)).toBeNull()
})

test.each(allowed)('allows %j', (url) => {
  expect(refusalOfAddress(url, false)).toBeNull()
})

const byte = fc.integer({ min: 0, max: 255 })
const privateBytes = fc.oneof(
  fc.tuple(fc.constantFrom(0, 10, 127, 224, 239, 240, 255), byte, byte, byte),
  fc.tuple(fc.constant(169), fc.constant(254), byte, byte),
  fc.tuple(fc.constant(172), fc.integer({ min: 16, max: 31 }), byte, byte),
  fc.tuple(fc.constant(192), fc.constant(168), byte, byte),
  fc.tuple(fc.constant(100), fc.integer({ min: 64, max: 127 }), byte, byte),
)

/** All ways to write an IPv4 address in a URL. */
function spellings(bytes: readonly number[]): string[] {
  const number = bytes.reduce((sum, each) => sum * 256 + each, 0)
  const [high, low] = [Math.floor(number / 65_536).toString(16), (number % 65_536).toString(16)]
  const dotted = bytes.join('.')
  return [
    ...[dotted, `${dotted}.`, String(number), `0x${number.toString(16)}`, `0${number.toString(8)}`],
    bytes.map((each) => `0x${each.toString(16)}`).join('.'),
    bytes.map((each) => `0${each.toString(8)}`).join('.'),
    `${bytes[0]}.${number % 16_777_216}`,
    ...[
      `[::${dotted}]`,
      `[::ffff:${dotted}]`,
      `[::ffff:${high}:${low}]`,
      `[64:ff9b::${high}:${low}]`,
      `[2002:${high}:${low}::1]`,
    ],
  ]
}

test('refuses private addresses however they are written', () => {
  fc.assert(
    fc.property(privateBytes, (bytes) => {
      for (const host of spellings(bytes))
        expect([host, refusalOfAddress(`http://${host}/`, false)]).not.toContain(null)
    }),
  )
})

test('judges an address as the host that URL makes of it', () => {
  fc.assert(
    fc.property(
      fc.webUrl({ authoritySettings: { withIPv4Extended: true, withIPv6: true } }),
      (url) => {
        expect(refusalOfAddress(url, false)).toBe(refusalOfAddress(new URL(url).href, false))
      },
    ),
  )
})

test('accepts and refuses any text without an error', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(isPublicIp(text)).toBeTypeOf('boolean')
      expect(['string', 'object']).toContain(typeof refusalOfAddress(`http://${text}`, false))
    }),
  )
})
