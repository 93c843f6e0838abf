/** Reads the body of a request as JSON, within a limit. */
import { readBytes } from '../http/read-bytes.ts'
import { Refused } from './faults.ts'

/** @throws {Refused} 400, 413 or 415. */
export async function readJson(
  request: Request,
  maxBytes: number,
): Promise<{ readonly text: string; readonly body: unknown }> {
  const type = request.headers.get('Content-Type') ?? ''
  if (!/^application\/(json|[\w.+-]+\+json)\s*(;|$)/i.test(type)) {
    throw new Refused(
      415,
      `The body must be JSON, with Content-Type: application/json${type === '' ? '' : `, not ${type.slice(0, 100)}`}.`,
    )
  }
  const coding = request.headers.get('Content-Encoding') ?? 'identity'
  if (coding.trim().toLowerCase() !== 'identity') {
    // RFC 9110 §12.5.3: an answer of 415 says which codings are read.
    throw new Refused(
      415,
      `The body must not be compressed: send it without Content-Encoding: ${coding.slice(0, 100)}.`,
      [],
      {
        'Accept-Encoding': 'identity',
      },
    )
  }
  const text = await readText(request, maxBytes)
  try {
    return { text, body: JSON.parse(text) }
  } catch (error) {
    throw new Refused(400, `The body is no JSON: ${error instanceof Error ? error.message : String(error)}.`)
  }
}

async function readText(request: Request, maxBytes: number): Promise<string> {
  const bytes = await readBytes(request, maxBytes)
  if (bytes === null) {
    throw new Refused(
      413,
      `The body is larger than ${maxBytes.toLocaleString('en')} bytes. Send less at once; pictures need URLs of their own.`,
    )
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new Refused(400, 'The body is not UTF-8.')
  }
}
