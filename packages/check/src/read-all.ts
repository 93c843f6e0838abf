/**
 * Reads the body of a response, a file or a pipe. `check` is called for each part, and what it throws
 * ends the reading.
 */
export async function readAll(
  body: AsyncIterable<Uint8Array<ArrayBuffer>> | null,
  check: (length: number, added: number) => void,
): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array<ArrayBuffer>[] = []
  let length = 0
  for await (const chunk of body ?? []) {
    length += chunk.byteLength
    check(length, chunk.byteLength)
    chunks.push(chunk)
  }
  return new Uint8Array(await new Blob(chunks).arrayBuffer())
}
