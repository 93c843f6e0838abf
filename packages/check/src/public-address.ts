/**
 * Addresses that strangers may make us call: public ones. What is not public is listed by the
 * registries of special-purpose addresses (IANA, RFC 6890) and names (RFC 6761), with the metadata
 * services of clouds.
 */
import { bitsOf, bitsOfV4, isIn } from './ip-address.ts'

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

/**
 * Within 2000::/3. All of IPv6 outside it is private, reserved or multicast, or holds an IPv4
 * address.
 */
const privateV6 = [
  '2001::/23', // Protocols: Teredo, benchmarks, ORCHID.
  '2001:db8::/32', // Documentation.
  '3fff::/20', // Documentation.
]

/** Names that resolvers answer for networks of their own. */
const privateDomains =
  'localhost local internal intranet lan home corp private home.arpa test onion'.split(' ')

/**
 * Says whether an IPv4 or IPv6 address, as resolvers and sockets write it, is public: not private,
 * loopback, link-local, multicast, reserved, nor for documentation. IPv6 addresses that hold an
 * IPv4 one are judged by it. Other text is not public.
 */
export function isPublicIp(ip: string): boolean {
  const bits = bitsOf(ip)
  if (bits.length === 32) return !privateV4.some((range) => isIn(range, bits))
  return bits.startsWith('001') && !privateV6.some((range) => isIn(range, bits))
}

/**
 * Why a URL must not be called, as a sentence, or `null` if it may: it is not http or https, has a
 * user, or its host is a private address or name. A public name can still lead to a private
 * address: check what it resolves to where that is possible. `allowPrivate` allows private hosts.
 */
export function refusalOfAddress(url: string, allowPrivate: boolean): string | null {
  if (!/^https?:\/\//i.test(url) || !URL.canParse(url))
    return 'The address must be an absolute http or https URL.'
  const { username, password, hostname } = new URL(url)
  if (username !== '' || password !== '')
    return 'The address must not have a user name or password.'
  if (allowPrivate) return null
  const host = hostname.replace(/^\[|\]$|(?<!\.)\.+$/g, '')
  // URL writes each form of IPv4 addresses, such as 0x7f.1, with four decimal numbers.
  if (bitsOfV4(host) || host.includes(':')) {
    return isPublicIp(host) ? null : `The address must be public, and ${host} is not.`
  }
  const isPrivate =
    !host.includes('.') || privateDomains.some((domain) => host.endsWith(`.${domain}`))
  return isPrivate ? `The address must be public, and ${host} is a private name.` : null
}

/**
 * A name ends in a label that is no number; an IPv6 address stands in brackets
 * (https://url.spec.whatwg.org/#host-parsing).
 */
export const isIpAddress = (hostname: string) => /^\[|^[\d.]+$/.test(hostname)

/** The address is private, or of a scheme or form that is not allowed: trying again is no use. */
export class RefusedAddress extends Error {
  override readonly name = 'RefusedAddress'
}
