/**
 * Every feed and every corrected entry leads to the feed of corrections, which alone has them as
 * new entries.
 */
import { describe, expect, it } from 'vitest'
import { headerLinks } from '../../../src/core/feed/feed-links.ts'
import { renderFeed } from '../../../src/core/feed/render-feed.ts'
import { allFormats, type FormatKey } from '../../../src/core/request/address.ts'
import type { FeedRequest } from '../../../src/core/request/selection.ts'
import type { Site } from '../../../src/core/settings/site.ts'
import {
  buildArticle,
  buildCorrection,
  buildSelection,
  buildSite,
  buildSnapshot,
  feedShowing,
} from '../../fixtures/build-article.ts'
import { only, readWithSaxes } from '../text/xml-readers.ts'

const address = (file: string) => `https://news.example.org/feeds/corrections/${file}`
const corrected = { corrections: [buildCorrection()] }
const retracted = {
  retraction: { reason: 'It never closed.', date: new Date('2026-05-02T08:30:00Z') },
}

type Changes = {
  readonly request?: Partial<FeedRequest>
  readonly site?: Partial<Site>
  readonly article?: object
}

const feedOf = ({ request = {}, site = {}, article = {} }: Changes = {}) =>
  feedShowing(
    buildSite({ basePath: '/feeds', ...site }),
    buildSelection(request),
    buildSnapshot({ articles: [buildArticle(article)] }),
  )

/** The feed's own links, in order; of JSON Feed, the member. */
function linksOf(key: FormatKey, changes: Changes): readonly (readonly (string | undefined)[])[] {
  const text = renderFeed(feedOf(changes), key)
  if (key === 'json') return [['related', JSON.parse(text)._candor.corrections_url, key]]
  const root = readWithSaxes(text)
  const { children } = key === 'rss' ? only(root, 'channel') : root
  return children
    .filter(({ name }) => name.endsWith('Atom}link'))
    .map(({ attributes: { rel, href, type } }) => [rel, href, type])
}

const content = (changes: Changes) => feedOf(changes).entries[0]?.contentHtml ?? ''
const heading = `<strong><a href="${address('')}">Corrections</a></strong>`

describe.each(allFormats)('$file', ({ key, file, type }) => {
  it('leads to the corrections in the same format, and last to its page, which Liferea takes', () => {
    const links = linksOf(key, {})
    const related = links.filter(([rel]) => rel === 'related')
    expect(related).toEqual([['related', address(file), key === 'json' ? key : type]])
    if (key !== 'json') expect(links.at(-1)?.[0]).toBe('alternate')
    expect(headerLinks(feedOf(), key).filter(({ rel }) => rel === 'related')).toEqual([
      { rel: 'related', href: address(file) },
    ])
  })

  it.each([
    ['the corrections themselves', { request: { family: 'corrections' } }],
    ['where only partners read the corrections', { site: { partnerFeeds: ['corrections'] } }],
    ['where only partners read feeds', { site: { partnerFeeds: ['all'] } }],
  ])('has no such link in %s', (_where, changes) => {
    expect(
      linksOf(key, changes).filter(([rel, href]) => rel === 'related' && href !== undefined),
    ).toEqual([])
    expect(feedOf(changes).feedDescription).not.toContain(address(''))
  })
})

describe('the text of an entry', () => {
  it.each([
    ['corrected', corrected],
    ['retracted', retracted],
    ['corrected and retracted', { ...corrected, ...retracted }],
  ])('leads to the corrections once if it was %s', (_what, article) => {
    expect(content({ article }).split(heading)).toHaveLength(2)
  })

  it('does not if it was not', () => {
    expect(content({})).not.toContain('candor-corrections')
  })

  it('does not where only partners read them', () => {
    const site = { partnerFeeds: ['corrections'] }
    expect(content({ site, article: corrected })).toContain('<strong>Corrections</strong> <ul>')
    expect(content({ site, article: retracted })).not.toContain('candor-corrections')
  })
})
