/**
 * Addresses that strangers may make us call: public ones. What is not public is listed by the registries of special-purpose
 * addresses (IANA, RFC 6890) and names (RFC 6761), with the metadata services of clouds.
 */

import { registrableDomain } from '../families/members.ts'

const privateV4 = [
  '0.0.0.0/8', // This network.
  '10.0.0.0/8', // Private.
  '100.64.0.0/10', // Shared by customers of a provider; has a metadata service (Alibaba).
  '127.0.0.0/8', // Loopback.
  '168.63.129.16/32', // Public, but Azure's service for virtual machines.
  '169.254.0.0/16', // Link-local, with the metadata services of most clouds.
  '172.16.0.0/12', // Private.
  '192.0.0.0/24', // Protocols; has a metadata service (Oracle).
  '192.0.2.0/24', // Documentation.
  '192.88.99.0/24', // Relays of 6to4, deprecated.
  '192.168.0.0/16', // Private.
  '198.18.0.0/15', // Benchmarks.
  '198.51.100.0/24', // Documentation.
  '203.0.113.0/24', // Documentation.
  '224.0.0.0/4', // Multicast.
  '240.0.0.0/4', // Reserved, and broadcast.
]

/** Within 2000::/3. All of IPv6 outside it is private, reserved or multicast, or holds an IPv4 address. */
const privateV6 = [
  '2001::/23', // Protocols: Teredo, benchmarks, ORCHID.
  '2001:db8::/32', // Documentation.
  '3fff::/20', // Documentation.
]

/** Prefix → the first bit of the IPv4 address in it. */
const holdsV4: readonly (readonly [range: string, at: number])[] = [
  ['::/96', 96], // IPv4-compatible, with the unspecified address and loopback.
  ['::ffff:0:0/96', 96], // IPv4-mapped.
  ['64:ff9b::/96', 96], // NAT64: on networks without IPv4, all of it is there.
  ['2002::/16', 16], // 6to4.
]

/** Names that resolvers answer for networks of their own. */
const privateDomains = 'localhost local internal intranet lan home corp private home.arpa test onion'.split(' ')

/**
 * Whether an IPv4 or IPv6 address, as resolvers and sockets write it, is public: not private, loopback, link-local,
 * multicast, reserved, nor for documentation. IPv6 addresses that hold an IPv4 one are judged by it. Other text is not public.
 */
export function isPublicIp(ip: string): boolean {
  const bits = bitsOf(ip)
  if (bits.length === 32) return !privateV4.some((range) => isIn(range, bits))
  return bits.startsWith('001') && !privateV6.some((range) => isIn(range, bits))
}

/**
 * Why a URL must not be called, as a sentence, or `null` if it may: it is not http or https, has a user, or its host is a
 * private address or name. A public name can still lead to a private address: check what it resolves to where that is
 * possible. `allowPrivate` allows private hosts.
 */
export function refusalOfAddress(url: string, allowPrivate: boolean): string | null {
  if (!/^https?:\/\//i.test(url) || !URL.canParse(url)) return 'The address must be an absolute http or https URL.'
  const { username, password, hostname } = new URL(url)
  if (username !== '' || password !== '') return 'The address must not have a user name or password.'
  if (allowPrivate) return null
  const host = hostname.replace(/^\[|\]$|(?<!\.)\.+$/g, '')
  // URL writes each form of IPv4 addresses, such as 0x7f.1, with four decimal numbers.
  if (bitsOfV4(host) || host.includes(':')) {
    return isPublicIp(host) ? null : `The address must be public, and ${host} is not.`
  }
  const isPrivate = !host.includes('.') || privateDomains.some((domain) => host.endsWith(`.${domain}`))
  return isPrivate ? `The address must be public, and ${host} is a private name.` : null
}

/**
 * The host of a callback, for limits: the registrable domain of the URL, without one its IPv4 address, the network /64 of its IPv6
 * address, or its name. Ports and other names of one domain are no other host.
 */
export function hostOf(url: string): string {
  const { hostname } = new URL(url)
  const v6 = bitsOfV6(hostname.replace(/^\[|\]$/g, ''))
  if (v6 === '') return registrableDomain.parse(hostname) ?? hostname
  const groups = [0, 16, 32, 48].map((at) => Number.parseInt(v6.slice(at, at + 16), 2).toString(16))
  return `${groups.join(':')}::/64`
}

/**
 * Text that is the same for all addresses of one client or server: an IPv4 address, also one that an IPv6 address holds, or the first
 * half of an IPv6 one. Short for any text.
 */
export const networkOf = (ip: string): string => bitsOf(ip).slice(0, 64) || 'unknown'

function isIn(range: string, bits: string): boolean {
  const [first = '', length] = range.split('/')
  return bits.startsWith((bitsOfV4(first) || bitsOfV6(first)).slice(0, Number(length)))
}

/** 32 binary digits of an IPv4 address, also of one that an IPv6 address holds, or 128; empty for other text. */
function bitsOf(ip: string): string {
  const v6 = bitsOfV6(ip)
  const [, at] = holdsV4.find(([range]) => isIn(range, v6)) ?? []
  return at === undefined ? bitsOfV4(ip) || v6 : v6.slice(at, at + 32)
}

/** Empty for what is no IPv4 address. */
function bitsOfV4(ip: string): string {
  if (!/^(0|[1-9]\d{0,2})(\.(0|[1-9]\d{0,2})){3}$/.test(ip)) return ''
  const bytes = ip.split('.').map(Number)
  return bytes.every((byte) => byte < 256) ? bytes.map((byte) => byte.toString(2).padStart(8, '0')).join('') : ''
}

/** URL reads all forms of IPv6 addresses, and none with a zone. Empty for what is none. */
function bitsOfV6(ip: string): string {
  if (!/^[\da-f.]*:[\da-f:.]*$/i.test(ip) || !URL.canParse(`http://[${ip}]/`)) return ''
  const [head = '', tail] = new URL(`http://[${ip}]/`).hostname.slice(1, -1).split('::')
  const groupsOf = (text = '') => text.split(':').filter((group) => group !== '')
  const [before, after] = [groupsOf(head), groupsOf(tail)]
  const zeros = Array<string>(8 - before.length - after.length).fill('0')
  return [...before, ...zeros, ...after]
    .map((group) => Number.parseInt(group, 16).toString(2).padStart(16, '0'))
    .join('')
}
