/** Reads the form of a request, and finds what no form of a browser has. */
import type { DeskContext } from './context.ts'

/** The largest body of an article, as a form writes it. */
const maxBytes = 8_000_000
const maxLoginBytes = 100_000

/** The database keeps no zero bytes. */
const zero = '\0'
export const isReadableUrl = (url: string): boolean => !url.includes('%00')

/** `null` for a body that is too large, damaged, or has zero bytes. */
export async function readForm({ req }: DeskContext): Promise<Readonly<Record<string, string>> | null> {
  const limit = /\/(login|enrol)\b/.test(req.path) ? maxLoginBytes : maxBytes
  const length = Number(req.header('Content-Length') ?? Number.NaN)
  if (!(length <= limit)) return null
  const body = await req.parseBody().catch(() => null)
  if (body === null) return null
  // Browsers write line breaks of forms as CRLF.
  const entries = Object.entries(body).map(([name, value]) => [
    name,
    (typeof value === 'string' ? value : '').replaceAll('\r\n', '\n'),
  ])
  return entries.flat().some((text) => text?.includes(zero)) ? null : Object.fromEntries(entries)
}
