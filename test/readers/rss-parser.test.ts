/** rss-parser (npm), used by many web sites, reads RSS and Atom with xml2js. */
import Parser from 'rss-parser'
import { formats } from '../../src/request/formats.ts'
import { compareWithArticles, instant } from './compare.ts'
import { htmlText, withLineFeeds } from './html-text.ts'

type Extras = Readonly<Partial<Record<'language' | 'ttl' | 'lastBuildDate' | 'managingEditor' | 'copyright', string>>>
type ItemExtras = Readonly<Partial<Record<'content:encoded' | 'language' | 'author' | 'id', string>>>

const parse = (text: string) => new Parser<Extras, ItemExtras>().parseString(text)

compareWithArticles('rss-parser', {
  format: formats.rss,
  parse,
  items: (feed): readonly (ItemExtras & Parser.Item)[] => feed.items,
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
    {
      field: 'description, which is HTML',
      read: ({ content }) => htmlText(content ?? ''),
      expected: ({ summary }) => withLineFeeds(summary ?? ''),
    },
    { field: 'content', read: (item) => item['content:encoded'], expected: ({ content }) => content },
    { field: 'author', read: ({ creator }) => creator, expected: ({ author }) => author },
    { field: 'language', read: ({ language }) => language, expected: ({ language }) => language },
    { field: 'no enclosure', read: ({ enclosure }) => enclosure, expected: () => undefined },
  ],
})

compareWithArticles('rss-parser', {
  format: formats.atom,
  parse,
  items: (feed): readonly (ItemExtras & Parser.Item)[] => feed.items,
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
    { field: 'summary', read: ({ summary }) => summary, expected: ({ summary }) => summary },
    { field: 'content', read: ({ content }) => content, expected: ({ content }) => content },
    { field: 'author', read: ({ author }) => author, expected: ({ author }) => author },
  ],
})
