/** The OpenSearch 1.1 description: lets browsers and readers add the search. */
import { bareType, formats } from '../request/formats.ts'
import { rootOf, type Site } from '../settings/site.ts'
import { renderXml } from '../text/xml.ts'

/** The specification's limits, in characters. */
const longestShortName = 16
const longestDescription = 1024

export function renderOpenSearch(site: Site): string {
  const root = rootOf(site)
  const url = (type: string, file: string) => ({
    _attributes: { type: bareType(type), template: `${root}/search/${file}?q={searchTerms}` },
  })
  return renderXml({
    OpenSearchDescription: {
      _attributes: { xmlns: 'http://a9.com/-/spec/opensearch/1.1/' },
      ShortName: beginning(site.title, longestShortName),
      Description: beginning(site.description, longestDescription),
      Url: [
        url('text/html', ''),
        url(formats.rss.mediaType, formats.rss.file),
        url(formats.atom.mediaType, formats.atom.file),
        url(formats.json.mediaType, formats.json.file),
        {
          _attributes: {
            type: 'application/opensearchdescription+xml',
            rel: 'self',
            template: `${root}/opensearch.xml`,
          },
        },
      ],
      Image: site.iconUrl ?? `${root}/favicon.svg`,
      InputEncoding: 'UTF-8',
      OutputEncoding: 'UTF-8',
    },
  })
}

/** Never half a character. */
const beginning = (text: string, length: number) =>
  text
    .slice(0, length)
    .replace(/\p{Surrogate}$/u, '')
    .trim()
