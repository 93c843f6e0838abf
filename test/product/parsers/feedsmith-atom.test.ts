/** feedsmith (npm) reads Atom: it exposes more of it than other parsers, with Media RSS. */
import { type AtomFeed, parseAtomFeed } from 'feedsmith'
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

compareWithArticles('feedsmith', {
  format: formats.atom,
  parse: (text): AtomFeed.Feed<string> => parseAtomFeed(text),
  asRead: asFeedsmithReads,
  items: (feed): readonly AtomFeed.Entry<string>[] => feed.entries ?? [],
  feedFields: [
    { field: 'id', read: (feed) => feed.id, expected: (site) => site.link },
    { field: 'title', read: (feed) => feed.title, expected: (site) => ({ value: site.title }) },
    {
      field: 'subtitle',
      read: (feed) => feed.subtitle,
      expected: (site) => ({ value: site.description }),
    },
    { field: 'language', read: (feed) => feed.xml?.lang, expected: (site) => site.language },
    { field: 'rights', read: (feed) => feed.rights?.value, expected: (site) => site.rights },
    {
      field: 'author',
      read: (feed) => feed.authors,
      expected: ({ publisher, email }) => [{ ...publisher, ...(email !== undefined && { email }) }],
    },
    { field: 'updated', read: (feed) => instant(feed.updated), expected: (site) => site.updated },
    { field: 'logo', read: (feed) => feed.logo, expected: (site) => site.logo },
    { field: 'icon', read: (feed) => feed.icon, expected: (site) => site.icon },
    {
      field: 'self',
      read: (feed) => feed.links?.filter((link) => link.rel === 'self'),
      expected: ({ self, selfType }) => [{ href: self, rel: 'self', type: selfType }],
    },
    {
      field: 'alternate',
      read: (feed) => hrefOf(feed.links, 'alternate'),
      expected: (site) => site.link,
    },
    { field: 'hub', read: (feed) => hrefOf(feed.links, 'hub'), expected: (site) => site.hub },
    {
      field: 'AI policy',
      read: (feed) => hrefOf(feed.links, 'describedby'),
      expected: (site) => site.policy,
    },
    { field: 'licence', read: (feed) => licenceOf(feed.links), expected: (site) => site.license },
    { field: 'generator', read: (feed) => feed.generator?.text, expected: () => 'Candor' },
  ],
  itemFields: [
    { field: 'id', read: ({ id }) => id, expected: ({ guid }) => guid },
    {
      field: 'link',
      read: ({ links }) => links?.filter(({ rel }) => rel === 'alternate'),
      expected: ({ link }) => [{ href: link, rel: 'alternate', type: 'text/html' }],
    },
    {
      field: 'title',
      read: ({ title }) => title,
      expected: ({ title }) => ({ value: title, type: 'text' }),
    },
    {
      field: 'published',
      read: ({ published }) => instant(published),
      expected: ({ published }) => published,
    },
    {
      field: 'updated',
      read: ({ updated }) => instant(updated),
      expected: ({ updated }) => updated,
    },
    {
      field: 'summary',
      read: ({ summary }) => summary,
      expected: ({ summary }) =>
        summary === undefined ? undefined : { value: summary, type: 'text' },
    },
    {
      field: 'content',
      read: ({ content }) => content,
      expected: ({ content }) =>
        content === undefined ? undefined : { value: content, type: 'html' },
    },
    {
      field: 'author',
      read: ({ authors }) => authors?.[0]?.name,
      expected: ({ author }) => author,
    },
    { field: 'language', read: ({ xml }) => xml?.lang, expected: ({ language }) => language },
    {
      field: 'topics',
      read: ({ categories = [] }) => categories.filter(({ scheme }) => scheme === undefined),
      expected: ({ topics }) => topics.map((topic) => ({ term: topic, label: topic })),
    },
    {
      field: 'tag of the mode',
      read: ({ categories }) => categories?.find(({ scheme }) => scheme !== undefined)?.label,
      expected: ({ tag }) => tag,
    },
    { field: 'sources', read: ({ links }) => sourcesOf(links), expected: expectedSources },
    { field: 'picture', read: picturesOf, expected: expectedPictures },
    { field: 'no source feed', read: ({ source }) => source, expected: () => undefined },
  ],
})
