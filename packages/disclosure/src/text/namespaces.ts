/**
 * The XML namespaces of the documents, by the prefixes that Candor writes. They are the same in
 * every deployment.
 */
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
