/** IP addresses as binary digits, and the networks by which clients are counted. Pure. */

/** Prefix → the first bit of the IPv4 address in it. */
const holdsV4: readonly (readonly [range: string, at: number])[] = [
  ['::/96', 96], // IPv4-compatible, with the unspecified address and loopback.
  ['::ffff:0:0/96', 96], // IPv4-mapped.
  ['64:ff9b::/96', 96], // NAT64: on networks without IPv4, all of it is there.
  ['2002::/16', 16], // 6to4.
]

/**
 * The network of a client or server, for limits: one text for all IPv6 addresses of a /64, which
 * one client can have; an IPv4 address, also one that an IPv6 address holds, by itself. Short for
 * any text.
 */
export const networkOf = (ip: string | null): string => bitsOf(ip ?? '').slice(0, 64) || 'unknown'

/** Says whether the bits of an address begin with a range, such as `10.0.0.0/8`. */
export function isIn(range: string, bits: string): boolean {
  const [first = '', length] = range.split('/')
  return bits.startsWith((bitsOfV4(first) || bitsOfV6(first)).slice(0, Number(length)))
}

/**
 * 32 binary digits of an IPv4 address, also of one that an IPv6 address holds, or 128; empty for
 * other text.
 */
export function bitsOf(ip: string): string {
  const v6 = bitsOfV6(ip)
  const [, at] = holdsV4.find(([range]) => isIn(range, v6)) ?? []
  return at === undefined ? bitsOfV4(ip) || v6 : v6.slice(at, at + 32)
}

/** Empty for what is no IPv4 address. */
export function bitsOfV4(ip: string): string {
  if (!/^(0|[1-9]\d{0,2})(\.(0|[1-9]\d{0,2})){3}$/.test(ip)) return ''
  const bytes = ip.split('.').map(Number)
  return bytes.every((byte) => byte < 256)
    ? bytes.map((byte) => byte.toString(2).padStart(8, '0')).join('')
    : ''
}

/** URL reads all forms of IPv6 addresses, and none with a zone. Empty for what is none. */
export function bitsOfV6(ip: string): string {
  if (!/^[\da-f.]*:[\da-f:.]*$/i.test(ip) || !URL.canParse(`http://[${ip}]/`)) return ''
  const [head = '', tail] = new URL(`http://[${ip}]/`).hostname.slice(1, -1).split('::')
  const groupsOf = (text = '') => text.split(':').filter((group) => group !== '')
  const [before, after] = [groupsOf(head), groupsOf(tail)]
  const zeros = Array<string>(8 - before.length - after.length).fill('0')
  return [...before, ...zeros, ...after]
    .map((group) => Number.parseInt(group, 16).toString(2).padStart(16, '0'))
    .join('')
}
