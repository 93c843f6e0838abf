/** The headers about AI rights that documents have beside their own. */
import type { SiteHeaders } from '../http/encode.ts'
import { linkHeader } from '../http/link-header.ts'
import type { Terms } from '../rights/ai-rights.ts'
import { rightsHeaders, rslLink } from '../rights/statements.ts'

/**
 * `null` unless AI_RIGHTS is set. The terms of a document with articles can be stricter than those
 * of the site.
 */
export const siteHeadersOf = (terms: Terms | null): SiteHeaders | null =>
  terms && { headers: rightsHeaders(terms), link: linkHeader([rslLink(terms)]) }
