/** feedsmith (npm) reads JSON Feed. content.test.ts reads the content. */
import { type JsonFeed, parseJsonFeed } from 'feedsmith'
import { formats } from '../../../src/core/request/address.ts'
import { compareWithArticles, instant } from './compare.ts'

compareWithArticles('feedsmith', {
  format: formats.json,
  parse: (text): JsonFeed.Feed<string> => parseJsonFeed(text),
  items: (feed): readonly JsonFeed.Item<string>[] => feed.items ?? [],
  feedFields: [
    { field: 'title', read: (feed) => feed.title, expected: (site) => site.title },
    {
      field: 'description',
      read: (feed) => feed.description,
      expected: (site) => site.description,
    },
    { field: 'home page', read: (feed) => feed.home_page_url, expected: (site) => site.link },
    { field: 'self', read: (feed) => feed.feed_url, expected: (site) => site.self },
    { field: 'language', read: (feed) => feed.language, expected: (site) => site.language },
    {
      field: 'no author beside those of the items',
      read: (feed) => feed.authors,
      expected: () => undefined,
    },
    { field: 'icon', read: (feed) => feed.icon, expected: (site) => site.logo },
    { field: 'favicon', read: (feed) => feed.favicon, expected: (site) => site.icon },
    {
      field: 'hub',
      read: (feed) => feed.hubs,
      expected: ({ hub }) => (hub === undefined ? undefined : [{ type: 'WebSub', url: hub }]),
    },
  ],
  itemFields: [
    { field: 'id', read: ({ id }) => id, expected: ({ guid }) => guid },
    { field: 'url', read: ({ url }) => url, expected: ({ link }) => link },
    {
      field: 'no external url',
      read: ({ external_url }) => external_url,
      expected: () => undefined,
    },
    { field: 'title', read: ({ title }) => title, expected: ({ title }) => title },
    {
      field: 'published',
      read: (item) => instant(item.date_published),
      expected: ({ published }) => published,
    },
    {
      field: 'updated',
      read: (item) => instant(item.date_modified),
      expected: ({ updated }) => updated,
    },
    { field: 'summary', read: ({ summary }) => summary, expected: ({ summary }) => summary },
    {
      field: 'author',
      read: ({ authors }) => authors?.[0]?.name,
      expected: ({ author }) => author,
    },
    { field: 'language', read: ({ language }) => language, expected: ({ language }) => language },
    { field: 'tags', read: ({ tags }) => tags ?? [], expected: ({ tags }) => tags },
    { field: 'image', read: ({ image }) => image, expected: ({ picture }) => picture?.url },
    { field: 'no attachment', read: ({ attachments }) => attachments, expected: () => undefined },
  ],
})
