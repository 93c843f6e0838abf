/** The elements that RSS and Atom share word for word: links, and what neither standard has an element of its own for. */
import type { Correction, Picture, Source } from '../article.ts'
import type { EntryDisclosure } from '../disclosure/disclosure.ts'
import { modes } from '../disclosure/modes.ts'
import { digitalSourceTypeUri } from '../disclosure/vocabularies.ts'
import type { FormatKey } from '../request/formats.ts'
import { rfc3339 } from '../text/dates.ts'
import { sameLanguage } from '../text/language.ts'
import type { XmlElement } from '../text/xml.ts'
import type { Entry, Feed } from './feed.ts'
import { feedLinks } from './feed-links.ts'

/** The feed's links, in the format that is written. */
export const linkElements = (feed: Feed, key: FormatKey): XmlElement[] =>
  feedLinks(feed, key).map((link) => ({ _attributes: link }))

/** RFC 5005 §4.1 and its §5: a part of an archive says that it is one. */
export const archiveElement = (feed: Feed): XmlElement => (feed.archive?.isPart ? { 'fh:archive': {} } : {})

/** What an item or entry says beyond its standard: how it was made, its picture, its corrections. */
export function entryElements(entry: Entry, policyUrl: string): XmlElement {
  return {
    'candor:disclosure': disclosureElement(entry.disclosure, entry.language, policyUrl),
    'podcast:txt': {
      _attributes: { purpose: 'ai-content' },
      _text: modes[entry.disclosure.mode].podcast,
    },
    'media:content': entry.picture === null ? undefined : mediaElement(entry.picture),
    'candor:correction': entry.corrections.map(correctionElement),
  }
}

/** One `rel="via"` link per source (RFC 4287 §4.2.7.2): the source from which the information came. */
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

function disclosureElement(disclosure: EntryDisclosure, entryLanguage: string, policyUrl: string): XmlElement {
  const { mode, statement, statementLanguage, model, provider, reviewedBy, generatedAt } = disclosure
  return {
    _attributes: {
      mode,
      model,
      provider,
      'reviewed-by': reviewedBy,
      date: generatedAt === null ? null : rfc3339(generatedAt),
      href: policyUrl,
      // An entry's language counts for all that is in it; an English statement in it has to say so.
      'xml:lang': sameLanguage(statementLanguage, entryLanguage) ? null : statementLanguage,
    },
    _text: statement,
  }
}

/** Media RSS 1.5.1. No enclosure: readers show one beside the picture in the text. */
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
      'candor:digital-source-type': digitalSourceType === null ? null : digitalSourceTypeUri(digitalSourceType),
    },
    'media:description': alt === '' ? undefined : { _attributes: { type: 'plain' }, _text: alt },
    'media:credit': credit,
  }
}

function correctionElement({ text, date, url }: Correction): XmlElement {
  return { _attributes: { date: rfc3339(date), href: url }, _text: text }
}
