/** Looks up names on Node, and refuses those that lead to private addresses. */
import { Resolver } from 'node:dns/promises'
import type { LookupFunction } from 'node:net'
import { callbackify } from 'node:util'
import { RefusedAddress } from './public-address.ts'

/** All addresses of a name. */
export type Resolve = (name: string) => Promise<readonly string[]>

/**
 * For each connection, so that the address that is checked is the one that is used: a name can lead
 * elsewhere a moment later. If one address of a name is private, none is used.
 */
export function lookUpPublic(resolve: Resolve, isPublic: (ip: string) => boolean): LookupFunction {
  const lookUp = callbackify(async (name: string) => {
    const addresses = await resolve(name)
    const refused = addresses.find((address) => !isPublic(address))
    if (refused !== undefined) {
      throw new RefusedAddress(`The address must be public, and ${name} leads to ${refused}.`)
    }
    if (addresses.length === 0) throw new Error(`${name} has no address`)
    return addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }))
  })
  return (name, { all }, callback) =>
    lookUp(name, (error, found) => {
      const [first] = found ?? []
      if (error || !first) callback(error, '', 0)
      else if (all) callback(null, found)
      else callback(null, first.address, first.family)
    })
}

/**
 * Asks the DNS servers itself: the system's function occupies one of four threads until it has an
 * answer, and compression needs them.
 */
export function createResolve(): Resolve {
  const resolver = new Resolver({ timeout: 2000, tries: 2 })
  return async (name) => {
    const results = await Promise.allSettled([resolver.resolve4(name), resolver.resolve6(name)])
    const found = results.flatMap((result) => (result.status === 'fulfilled' ? result.value : []))
    const [first] = results
    if (found.length === 0 && first?.status === 'rejected') throw first.reason
    return found
  }
}
