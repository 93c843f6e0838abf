/** Reads the body of a request as JSON, within a limit. */
import { Refused } from './faults.ts'

/** @throws {Refused} 400, 413 or 415. */
export async function readJson(
  request: Request,
  mostBytes: number,
): Promise<{ readonly text: string; readonly body: unknown }> {
  const type = request.headers.get('Content-Type') ?? ''
  if (!/^application\/(json|[\w.+-]+\+json)\s*(;|$)/i.test(type)) {
    throw new Refused(
      415,
      `The body must be JSON, with Content-Type: application/json${type === '' ? '' : `, not ${type.slice(0, 100)}`}.`,
    )
  }
  const text = await readText(request, mostBytes)
  try {
    return { text, body: JSON.parse(text) }
  } catch (error) {
    throw new Refused(400, `The body is no JSON: ${error instanceof Error ? error.message : String(error)}.`)
  }
}

async function readText(request: Request, mostBytes: number): Promise<string> {
  const tooLarge = () =>
    new Refused(
      413,
      `The body is larger than ${mostBytes.toLocaleString('en')} bytes. Send less at once; pictures need URLs of their own.`,
    )
  if (Number(request.headers.get('Content-Length') ?? 0) > mostBytes) throw tooLarge()
  const chunks: Uint8Array[] = []
  let length = 0
  const reader = request.body?.getReader()
  for (;;) {
    const { done = true, value } = (await reader?.read()) ?? {}
    if (done || value === undefined) break
    length += value.byteLength
    if (length > mostBytes) {
      await reader?.cancel()
      throw tooLarge()
    }
    chunks.push(value)
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(await new Blob(chunks as BlobPart[]).arrayBuffer())
  } catch {
    throw new Refused(400, 'The body is not UTF-8.')
  }
}
