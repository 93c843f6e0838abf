/** What documents say in their headers: what machines may do with them. */

import type { Everywhere } from '../http/encode.ts'
import { linkHeader } from '../http/link-header.ts'
import { type Terms, termsOf } from '../rights/ai-rights.ts'
import { rightsHeaders, rslLink } from '../rights/statements.ts'
import type { Site } from '../settings/site.ts'

/** Of all documents. `null` unless AI_RIGHTS is set. */
export const everywhere = (site: Site): Everywhere | null => everywhereOf(termsOf(site))

/** Of a document that shows articles, whose terms can be stricter. */
export const everywhereOf = (terms: Terms | null): Everywhere | null =>
  terms && { headers: rightsHeaders(terms), link: linkHeader([rslLink(terms)]) }
