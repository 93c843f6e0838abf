/** The directory’s files (OPML, feeds.json, sitemap, OpenSearch), from fixed data. */
import { describe, expect, it } from 'vitest'
import type { DirectoryEntry, DirectoryGroup } from '../../../src/core/directory/directory.ts'
import { renderOpenSearch } from '../../../src/core/directory/open-search.ts'
import { renderOpml } from '../../../src/core/directory/opml.ts'
import { canonicalListing, parseListing } from '../../../src/core/request/directory-listing.ts'
import { SelectionError } from '../../../src/core/request/parameter.ts'
import { buildSite } from '../../fixtures/build-article.ts'
import {
  all,
  attribute,
  only,
  readInNamespace,
  readWithSaxes,
  textOf,
} from '../text/xml-readers.ts'

const site = buildSite({ basePath: '/wire', title: 'News & <Views>' })

function buildEntry(changes: Partial<DirectoryEntry> = {}): DirectoryEntry {
  const homeUrl = 'https://news.example.org/wire/topics/a/'
  return {
    key: 'topics/a',
    name: 'A & "B" <C>',
    homeUrl,
    feedUrls: { rss: `${homeUrl}rss.xml`, atom: `${homeUrl}atom.xml`, json: `${homeUrl}feed.json` },
    count: 12,
    newestAt: new Date('2026-05-01T12:00:00.250Z'),
    languages: ['en'],
    ...changes,
  }
}

const buildGroup = (changes: Partial<DirectoryGroup> = {}): DirectoryGroup => ({
  group: 'topics',
  title: 'Topics',
  total: 1,
  entries: [buildEntry()],
  ...changes,
})
const empty = buildGroup({ group: 'languages', title: 'Languages', total: 0, entries: [] })

describe('OPML 2.0', () => {
  it('has the attributes that readers import: type, text, title, xmlUrl, htmlUrl, language', () => {
    const root = readWithSaxes(renderOpml(site, [buildGroup(), empty]))
    expect(attribute(root, 'version')).toBe('2.0')
    expect(textOf(only(root, 'head'), 'title')).toBe('News & <Views>')
    const [folder, ...others] = all(only(root, 'body'), 'outline')
    expect(others).toEqual([])
    expect(folder && attribute(folder, 'text')).toBe('Topics')
    const [outline] = folder ? all(folder, 'outline') : []
    const attributes = ['type', 'text', 'title', 'xmlUrl', 'htmlUrl', 'version', 'language'].map(
      (name) => outline && attribute(outline, name),
    )
    const home = 'https://news.example.org/wire/topics/a/'
    const name = 'News & <Views>: A & "B" <C>'
    expect(attributes).toEqual(['rss', name, name, `${home}rss.xml`, home, 'RSS2', 'en'])
  })

  it('has no folder for one group, and its title counts the listed feeds', () => {
    const root = readWithSaxes(renderOpml(site, [buildGroup({ total: 7000 })]))
    expect(textOf(only(root, 'head'), 'title')).toBe('News & <Views>: Topics (1/7000)')
    expect(all(only(root, 'body'), 'outline').map((each) => attribute(each, 'type'))).toEqual([
      'rss',
    ])
  })

  it('has no language for mixed feeds, and is valid when empty', () => {
    const mixed = renderOpml(site, [
      buildGroup({ entries: [buildEntry({ languages: ['en', 'de'] })] }),
    ])
    expect(mixed).not.toContain('language=')
    expect(all(only(readWithSaxes(renderOpml(site, [empty])), 'body'), 'outline')).toEqual([])
  })
})

const openSearch = 'http://a9.com/-/spec/opensearch/1.1/'

describe('the OpenSearch description', () => {
  it('shortens the name to 16 characters without splitting a character', () => {
    const named = (title: string) =>
      textOf(readInNamespace(renderOpenSearch(buildSite({ title })), openSearch), 'ShortName')
    expect(named('The Exampleton Gazette')).toBe('The Exampleton G')
    expect(named(`${'x'.repeat(15)}😀`)).toBe('x'.repeat(15))
  })
})

describe('the query of a directory page', () => {
  const parse = (group: 'topics' | null, query: string) =>
    parseListing(group, new URLSearchParams(query))

  it('has one canonical form', () => {
    expect(parse('topics', 'q=+a%09%00b++&page=2')).toEqual({ like: 'a b', page: 2 })
    expect(parse(null, 'page=7')).toEqual({ like: '', page: 1 })
    expect([
      canonicalListing('', 1),
      canonicalListing('a b&c', 1),
      canonicalListing('ä', 3),
    ]).toEqual(['', '?q=a+b%26c', '?q=%C3%A4&page=3'])
  })

  it.each([
    'page=0',
    'page=-1',
    'page=1.5',
    'page=1001',
    'page=',
    'page=x',
    `q=${'x'.repeat(101)}`,
  ])('refuses ?%s', (query) => {
    expect(() => parse('topics', query)).toThrow(SelectionError)
  })
})
