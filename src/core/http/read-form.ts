/** Reads a form, within limits of bytes and of fields. */
import { readBytes } from './read-bytes.ts'

/** The forms of Candor have about ten fields; clients of the hub may add some. */
export const maxFields = 100

const [ampersand, plus, space] = [0x26, 0x2b, 0x20]

/**
 * `null` for a body with more than `maxBytes` or more than 100 fields. Counts before it parses:
 * `new URLSearchParams` takes minutes for millions of names without `=`.
 *
 * @throws {UploadAborted}
 */
export async function readForm(
  request: Request,
  maxBytes: number,
): Promise<URLSearchParams | null> {
  const bytes = await readBytes(request, maxBytes)
  if (bytes === null || hasTooManyFields(bytes)) return null
  // Both are a space, but URLSearchParams takes forty times as long for a plus sign.
  for (let at = bytes.indexOf(plus); at >= 0 && at < bytes.length; at += 1)
    if (bytes[at] === plus) bytes[at] = space
  return new URLSearchParams(new TextDecoder().decode(bytes))
}

function hasTooManyFields(bytes: Uint8Array): boolean {
  let fields = 1
  for (let at = bytes.indexOf(ampersand); at >= 0; at = bytes.indexOf(ampersand, at + 1)) {
    fields += 1
    if (fields > maxFields) return true
  }
  return false
}
