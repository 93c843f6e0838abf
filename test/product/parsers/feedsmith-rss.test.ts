/** feedsmith (npm) reads RSS: it exposes more of it than other parsers, with modules. */
import { parseRssFeed, type RssFeed } from 'feedsmith'
import { formats } from '../../../src/core/request/address.ts'
import { compareWithArticles, instant } from './compare.ts'
import {
  asFeedsmithReads,
  expectedPictures,
  expectedSources,
  hrefOf,
  licenceOf,
  picturesOf,
  sourcesOf,
} from './feedsmith-parts.ts'
import { htmlText, withLineFeeds } from './html-text.ts'

compareWithArticles('feedsmith', {
  format: formats.rss,
  parse: (text): RssFeed.Feed<string> => parseRssFeed(text),
  asRead: asFeedsmithReads,
  items: (feed): readonly RssFeed.Item<string>[] => feed.items ?? [],
  feedFields: [
    { field: 'title', read: (feed) => feed.title, expected: (site) => site.title },
    { field: 'link', read: (feed) => feed.link, expected: (site) => site.link },
    {
      field: 'description',
      read: (feed) => feed.description,
      expected: (site) => site.description,
    },
    { field: 'language', read: (feed) => feed.language, expected: (site) => site.language },
    { field: 'copyright', read: (feed) => feed.copyright, expected: (site) => site.rights },
    {
      field: 'contact',
      read: (feed) => feed.managingEditor?.email,
      expected: (site) => site.contact,
    },
    { field: 'ttl', read: (feed) => feed.ttl, expected: (site) => site.ttl },
    {
      field: 'update period',
      read: (feed) => [feed.sy?.updatePeriod, feed.sy?.updateFrequency],
      expected: (site) => ['hourly', 60 / site.ttl],
    },
    {
      field: 'updated',
      read: (feed) => instant(feed.lastBuildDate),
      expected: (site) => site.updatedInSeconds,
    },
    { field: 'image', read: (feed) => feed.image?.url, expected: (site) => site.logo },
    {
      field: 'self',
      read: (feed) => feed.atom?.links?.filter((link) => link.rel === 'self'),
      expected: ({ self, selfType }) => [{ href: self, rel: 'self', type: selfType }],
    },
    {
      field: 'alternate',
      read: (feed) => hrefOf(feed.atom?.links, 'alternate'),
      expected: (site) => site.link,
    },
    { field: 'hub', read: (feed) => hrefOf(feed.atom?.links, 'hub'), expected: (site) => site.hub },
    {
      field: 'AI policy',
      read: (feed) => hrefOf(feed.atom?.links, 'describedby'),
      expected: (site) => site.policy,
    },
    {
      field: 'licence',
      read: (feed) => licenceOf(feed.atom?.links),
      expected: (site) => site.license,
    },
    { field: 'generator', read: (feed) => feed.generator, expected: () => 'Candor 0.1.0' },
  ],
  itemFields: [
    {
      field: 'guid',
      read: ({ guid }) => guid,
      expected: ({ guid }) => ({ value: guid, isPermaLink: false }),
    },
    { field: 'link', read: ({ link }) => link, expected: ({ link }) => link },
    { field: 'title', read: ({ title }) => title, expected: ({ title }) => title },
    {
      field: 'published',
      read: ({ pubDate }) => instant(pubDate),
      expected: ({ publishedInSeconds }) => publishedInSeconds,
    },
    {
      field: 'updated',
      read: ({ atom }) => instant(atom?.updated),
      expected: ({ updated }) => updated,
    },
    {
      field: 'description, which is HTML',
      read: ({ description }) => htmlText(description ?? ''),
      expected: ({ summary }) => withLineFeeds(summary ?? ''),
    },
    {
      field: 'content',
      read: ({ content }) => content?.encoded,
      expected: ({ content }) => content,
    },
    {
      field: 'author',
      read: ({ dc, authors }) => [dc?.creators, authors],
      expected: ({ author }) => [author === undefined ? undefined : [author], undefined],
    },
    {
      field: 'language',
      read: ({ dc }) => dc?.languages?.[0],
      expected: ({ language }) => language,
    },
    {
      field: 'categories',
      read: ({ categories }) => categories,
      expected: ({ tags }) => (tags.length === 0 ? undefined : tags.map((name) => ({ name }))),
    },
    { field: 'sources', read: ({ atom }) => sourcesOf(atom?.links), expected: expectedSources },
    { field: 'picture', read: picturesOf, expected: expectedPictures },
    { field: 'no enclosure', read: ({ enclosures }) => enclosures, expected: () => undefined },
    { field: 'no source feed', read: ({ source }) => source, expected: () => undefined },
    {
      field: 'AI flag',
      read: ({ podcast }) => podcast?.txts,
      expected: ({ ai }) =>
        ai === undefined ? undefined : [{ display: ai, purpose: 'ai-content' }],
    },
  ],
})
