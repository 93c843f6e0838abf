/** What every document says in its headers: what machines may do with it. */

import { linkHeader } from '../http/link-header.ts'
import type { Everywhere } from '../http/respond.ts'
import { termsOf } from '../rights/ai-rights.ts'
import { rightsHeaders, rslLink } from '../rights/statements.ts'
import type { Site } from '../settings/site.ts'

/** `null` unless AI_RIGHTS is set. */
export function everywhere(site: Site): Everywhere | null {
  const terms = termsOf(site)
  return terms && { headers: rightsHeaders(terms), link: linkHeader([rslLink(terms)]) }
}
