/**
 * Digests of what an item shows, which anybody can compute from a saved feed: docs/signed-form.md.
 */

import { toBase64url } from '../text/base64url.ts'
import { spaced } from '../text/spaced.ts'

/**
 * The first 192 bits of SHA-256, in base64url: 32 characters, as each item of a feed carries
 * several.
 */
export const shortDigest = (sha256: Uint8Array): string => toBase64url(sha256.subarray(0, 24))

/** The digest of a text in UTF-8. */
export const digestOf = async (text: string): Promise<string> =>
  shortDigest(new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))))

/**
 * What a person reads in an item: the plain text of title and summary, and the HTML of the text.
 */
type SignedTextName = 'title' | 'summary' | 'text'

/**
 * The digest of one of them. In `text`, each byte counts, but for line endings and white space at
 * its ends.
 */
export const digestOfText = (name: SignedTextName, text: string): Promise<string> =>
  digestOf(name === 'text' ? text.replace(/\r\n?/g, '\n').trim() : spaced(text))

/**
 * The digest of rows: a line each, with tabs between the values, which are empty if they are
 * absent.
 */
export const digestOfRows = (rows: readonly (readonly (string | null)[])[]): Promise<string> =>
  digestOf(rows.map((row) => row.map((value) => spaced(value ?? '')).join('\t')).join('\n'))
