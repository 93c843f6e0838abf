/** Reads the body of a request, within a limit. */

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
