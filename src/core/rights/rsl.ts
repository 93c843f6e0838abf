/**
 * Really Simple Licensing 1.0 (RSL-SPEC-1.0, Recommendation of 2025-12-10 with errata to
 * 2026-08-07, https://rslstandard.org/rsl): the document, and its elements in the items of RSS.
 */
import { renderXml, type XmlElement } from '../text/xml.ts'
import type { Terms } from './ai-rights.ts'
import { creativeCommons } from './creative-commons.ts'

export const rslNamespace = 'https://rslstandard.org/rsl'
export const rslMediaType = 'application/rsl+xml'

/** The RSL document of the terms: they are said of all that begins with our address. */
export function renderRsl(terms: Terms): string {
  const content = contentOf(terms, `${terms.root}/`, '')
  return renderXml({ rsl: { _attributes: { xmlns: rslNamespace }, content } })
}

/**
 * `rsl:content` of an item of RSS, if its address is on the feed's own origin: RSL allows no other
 * (§4.7). RSL says nothing of Atom and JSON Feed, which have the link.
 */
export function rslItem(terms: Terms | null, url: string): XmlElement {
  if (terms === null || !URL.canParse(url) || new URL(url).origin !== new URL(terms.origin).origin)
    return {}
  return { 'rsl:content': contentOf(terms, url, 'rsl:') }
}

const contentOf = (terms: Terms, url: string, prefix: '' | 'rsl:'): XmlElement => ({
  _attributes: { url },
  [`${prefix}license`]: [
    freeLicence(terms, prefix),
    ...(terms.rsl.licensed === null ? [] : [askedLicence(terms, terms.rsl.licensed, prefix)]),
  ],
  ...about(terms, prefix),
})

const usage = (_text: string): XmlElement => ({ _attributes: { type: 'usage' }, _text })

/**
 * A Creative Commons licence is named as the standard that it is (§3.8); one that wants its author
 * named is no gift (§3.7).
 */
function freeLicence({ rsl, licenseUrl }: Terms, prefix: string): XmlElement {
  const known = rsl.permits === 'all' ? creativeCommons(licenseUrl) : null
  return {
    [`${prefix}permits`]: usage(rsl.permits),
    ...(rsl.prohibits !== null && { [`${prefix}prohibits`]: usage(rsl.prohibits) }),
    [`${prefix}payment`]: {
      _attributes: { type: known?.attribution ? 'attribution' : 'free' },
      ...(known && { [`${prefix}standard`]: known.url }),
    },
  }
}

/** Where a licence can be had is known, and not for how much (§1.1). */
const askedLicence = ({ licenseUrl }: Terms, permits: string, prefix: string): XmlElement => ({
  [`${prefix}permits`]: usage(permits),
  [`${prefix}payment`]: { [`${prefix}custom`]: licenseUrl ?? undefined },
})

/** The owner (§3.16), and the terms for people (§3.17). */
const about = ({ rights, contactEmail, licenseUrl }: Terms, prefix: string): XmlElement => ({
  [`${prefix}copyright`]:
    rights === null
      ? undefined
      : { _attributes: contactEmail === null ? undefined : { contactEmail }, _text: rights },
  [`${prefix}terms`]: licenseUrl ?? undefined,
})
