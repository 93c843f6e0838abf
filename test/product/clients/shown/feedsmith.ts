/**
 * feedsmith (npm), a parser; for readers whose list shows the summary and whose view shows the
 * content.
 */
import { parseAtomFeed, parseJsonFeed, parseRssFeed } from 'feedsmith'
import { type Client, type ShownArticle, withoutTags } from './shown.ts'

export const feedsmith: Client = {
  name: 'feedsmith',
  paths: ['/rss.xml', '/atom.xml', '/feed.json'],
  async read(origin, path) {
    const text = await (await fetch(`${origin}${path}`)).text()
    if (path.endsWith('.json')) return readJson(text)
    return path === '/rss.xml' ? readRss(text) : readAtom(text)
  },
}

function readRss(text: string): readonly ShownArticle[] {
  return (parseRssFeed(text).items ?? []).map(
    ({ title, description, content, dc, categories }) => ({
      title: title ?? '',
      excerpt: withoutTags(description ?? ''),
      text: withoutTags(content?.encoded ?? ''),
      author: dc?.creators?.join(', ') ?? null,
      tags: (categories ?? []).map(({ name }) => name ?? ''),
    }),
  )
}

function readAtom(text: string): readonly ShownArticle[] {
  return (parseAtomFeed(text).entries ?? []).map(
    ({ title, summary, content, authors, categories }) => ({
      title: title?.value ?? '',
      excerpt: summary?.value ?? '',
      text: withoutTags(content?.value ?? ''),
      author: authors?.map(({ name }) => name).join(', ') ?? null,
      tags: (categories ?? []).map(({ term }) => term ?? ''),
    }),
  )
}

function readJson(text: string): readonly ShownArticle[] {
  return (parseJsonFeed(text).items ?? []).map(
    ({ title, summary, content_html: html, authors, tags }) => ({
      title: title ?? '',
      excerpt: summary ?? '',
      text: withoutTags(html ?? ''),
      author: authors?.map(({ name }) => name).join(', ') ?? null,
      tags: tags ?? [],
    }),
  )
}
