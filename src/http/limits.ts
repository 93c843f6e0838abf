/** Refuses what no reader sends, before any work is done for it: addresses and headers beyond all need. */
import type { Problem } from './problem.ts'

/** The longest address that means anything here is far below it. */
const longestUrl = 2048
/** A list of entity tags is the one header that may honestly be long; the others are bounded by the runtimes. */
const longestIfNoneMatch = 8192

/** What is too long about a request: 414 (RFC 9110 §15.5.15) or 431 (RFC 6585 §5); `null` where nothing is. */
export function findOversize(request: Request): Problem | null {
  if (request.url.length > longestUrl) {
    const detail = `The address is longer than ${longestUrl} characters. Leave out what does not belong to it.`
    return { status: 414, title: 'Address too long', detail }
  }
  if ((request.headers.get('If-None-Match')?.length ?? 0) <= longestIfNoneMatch) return null
  const detail = `If-None-Match is longer than ${longestIfNoneMatch} characters. Send fewer entity tags.`
  return { status: 431, title: 'Headers too long', detail }
}
