/** The elements that RSS and Atom share word for word: links, and what neither standard has an element of its own for. */
import type { Correction, Picture, Source } from '../article.ts'
import type { EntryDisclosure } from '../disclosure/disclosure.ts'
import { modes } from '../disclosure/modes.ts'
import { digitalSourceTypeUri } from '../disclosure/vocabularies.ts'
import type { FormatUrls } from '../request/formats.ts'
import { rfc3339 } from '../text/dates.ts'
import { sameLanguage } from '../text/language.ts'
import type { XmlElement } from '../text/xml.ts'
import type { Entry, Feed } from './feed.ts'

/** The feed's own links, in the format that is written; those of RFC 5005 §4 where it has an archive. */
export function documentLinks(feed: Feed, key: keyof FormatUrls, type: string): XmlElement[] {
  const link = (rel: string, urls: FormatUrls | null | undefined): XmlElement[] =>
    urls ? [{ _attributes: { rel, type, href: urls[key] } }] : []
  return [
    ...link('self', feed.selfUrls),
    { _attributes: { rel: 'alternate', type: 'text/html', href: feed.homeUrl } },
    ...link('current', feed.archive?.isPart ? feed.archive.current : null),
    ...link('prev-archive', feed.archive?.previous),
    ...link('next-archive', feed.archive?.next),
    ...optionalLink('hub', feed.hubUrl),
    { _attributes: { rel: 'describedby', href: feed.policyUrl } },
    ...optionalLink('license', feed.licenseUrl),
  ]
}

/** RFC 5005 §4.1 and its §5: a part of an archive says that it is one. */
export const archiveElement = (feed: Feed): XmlElement => (feed.archive?.isPart ? { 'fh:archive': {} } : {})

function optionalLink(rel: string, href: string | null): XmlElement[] {
  return href === null ? [] : [{ _attributes: { rel, href } }]
}

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
