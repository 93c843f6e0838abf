/** Size limits of requests, checked before any other work. */
import type { Problem } from './problem.ts'

/** Characters; valid addresses are much shorter. */
const maxUrlLength = 4096
/**
 * Characters. Only a list of entity tags has a reason to be long; the runtimes limit all headers.
 */
const maxIfNoneMatchLength = 8192

/**
 * 414 (RFC 9110 §15.5.15) or 431 (RFC 6585 §5) for a request that is too long, otherwise `null`.
 */
export function findOversize(request: Request): Problem | null {
  if (request.url.length > maxUrlLength) {
    const detail = `The address has ${request.url.length} characters, but at most ${maxUrlLength} are allowed. Remove unnecessary parameters.`
    return { status: 414, title: 'Address too long', detail }
  }
  const ifNoneMatch = request.headers.get('If-None-Match')
  if (!isTooLong(ifNoneMatch)) return null
  const detail = `If-None-Match has ${ifNoneMatch?.length} characters, but at most ${maxIfNoneMatchLength} are allowed. Send fewer entity tags.`
  return { status: 431, title: 'Headers too long', detail }
}

export const isTooLong = (ifNoneMatch: string | null): boolean =>
  (ifNoneMatch?.length ?? 0) > maxIfNoneMatchLength
