/** The OpenSearch 1.1 description, with which browsers and readers add the search. */
import { formats } from '../request/address.ts'
import { descriptionOf, rootOf, type Site } from '../settings/site.ts'
import { renderXml } from '../text/xml.ts'

/** Limits of the specification, in characters. */
const longestShortName = 16
const longestDescription = 1024

/** Shortens the site's title and description to the limits of the specification. */
export function renderOpenSearch(site: Site): string {
  const root = rootOf(site)
  const url = (type: string, file: string) => ({
    _attributes: { type, template: `${root}/search/${file}?q={searchTerms}` },
  })
  return renderXml({
    OpenSearchDescription: {
      _attributes: { xmlns: 'http://a9.com/-/spec/opensearch/1.1/' },
      ShortName: beginning(site.title, longestShortName),
      Description: beginning(descriptionOf(site).text, longestDescription),
      Url: [
        url('text/html', ''),
        url(formats.rss.type, formats.rss.file),
        url(formats.atom.type, formats.atom.file),
        url(formats.json.type, formats.json.file),
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

/** Cuts to `length` UTF-16 code units, but never a surrogate pair in two. */
const beginning = (text: string, length: number) =>
  text
    .slice(0, length)
    .replace(/\p{Surrogate}$/u, '')
    .trim()
