/** The host of a callback, by which its requests are limited. */
import { bitsOfV6 } from 'candor-check/ip-address.ts'
import { registrableDomain } from '../../core/families/members.ts'

/**
 * The host of a callback, for limits: the registrable domain of the URL, without one its IPv4
 * address, the network /64 of its IPv6 address, or its name. Ports and other names of one domain
 * are no other host.
 */
export function hostOf(url: string): string {
  const { hostname } = new URL(url)
  const v6 = bitsOfV6(hostname.replace(/^\[|\]$/g, ''))
  if (v6 === '') return registrableDomain.parse(hostname) ?? hostname
  const groups = [0, 16, 32, 48].map((at) => Number.parseInt(v6.slice(at, at + 16), 2).toString(16))
  return `${groups.join(':')}::/64`
}
