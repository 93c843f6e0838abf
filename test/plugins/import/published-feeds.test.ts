/**
 * Five feeds in the shape of other software, read as three parsers read them that nobody here
 * wrote.
 */
import FeedParser from 'feedparser'
import { parseAtomFeed, parseJsonFeed, parseRssFeed } from 'feedsmith'
import Parser from 'rss-parser'
import { beforeAll, describe, expect, it } from 'vitest'
import type { SentBody } from '../../../src/plugins/publish/article-body.ts'
import { codesOf, fixture, fixtureText, type Imported, importAll } from './read.ts'

type Read = {
  guid?: string | undefined
  url?: string | undefined
  title?: string | undefined
  date?: string | undefined
  content?: string | undefined
  topics?: readonly string[] | undefined
  author?: string | undefined
}

const instant = (text: string | undefined) =>
  text === undefined ? undefined : new Date(text).toISOString()

async function withRssParser(text: string): Promise<readonly Read[]> {
  const parser = new Parser<object, { 'content:encoded'?: string; id?: string; author?: string }>()
  const { items } = await parser.parseString(text)
  return items.map((item) => ({
    guid: item.guid ?? item.id,
    url: item.link,
    title: item.title,
    date: instant(item.isoDate),
    content: item['content:encoded'] ?? item.content,
    // It reads the text of a category, which Atom has in an attribute.
    topics: item.id === undefined ? (item.categories ?? []) : undefined,
    author: item.creator ?? item.author,
  }))
}

async function withFeedparser(text: string): Promise<readonly Read[]> {
  const parser = new FeedParser({ resume_saxerror: false, addmeta: false })
  parser.end(text)
  const items: FeedParser.Item[] = []
  for await (const item of parser) items.push(item)
  return items.map((item) => ({
    guid: item.guid,
    url: item.link,
    date: item.pubdate?.toISOString(),
    topics: item.categories,
    author: item.author,
  }))
}

const first = <T>(values: readonly T[] | undefined): T | undefined => values?.[0]

const withFeedsmith: Readonly<Record<string, (text: string) => readonly Read[]>> = {
  rss: (text) =>
    (parseRssFeed(text).items ?? []).map((item) => ({
      guid: item.guid?.value,
      url: item.link,
      title: item.title,
      date: instant(item.pubDate),
      content: item.content?.encoded ?? item.description,
      topics: item.categories?.map(({ name }) => name ?? '') ?? [],
      author: first(item.dc?.creators),
    })),
  atom: (text) =>
    (parseAtomFeed(text).entries ?? []).map((entry) => ({
      guid: entry.id,
      url: first(entry.links)?.href,
      date: instant(entry.published),
      content: typeof entry.content === 'string' ? entry.content : entry.content?.value,
      topics: entry.categories?.map(({ term }) => term ?? '') ?? [],
      author: first(entry.authors)?.name,
    })),
  'json-feed': (text) =>
    (parseJsonFeed(text).items ?? []).map((item) => ({
      guid: item.id,
      url: item.url,
      date: instant(item.date_published),
      content: item.content_html,
      topics: item.tags ?? [],
    })),
}

const labelsOf = (article: SentBody | undefined) =>
  article?.topics?.map((topic) => (typeof topic === 'string' ? topic : topic.label))

const feeds = [
  { name: 'wordpress.rss.xml', format: 'rss', language: 'en-GB' },
  { name: 'ghost.rss.xml', format: 'rss', language: 'en' },
  { name: 'hugo.rss.xml', format: 'rss', language: 'de-DE' },
  { name: 'jekyll.atom.xml', format: 'atom', language: 'en' },
  { name: 'microblog.feed.json', format: 'json-feed', language: 'en' },
] as const

/** Parsers trim texts; two of them escape plain texts in a description as little as it was. */
const comparable = (html: string | null | undefined) =>
  html
    ?.replace(/<p><a href="[^"]*">[^<]*<\/a><\/p>$/, '')
    .replace(/^<p>(Ab Montag[^<]*)<\/p>$/, '$1')
    .trim()

describe.each(feeds)('$name', ({ name, format, language }) => {
  let imported: Imported
  beforeAll(async () => {
    const needed = name.startsWith('ghost') || name.startsWith('microblog')
    imported = await importAll(fixture(name), {
      mode: 'human-only',
      ...(needed && { language: 'en' }),
    })
  })

  const parsers: Readonly<
    Record<string, (text: string) => readonly Read[] | Promise<readonly Read[]>>
  > = {
    feedsmith: withFeedsmith[format] ?? (() => []),
    ...(format !== 'json-feed' && { 'rss-parser': withRssParser, feedparser: withFeedparser }),
  }

  it.each(Object.keys(parsers))('is read as %s reads it', async (parser) => {
    const read = (await parsers[parser]?.(fixtureText(name))) ?? []
    expect(read).toHaveLength(2)
    expect(imported.format).toBe(format)
    for (const [index, { guid, url, title, date, content, topics, author }] of read.entries()) {
      const article = imported.articles[index]
      expect(article?.guid).toBe(guid)
      expect(article?.url).toBe(url)
      expect(article?.published_at).toBe(date)
      if (title !== undefined && format === 'rss') expect(article?.title).toBe(title)
      if (content !== undefined) expect(comparable(article?.body_html)).toBe(content.trim())
      if (topics !== undefined) expect(labelsOf(article)).toEqual(topics)
      if (author !== undefined && author !== null) expect(article?.byline).toBe(author)
    }
  })

  it('has its language and status', () => {
    expect(imported.articles.map((article) => article.language)).toEqual([language, language])
    expect(imported.articles.map(({ status }) => status)).toEqual(['published', 'published'])
  })
})

it('does not repeat the excerpt that WordPress cut from the text', async () => {
  const { items } = await importAll(fixture('wordpress.rss.xml'))
  expect(items.map(({ article }) => article.standfirst)).toEqual([
    '',
    'What to know before you go.',
  ])
  expect(items.map(codesOf).map((codes) => codes.includes('standfirst_left_out'))).toEqual([
    true,
    false,
  ])
})

it('links a sound file at the end of the text', async () => {
  const { items } = await importAll(fixture('wordpress.rss.xml'))
  expect(items[1]?.article.body_html).toMatch(
    /<\/p>\n<p><a href="https:\/\/old\.example\.org\/[^"]*market\.mp3">market\.mp3<\/a><\/p>$/,
  )
  expect(items.map(codesOf)[1]).toContain('enclosure_as_link')
})

it('reads the escaped titles of Jekyll', async () => {
  const { articles } = await importAll(fixture('jekyll.atom.xml'))
  expect(articles[0]).toMatchObject({
    title: 'How we count <votes> & seats',
    byline: 'Ben Example',
    updated_at: '2024-02-11T08:30:00.000Z',
    picture: { alt: 'Two columns of numbers', type: 'image/png' },
  })
  expect(articles[1]).toMatchObject({
    byline: 'Ada Example',
    byline_url: 'https://blog.example.org/ada/',
    updated_at: null,
  })
})

it('makes a title of the first words where a feed has none', async () => {
  const { items } = await importAll(fixture('microblog.feed.json'))
  expect(items[0]?.article.title).toBe(
    'A photo of the harbour, taken this morning before the rain came and everybody…',
  )
  expect(items.map(codesOf)[0]).toContain('title_guessed')
})
