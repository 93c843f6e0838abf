/** What somebody wants to read, said in a form → the address of the feed's page. */
import type { Site } from '../site.ts'
import { families, familyKey, familyPath } from './families.ts'
import { modeOf, registrableDomain } from './members.ts'
import { canonicalQuery, parseSelection, SelectionError } from './selection.ts'

/**
 * `made` is a mode, or `reviewed`; `topic`, `source` (a domain or any address of the publisher's) and `language` are as
 * in the parameters of feeds. What is empty is not chosen. The answer is a path, query string included.
 *
 * @throws {SelectionError} for a value that is not allowed.
 */
export function findFeed(site: Site, query: URLSearchParams): string {
  const chosen = new URLSearchParams()
  for (const name of ['topic', 'source', 'language']) {
    for (const value of query.getAll(name)) {
      const text = name === 'source' ? hostOf(value.trim()) : value.trim().toLowerCase().replace(/\s+/g, '-')
      if (text !== '') chosen.append(name, text)
    }
  }
  const base = madeFamily(query.get('made')?.trim() ?? '')
  const [only, ...others] = chosen
  if (base === 'all' && only && others.length === 0) return familyAddress(site, only)
  const request = parseSelection(base, chosen, site.feedLength)
  return `${site.basePath}${familyPath(base)}${canonicalQuery(request, site.feedLength)}`
}

/** What is chosen by one thing alone is a family of its own. */
function familyAddress(site: Site, [name, value]: [string, string]): string {
  // Says what is wrong with a value that is none.
  const { topics, sources, languages } = parseSelection('all', new URLSearchParams({ [name]: value }), site.feedLength)
  const [member = value] = [...topics, ...sources, ...languages]
  const family = families.find(({ path }) => path === `${name}s`)
  return `${site.basePath}${family ? familyPath(familyKey(family, member)) : '/'}`
}

function madeFamily(made: string): string {
  if (made === '' || made === 'any') return 'all'
  if (made === 'reviewed') return 'reviewed'
  const mode = modeOf.parse(made)
  if (mode !== undefined) return `modes/${mode}`
  throw new SelectionError(
    `made is "${made.slice(0, 40)}", but must be any, reviewed, or one of the modes: ${modeOf.kind.replace(/^.*: /, '')}.`,
  )
}

/** People paste addresses where a domain is meant. */
function hostOf(text: string): string {
  const url = URL.parse(/^https?:\/\//i.test(text) ? text : `https://${text}`)
  return url === null ? text : (registrableDomain.parse(url.hostname) ?? text)
}
