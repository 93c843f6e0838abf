/** Reads the field of a form that was sent, within a limit. */
import { readAll } from '../read-all.ts'

/**
 * `null` for a body with more than `maxBytes`, or with other fields. The body is no query string
 * for `URLSearchParams`, which takes minutes for millions of names.
 */
export async function readField(
  request: Request,
  name: string,
  maxBytes: number,
): Promise<string | null> {
  if (Number(request.headers.get('Content-Length') ?? 0) > maxBytes) return null
  // Too large, or the client went away.
  const bytes = await readAll(request.body, (length) => {
    if (length > maxBytes) throw new RangeError('the body is too large')
  }).catch(() => null)
  const body = bytes && new TextDecoder().decode(bytes)
  if (!body?.startsWith(`${name}=`) || body.includes('&')) return null
  try {
    return decodeURIComponent(body.slice(name.length + 1).replaceAll('+', ' '))
  } catch {
    return null
  }
}
