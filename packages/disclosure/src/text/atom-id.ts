/**
 * The ids of Atom: guids, but an id must be an IRI (RFC 4287 §4.2.6, RFC 6721 §3), and a guid can
 * be any text.
 */
import { sha256 } from '@noble/hashes/sha2.js'
import { fromHex, toHex } from './hex.ts'
import { isIri } from './iri.ts'

/**
 * Namespace of the ids that stand for guids. It never changes: readers know entries by these ids.
 */
const namespace = '164cb8d0-ea66-42a5-9148-316a01ab0293'

/** Begins each id that `atomId` makes: the first digits of the namespace. */
const mark = `urn:uuid:${namespace.slice(0, 8)}`

/**
 * The guid, if it is an IRI. Otherwise a UUID of it by SHA-256, as a URN: version 8 of RFC 9562
 * (§5.8, and Appendix B.2, which makes one of a namespace and a name), with the mark in place of
 * its first 32 bits. A guid that begins like that gets one too, so a guid that stays as it is never
 * has the id of another one.
 */
export function atomId(guid: string): string {
  const stays = isIri(guid) && !guid.toLowerCase().startsWith(mark)
  return stays ? guid : `${mark}${nameBasedUuid(namespace, guid).slice(8)}`
}

/**
 * The UUID of a name in a namespace, which is a UUID too: version 8, by SHA-256 (RFC 9562, Appendix
 * B.2).
 */
export function nameBasedUuid(space: string, name: string): string {
  const bytes = fromHex(space.replaceAll('-', ''))
  const digest = sha256(Uint8Array.of(...bytes, ...new TextEncoder().encode(name))).slice(0, 16)
  digest[6] = ((digest[6] ?? 0) & 0x0f) | 0x80
  digest[8] = ((digest[8] ?? 0) & 0x3f) | 0x80
  return toHex(digest).replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
}
