/** The namespaces and controlled vocabularies that the documents use. All of them are identifiers: fixed for every deployment. */

export const namespaces = {
  atom: 'http://www.w3.org/2005/Atom',
  content: 'http://purl.org/rss/1.0/modules/content/',
  dc: 'http://purl.org/dc/elements/1.1/',
  media: 'http://search.yahoo.com/mrss/',
  sy: 'http://purl.org/rss/1.0/modules/syndication/',
  fh: 'http://purl.org/syndication/history/1.0',
  at: 'http://purl.org/atompub/tombstones/1.0',
  podcast: 'https://podcastindex.org/namespace/1.0',
  candor: 'https://w3id.org/candor/1.0/',
} as const

/** IPTC NewsCodes: how something digital came about. */
export const digitalSourceTypeScheme = 'http://cv.iptc.org/newscodes/digitalsourcetype/'

/** A term's full URI, for where no attribute can name the scheme beside it. */
export const digitalSourceTypeUri = (term: string): string => `${digitalSourceTypeScheme}${term}`

/** IPTC NewsCodes: whether something published may still be used. */
export const publicationStatusScheme = 'http://cv.iptc.org/newscodes/pubstatusg2/'
