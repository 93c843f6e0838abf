/**
 * Elements that are the same in RSS and Atom: links, and elements that neither standard defines.
 */

import { modes } from 'candor-disclosure/disclosure/modes.ts'
import type { Part } from 'candor-disclosure/disclosure/parts.ts'
import { digitalSourceTypeUri } from 'candor-disclosure/disclosure/vocabularies.ts'
import { sameLanguage } from 'candor-disclosure/text/language.ts'
import type { Picture, Source } from '../article.ts'
import type { EntryDisclosure } from '../disclosure/disclosure.ts'
import type { FormatKey } from '../request/address.ts'
import { rfc3339 } from '../text/dates.ts'
import type { XmlElement } from '../text/xml.ts'
import type { Entry, EntryCorrection, Feed } from './feed.ts'
import { feedLinks } from './feed-links.ts'

/** The feed's own links, to documents in the same format. */
export const linkElements = (feed: Feed, key: FormatKey): XmlElement[] =>
  feedLinks(feed, key).map((link) => ({ _attributes: link }))

/** Marks a part of an archive (RFC 5005 §4, and its Appendix B for RSS). */
export const archiveElement = (feed: Feed): XmlElement =>
  feed.archive?.isPart ? { 'fh:archive': {} } : {}

/** The extensions of an item or entry: disclosure, picture, corrections, status and rights. */
export function entryElements(entry: Entry, { policyUrl, termsDiffer }: Feed): XmlElement {
  return {
    ...(entry.disclosure && disclosureElements(entry.disclosure, entry.language, policyUrl)),
    'media:content': entry.picture === null ? undefined : mediaElement(entry.picture),
    'candor:correction': entry.corrections.map(correctionElement),
    'candor:status': entry.status === 'canceled' ? entry.status : undefined,
    'candor:ai-rights': termsDiffer ? entry.terms?.value : undefined,
    'candor:statement': entry.statement
      ? { _attributes: { href: entry.statement.url }, _text: entry.statement.jws }
      : undefined,
  }
}

/** The tags that readers show: topics, then the mode. */
export const tagsOf = ({ topics, disclosure }: Entry): readonly string[] => [
  ...topics.map(({ label }) => label),
  ...(disclosure?.tag ? [disclosure.tag] : []),
]

/** One `rel="via"` link (RFC 4287 §4.2.7.2) per source. */
export function viaLinks(sources: readonly Source[]): XmlElement[] {
  return sources.map(({ url, title, publisher, language, accessedAt }) => ({
    _attributes: {
      rel: 'via',
      href: url,
      title,
      hreflang: language,
      'candor:publisher': publisher,
      'candor:accessed': accessedAt === null ? null : rfc3339(accessedAt),
    },
  }))
}

const disclosureElements = (
  disclosure: EntryDisclosure,
  entryLanguage: string,
  policyUrl: string,
): XmlElement => ({
  'candor:disclosure': disclosureElement(disclosure, entryLanguage, policyUrl),
  'candor:part': disclosure.parts.map(partElement),
  'podcast:txt': { _attributes: { purpose: 'ai-content' }, _text: modes[disclosure.mode].podcast },
})

function disclosureElement(
  disclosure: EntryDisclosure,
  entryLanguage: string,
  policyUrl: string,
): XmlElement {
  const { mode, tag, statement, statementLanguage, model, provider, reviewedBy, generatedAt } =
    disclosure
  return {
    _attributes: {
      mode,
      tag,
      'digital-source-type': digitalSourceTypeUri(disclosure.digitalSourceType),
      model,
      provider,
      'reviewed-by': reviewedBy,
      date: generatedAt === null ? null : rfc3339(generatedAt),
      href: policyUrl,
      // The entry's language applies to everything in it, so a statement in English must declare
      // its own.
      'xml:lang': sameLanguage(statementLanguage, entryLanguage) ? null : statementLanguage,
    },
    _text: statement,
  }
}

const partElement = (part: Part): XmlElement => ({
  _attributes: {
    name: part.name,
    mode: part.mode,
    model: part.model,
    provider: part.provider,
    'reviewed-by': part.reviewedBy,
    'reviewed-at': part.reviewedAt,
    from: part.translatedFrom,
  },
})

/**
 * Media RSS 1.5.1. Not an enclosure, which readers would show in addition to the picture in the
 * text. The text alternative is an attribute: newsboat shows a `media:description` before
 * everything, the disclosure included.
 */
function mediaElement(picture: Picture): XmlElement {
  const { url, mediaType, byteLength, width, height, alt, credit, digitalSourceType } = picture
  return {
    _attributes: {
      url,
      type: mediaType,
      medium: 'image',
      fileSize: byteLength,
      width,
      height,
      'candor:alt': alt === '' ? null : alt,
      'candor:digital-source-type':
        digitalSourceType === null ? null : digitalSourceTypeUri(digitalSourceType),
    },
    'media:credit': credit,
  }
}

function correctionElement({ text, date, url, ref, kind }: EntryCorrection): XmlElement {
  return { _attributes: { date: rfc3339(date), ref, kind, href: url }, _text: text }
}
