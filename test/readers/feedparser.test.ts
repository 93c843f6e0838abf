/** feedparser (npm), a streaming parser of many aggregators, reads RSS and Atom with sax. */
import FeedParser from 'feedparser'
import { formats } from '../../src/request/formats.ts'
import { compareWithArticles, type Field } from './compare.ts'
import type { ExpectedFeed, ExpectedItem } from './expected.ts'
import { htmlText, withLineFeeds } from './html-text.ts'

type Reading = { readonly meta: FeedParser.Meta; readonly items: readonly FeedParser.Item[] }

/** Fails on XML that is not well-formed. (`strict` would break `pubdate`.) */
async function parse(text: string): Promise<Reading> {
  const parser = new FeedParser({ resume_saxerror: false, addmeta: false })
  parser.end(text)
  const items: FeedParser.Item[] = []
  for await (const item of parser) items.push(item)
  return { meta: parser.meta, items }
}

/** feedparser returns `null` for missing fields. */
const present = (value: unknown) => value ?? undefined

/** feedparser trims texts, and splits `srcset` at every comma, also inside of addresses. */
const asFeedparserReads = (text: string) => text.trim().replace('?a=1,2 2x', '?a=1,https://news.example.org/2 2x')

/** An element that feedparser does not interpret; several would be a list. */
const element = (item: FeedParser.Item, name: string): string | undefined => item[name]?.['#']

/** feedparser takes plain text with tags for HTML and resolves its addresses. */
const unresolved = (text: string | undefined) => text?.replaceAll('src=https://news.example.org/x', 'src=x')

/** feedparser strips tags from titles and descriptions, so read the element itself. */
const raw = (reading: FeedParser.Item | FeedParser.Meta, name: string): string | undefined =>
  unresolved((reading[`rss:${name}`] ?? reading[`atom:${name}`])?.['#'])

/** feedparser adds enclosures of its own for Media RSS. */
const pictureOf = ({ enclosures }: FeedParser.Item) =>
  enclosures.map(({ url, type, length }) => ({ url, type, length }))
const expectedPicture = ({ picture }: ExpectedItem) =>
  picture === null ? [] : [{ url: picture.url, type: picture.type, length: String(picture.size) }]

const feedFields: readonly Field<Reading, ExpectedFeed>[] = [
  { field: 'title', read: ({ meta }) => raw(meta, 'title'), expected: (site) => site.title },
  {
    field: 'description',
    read: ({ meta }) => raw(meta, 'description') ?? raw(meta, 'subtitle'),
    expected: (site) => site.description,
  },
  { field: 'link', read: ({ meta }) => meta.link, expected: (site) => site.link },
  { field: 'self', read: ({ meta }) => meta.xmlurl, expected: (site) => site.self },
  { field: 'hub', read: ({ meta }) => meta['cloud'].href, expected: (site) => site.hub },
  { field: 'language', read: ({ meta }) => meta.language, expected: (site) => site.language },
  { field: 'image', read: ({ meta }) => meta.image.url, expected: (site) => site.logo },
]

const itemFields: readonly Field<FeedParser.Item, ExpectedItem>[] = [
  { field: 'guid', read: ({ guid }) => guid, expected: ({ guid }) => guid },
  { field: 'link', read: ({ link }) => link, expected: ({ link }) => link },
  { field: 'title', read: (item) => raw(item, 'title'), expected: ({ title }) => title },
  {
    field: 'content',
    read: ({ description }) => present(description),
    expected: ({ content, summary }) => content ?? summary,
  },
  { field: 'picture', read: pictureOf, expected: expectedPicture },
  { field: 'categories', read: ({ categories }) => categories, expected: ({ tags }) => tags },
]

compareWithArticles('feedparser', {
  format: formats.rss,
  parse,
  asRead: asFeedparserReads,
  items: ({ items }) => items,
  feedFields: [
    ...feedFields,
    { field: 'updated', read: ({ meta }) => meta.date?.toISOString(), expected: (site) => site.updatedInSeconds },
  ],
  itemFields: [
    ...itemFields,
    { field: 'published', read: ({ pubdate }) => pubdate?.toISOString(), expected: (item) => item.publishedInSeconds },
    {
      field: 'summary, which is HTML',
      read: ({ summary }) => htmlText(summary ?? ''),
      expected: ({ summary }) => withLineFeeds(summary ?? ''),
    },
    { field: 'author', read: (item) => element(item, 'dc:creator'), expected: ({ author }) => author },
    { field: 'language', read: (item) => element(item, 'dc:language'), expected: ({ language }) => language },
  ],
})

compareWithArticles('feedparser', {
  format: formats.atom,
  parse,
  asRead: asFeedparserReads,
  items: ({ items }) => items,
  feedFields: [
    ...feedFields,
    { field: 'icon', read: ({ meta }) => present(meta.favicon), expected: ({ icon }) => icon },
    { field: 'updated', read: ({ meta }) => meta.date?.toISOString(), expected: ({ updated }) => updated },
  ],
  itemFields: [
    ...itemFields,
    { field: 'published', read: ({ pubdate }) => pubdate?.toISOString(), expected: ({ published }) => published },
    { field: 'updated', read: ({ date }) => date?.toISOString(), expected: ({ updated }) => updated },
    { field: 'summary', read: (item) => raw(item, 'summary'), expected: ({ summary }) => summary },
    { field: 'author', read: (item) => item['atom:author']?.name['#'], expected: ({ author }) => author },
    { field: 'language', read: (item) => item['atom:@']['xml:lang'], expected: ({ language }) => language },
  ],
})
