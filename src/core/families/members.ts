/** Members of families: the second segments of addresses, and their canonical forms. */
import { authorshipModes, parseMode } from 'candor-disclosure/disclosure/modes.ts'
import { primarySubtag } from 'candor-disclosure/text/language.ts'
import { findDomain } from './public-suffixes.ts'

export const topicSlug = {
  expected: 'the slug of a topic, such as "science"',
  parse(text: string): string | undefined {
    const slug = text.toLowerCase()
    return /^[a-z0-9]+(-[a-z0-9]+)*$/.test(slug) ? slug : undefined
  },
}

/**
 * The registrable domain of a publisher by the Public Suffix List: `bbc.co.uk` for `www.bbc.co.uk`.
 * Gives the same result as the SQL function `candor_domain`.
 */
export const registrableDomain = {
  expected: 'the domain of a publisher, such as "example.org"',
  parse(text: string): string | undefined {
    if (/[/?#@:%\\\s]/.test(text)) return undefined
    const hostname = URL.parse(`http://${text}/`)?.hostname ?? ''
    return findDomain(hostname.replace(/\.$/, ''))
  },
}

/** Withdrawn codes and their replacements, as in the SQL function `candor_language`. */
const renamedLanguages: Readonly<Record<string, string>> = {
  iw: 'he',
  in: 'id',
  ji: 'yi',
  jw: 'jv',
  mo: 'ro',
}

export const languageOf = {
  expected: 'a BCP 47 language tag, such as "en"',
  parse(text: string): string | undefined {
    if (!/^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$/.test(text)) return undefined
    const language = primarySubtag(text)
    return renamedLanguages[language] ?? language
  },
}

export const modeOf = {
  expected: `one of: ${authorshipModes.join(', ')}`,
  parse: (text: string): string | undefined => parseMode(text.toLowerCase()),
  always: true,
}
