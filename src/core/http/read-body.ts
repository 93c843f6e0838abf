/** Reads the body of a request, or of a response, within a limit. */

/**
 * The client went away, or the service stops, before all of the body was there: no error of ours,
 * and no outage.
 */
export class UploadAborted extends Error {
  override readonly name = 'UploadAborted'
}

/** The status of its response, which nobody reads: nginx has it too. For metrics and logs. */
export const abortedStatus = 499

/**
 * `null` if it has more than `maxBytes`. Reads and drops up to twice as much, because a client that
 * still sends would not hear the answer (RFC 9112 §9.6).
 *
 * @throws {UploadAborted}
 */
export async function readBytes(
  request: Request,
  maxBytes: number,
): Promise<Uint8Array<ArrayBuffer> | null> {
  const max = 2 * maxBytes
  if (Number(request.headers.get('Content-Length') ?? 0) > max) return null
  const chunks: Uint8Array<ArrayBuffer>[] = []
  let length = 0
  const reader = request.body?.getReader()
  for (;;) {
    const { done = true, value } = (await reader?.read().catch(abort)) ?? {}
    if (done || value === undefined) break
    length += value.byteLength
    if (length > max) {
      await reader?.cancel()
      return null
    }
    if (length <= maxBytes) chunks.push(value)
  }
  if (length > maxBytes) return null
  return new Uint8Array(await new Blob(chunks).arrayBuffer())
}

function abort(cause: unknown): never {
  throw new UploadAborted('the body of a request ended early', { cause })
}

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
