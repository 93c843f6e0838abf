/** Refuses what no reader sends, before any work is done for it: addresses and headers beyond all need. */
import type { Problem } from './problem.ts'

/** The longest address that means anything here is far below it. */
const longestUrl = 2048
/** Together, of the headers that we read: long lists of entity tags are the largest honest ones. */
const longestHeaders = 8192
const headersRead = ['Accept', 'Accept-Encoding', 'If-None-Match', 'If-Modified-Since'] as const

/** What is too long about a request: 414 (RFC 9110 §15.5.15) or 431 (RFC 6585 §5); `null` where nothing is. */
export function findOversize(request: Request): Problem | null {
  if (request.url.length > longestUrl) {
    const detail = `The address is longer than ${longestUrl} characters. Leave out what does not belong to it.`
    return { status: 414, title: 'Address too long', detail }
  }
  const length = headersRead.reduce((sum, name) => sum + (request.headers.get(name)?.length ?? 0), 0)
  if (length <= longestHeaders) return null
  const detail = `${headersRead.join(', ')} are together longer than ${longestHeaders} characters. Send fewer entity tags.`
  return { status: 431, title: 'Headers too long', detail }
}
