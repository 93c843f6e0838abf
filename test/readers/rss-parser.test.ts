/** rss-parser (npm), used by many web sites, reads RSS and Atom with xml2js. */
import Parser from 'rss-parser'
import { formats } from '../../src/request/formats.ts'
import { compareWithArticles, instant } from './compare.ts'
import type { ExpectedItem } from './expected.ts'
import { htmlText, withLineFeeds } from './html-text.ts'

/** rss-parser returns unknown elements as xml2js does. */
type Attributes = Readonly<Record<string, string>>
type Tag = { readonly $: Attributes; readonly _?: string }
type Media = Tag & { readonly 'media:credit'?: readonly string[] }

type FeedExtras = {
  language?: string
  ttl?: string
  lastBuildDate?: string
  managingEditor?: string
  copyright?: string
}
type ItemExtras = {
  'content:encoded'?: string
  language?: string
  author?: string
  id?: string
  links?: readonly Tag[]
  terms?: readonly (Tag | string)[]
  media?: Media
  edited?: string
}
type Item = ItemExtras & Parser.Item

const parserFor = (atom: '' | 'atom:') =>
  new Parser<FeedExtras, ItemExtras>({
    customFields: {
      item: [
        [`${atom}link`, 'links', { keepArray: true }],
        ['category', 'terms', { keepArray: true }],
        ['media:content', 'media', { keepArray: false }],
        [`${atom}updated`, 'edited', { keepArray: false }],
      ],
    },
  })

const sourcesOf = ({ links = [] }: Item) =>
  links
    .filter(({ $ }) => $['rel'] === 'via')
    .map(({ $ }) => ({
      href: $['href'],
      title: $['title'],
      hreflang: $['hreflang'],
      publisher: $['candor:publisher'],
      accessed: $['candor:accessed'] && instant($['candor:accessed']),
    }))

const pictureOf = ({ media }: Item) =>
  media && {
    url: media.$['url'],
    type: media.$['type'],
    size: media.$['fileSize'],
    alt: media.$['candor:alt'],
    credit: media['media:credit']?.[0],
  }

const expectedPicture = ({ picture }: ExpectedItem) =>
  picture === null
    ? undefined
    : {
        url: picture.url,
        type: picture.type,
        size: String(picture.size),
        alt: picture.alt,
        credit: picture.credit,
      }

compareWithArticles('rss-parser', {
  format: formats.rss,
  parse: (text) => parserFor('atom:').parseString(text),
  items: (feed): readonly Item[] => feed.items,
  feedFields: [
    { field: 'title', read: (feed) => feed.title, expected: (site) => site.title },
    { field: 'description', read: (feed) => feed.description, expected: (site) => site.description },
    { field: 'link', read: (feed) => feed.link, expected: (site) => site.link },
    { field: 'self', read: (feed) => feed.feedUrl, expected: (site) => site.self },
    { field: 'language', read: (feed) => feed.language, expected: (site) => site.language },
    { field: 'ttl', read: (feed) => feed.ttl, expected: (site) => String(site.ttl) },
    { field: 'updated', read: (feed) => instant(feed.lastBuildDate), expected: (site) => site.updatedInSeconds },
    { field: 'copyright', read: (feed) => feed.copyright, expected: (site) => site.rights },
    {
      field: 'contact',
      read: (feed) => feed.managingEditor,
      expected: ({ contact, title }) => contact && `${contact} (${title})`,
    },
    {
      field: 'image',
      read: (feed) => feed.image,
      expected: ({ logo, title, link }) => (logo === undefined ? undefined : { url: logo, title, link }),
    },
  ],
  itemFields: [
    { field: 'guid', read: ({ guid }) => guid, expected: ({ guid }) => guid },
    { field: 'link', read: ({ link }) => link, expected: ({ link }) => link },
    { field: 'title', read: ({ title }) => title, expected: ({ title }) => title },
    { field: 'published', read: ({ isoDate }) => isoDate, expected: (article) => article.publishedInSeconds },
    { field: 'updated', read: ({ edited }) => instant(edited), expected: ({ updated }) => updated },
    {
      field: 'description, which is HTML',
      read: ({ content }) => htmlText(content ?? ''),
      expected: ({ summary }) => withLineFeeds(summary ?? ''),
    },
    { field: 'content', read: (item) => item['content:encoded'], expected: ({ content }) => content },
    { field: 'author', read: ({ creator }) => creator, expected: ({ author }) => author },
    { field: 'language', read: ({ language }) => language, expected: ({ language }) => language },
    { field: 'tags, which are texts', read: ({ terms = [] }) => terms, expected: ({ tags }) => tags },
    { field: 'sources', read: sourcesOf, expected: ({ sources }) => sources },
    { field: 'picture', read: pictureOf, expected: expectedPicture },
    { field: 'no enclosure', read: ({ enclosure }) => enclosure, expected: () => undefined },
  ],
})

compareWithArticles('rss-parser', {
  format: formats.atom,
  parse: (text) => parserFor('').parseString(text),
  items: (feed): readonly Item[] => feed.items,
  feedFields: [
    { field: 'title', read: (feed) => feed.title, expected: (site) => site.title },
    { field: 'link', read: (feed) => feed.link, expected: (site) => site.link },
    { field: 'self', read: (feed) => feed.feedUrl, expected: (site) => site.self },
    { field: 'updated', read: (feed) => instant(feed.lastBuildDate), expected: (site) => site.updated },
  ],
  itemFields: [
    { field: 'id', read: ({ id }) => id, expected: ({ guid }) => guid },
    { field: 'link', read: ({ link }) => link, expected: ({ link }) => link },
    { field: 'title', read: ({ title }) => title, expected: ({ title }) => title },
    { field: 'published', read: ({ isoDate }) => isoDate, expected: ({ published }) => published },
    { field: 'updated', read: ({ edited }) => instant(edited), expected: ({ updated }) => updated },
    { field: 'summary', read: ({ summary }) => summary, expected: ({ summary }) => summary },
    { field: 'content', read: ({ content }) => content, expected: ({ content }) => content },
    { field: 'author', read: ({ author }) => author, expected: ({ author }) => author },
    {
      field: 'categories',
      read: ({ terms = [] }) => terms.map((term) => typeof term !== 'string' && term.$['term']),
      expected: ({ tags }) => tags,
    },
    { field: 'sources', read: sourcesOf, expected: ({ sources }) => sources },
    { field: 'picture', read: pictureOf, expected: expectedPicture },
  ],
})
