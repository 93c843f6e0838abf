/** What the second segment of a family's address may name, and the one form in which it does. */
import { getDomain } from 'tldts'
import { authorshipModes, parseMode } from '../disclosure/modes.ts'
import { primarySubtag } from '../text/language.ts'

export const topicSlug = {
  kind: 'a topic by its slug, such as "science"',
  parse(text: string): string | undefined {
    const slug = text.toLowerCase()
    return /^[a-z0-9]+(-[a-z0-9]+)*$/.test(slug) ? slug : undefined
  },
}

/**
 * The domain that a publisher registered, by the Public Suffix List: `bbc.co.uk` for `www.bbc.co.uk`. The same as the
 * database's `candor_domain`, whose list is made from this library's.
 */
export const registrableDomain = {
  kind: 'a publisher by its domain, such as "example.org"',
  parse(text: string): string | undefined {
    if (/[/?#@:%\\\s]/.test(text)) return undefined
    const hostname = URL.parse(`http://${text}/`)?.hostname ?? ''
    return getDomain(hostname.replace(/\.$/, ''), { allowPrivateDomains: true }) ?? undefined
  },
}

/** Withdrawn codes, and what they became: as the database's `candor_language` has them. */
const renamedLanguages: Readonly<Record<string, string>> = { iw: 'he', in: 'id', ji: 'yi', jw: 'jv', mo: 'ro' }

export const languageOf = {
  kind: 'a language by its BCP 47 tag, such as "en"',
  parse(text: string): string | undefined {
    if (!/^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/.test(text)) return undefined
    const language = primarySubtag(text)
    return renamedLanguages[language] ?? language
  },
}

export const modeOf = {
  kind: `how articles were made: ${authorshipModes.join(', ')}`,
  parse: (text: string): string | undefined => parseMode(text.toLowerCase()),
  always: true,
}
