/** Reads the form of a browser, within a limit. */
import { readBytes } from './read-bytes.ts'

const formType = /^application\/x-www-form-urlencoded\b/i

/**
 * The fields by their names; of two of one name, the last. `null` for a body that is too large, damaged or no form, or that has zero
 * bytes, which no database keeps.
 */
export async function readForm(request: Request, maxBytes: number): Promise<Readonly<Record<string, string>> | null> {
  const bytes = await readBytes(request, maxBytes).catch(() => null)
  if (bytes === null || (bytes.length > 0 && !formType.test(request.headers.get('Content-Type') ?? ''))) return null
  const fields = [...new URLSearchParams(new TextDecoder().decode(bytes))]
  if (fields.flat().some((text) => text.includes('\0'))) return null
  // Browsers write line breaks of forms as CRLF.
  return Object.fromEntries(fields.map(([name, value]) => [name, value.replaceAll('\r\n', '\n')]))
}
