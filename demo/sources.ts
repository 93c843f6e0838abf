/** Public documents that several demo articles cite, and functions for frequent publishers. */
import type { DemoSource } from './demo-article.ts'

/** An RFC at the RFC Editor; `title` is without the number. */
export const rfc = (number: number, title: string): DemoSource => ({
  url: `https://www.rfc-editor.org/rfc/rfc${number}`,
  title: `RFC ${number}: ${title}`,
  publisher: 'RFC Editor',
  language: 'en',
})

/** A W3C technical report, by its short name. */
export const w3c = (shortName: string, title: string): DemoSource => ({
  url: `https://www.w3.org/TR/${shortName}/`,
  title,
  publisher: 'W3C',
  language: 'en',
})

/** A Wikipedia page; `page` is the last segment of its URL, percent-encoded if necessary. */
export const wikipedia = (language: string, page: string, title: string): DemoSource => ({
  url: `https://${language}.wikipedia.org/wiki/${page}`,
  title,
  publisher: 'Wikipedia',
  language,
})

/** The same source with the time of the visit, in UTC. */
export const accessed = (source: DemoSource, accessedAt: string): DemoSource => ({
  ...source,
  accessedAt,
})

const english = (url: string, title: string, publisher: string): DemoSource => ({
  url,
  title,
  publisher,
  language: 'en',
})

export const atomFormat = rfc(4287, 'The Atom Syndication Format')
export const httpSemantics = rfc(9110, 'HTTP Semantics')
export const httpCaching = rfc(9111, 'HTTP Caching')
export const internetDates = rfc(3339, 'Date and Time on the Internet: Timestamps')
export const languageTags = rfc(5646, 'Tags for Identifying Languages')
export const uriSyntax = rfc(3986, 'Uniform Resource Identifier (URI): Generic Syntax')
export const utf8 = rfc(3629, 'UTF-8, a transformation format of ISO 10646')
export const webSub = w3c('websub', 'WebSub')
export const wcag = w3c('WCAG22', 'Web Content Accessibility Guidelines (WCAG) 2.2')

export const rss2 = english(
  'https://cyber.harvard.edu/rss/rss.html',
  'RSS 2.0 Specification',
  'Berkman Klein Center, Harvard University',
)
export const jsonFeed = english(
  'https://www.jsonfeed.org/version/1.1/',
  'JSON Feed Version 1.1',
  'JSON Feed',
)
export const opml2 = english('http://opml.org/spec2.opml', 'OPML 2.0', 'OPML.org')
export const htmlStandard = english('https://html.spec.whatwg.org/', 'HTML Standard', 'WHATWG')
export const urlStandard = english('https://url.spec.whatwg.org/', 'URL Standard', 'WHATWG')
export const timeZones = english('https://www.iana.org/time-zones', 'Time Zone Database', 'IANA')
export const iso8601 = english(
  'https://www.iso.org/iso-8601-date-and-time-format.html',
  'ISO 8601: Date and time format',
  'ISO',
)
export const digitalSourceTypes = english(
  'https://cv.iptc.org/newscodes/digitalsourcetype/',
  'Digital Source Type NewsCodes',
  'IPTC',
)
export const c2pa = english(
  'https://c2pa.org/',
  'Coalition for Content Provenance and Authenticity',
  'C2PA',
)
export const normalisation = english(
  'https://www.unicode.org/reports/tr15/',
  'UAX #15: Unicode Normalization Forms',
  'Unicode Consortium',
)
export const bidirectional = english(
  'https://www.unicode.org/reports/tr9/',
  'UAX #9: Unicode Bidirectional Algorithm',
  'Unicode Consortium',
)
export const coolUris = english(
  'https://www.w3.org/Provider/Style/URI',
  'Cool URIs don’t change',
  'W3C',
)

/** The EU's AI Act; `language` is the language of the linked text. */
export const aiAct = (title: string, language: string): DemoSource => ({
  url: 'https://eur-lex.europa.eu/eli/reg/2024/1689/oj',
  title,
  publisher: 'EUR-Lex',
  language,
})
