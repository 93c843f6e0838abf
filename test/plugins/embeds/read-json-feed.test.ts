/**
 * JSON Feeds in the component: Candor’s feeds look as from the server, and other feeds are read
 * safely.
 */

import { legalText } from 'candor-disclosure/text/legal-text.ts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Article } from '../../../src/core/article.ts'
import { renderJsonFeed } from '../../../src/core/feed/json-feed.ts'
import type { Site } from '../../../src/core/settings/site.ts'
import { parseOwnWords } from '../../../src/core/words/own-words.ts'
import { readJsonFeed } from '../../../src/plugins/embeds/browser/read-json-feed.ts'
import { toHeadlines } from '../../../src/plugins/embeds/headlines.ts'
import { headlinesTree } from '../../../src/plugins/embeds/tree.ts'
import { writeHtml } from '../../../src/plugins/embeds/write-html.ts'
import {
  buildArticle,
  buildCorrection,
  buildDisclosure,
  buildSelection,
  buildSite,
  buildSnapshot,
  feedShowing,
} from '../../fixtures/build-article.ts'
import { hostileArticle } from '../../fixtures/hostile-article.ts'
import { buildOptions } from './build-headlines.ts'

const feedUrl = 'https://news.example.org/feed.json'
const options = buildOptions({ images: true, summaries: true })

const feedOf = (articles: readonly Article[], site: Site) =>
  feedShowing(site, buildSelection({ content: 'summary' }), buildSnapshot({ articles }))

function shownByBoth(articles: readonly Article[], site: Site = buildSite()) {
  const feed = feedOf(articles, site)
  const read = readJsonFeed(JSON.parse(renderJsonFeed(feed)), feedUrl)
  return [read, toHeadlines(feed)].map(
    (headlines) => writeHtml(headlinesTree(headlines, options, null)).html,
  )
}

const retraction = { reason: 'It was wrong.', date: new Date('2026-05-03T10:00:00Z') }

describe('a feed of Candor', () => {
  it('looks as from the server for any article', () => {
    fc.assert(
      fc.property(hostileArticle, (article) => {
        fc.pre(legalText(article.title).trim() !== '')
        const [component, server] = shownByBoth([article])
        expect(component).toBe(server)
      }),
    )
  })
})

describe('a feed of Candor with words of its site', () => {
  const own = parseOwnWords(
    JSON.stringify({
      en: {
        labels: { 'ai-autonomous': '[AI]' },
        references: { policy: 'Our rules' },
        embeds: { back: 'All of {title}' },
      },
    }),
  )
  if ('problems' in own) throw new Error(own.problems.join())

  it.each<[string, Partial<Site>]>([
    ['its own', own],
    ['labels in titles', { titleLabel: 'all' }],
    ['the letters AI', { labelForm: 'both', titleLabel: 'all' }],
    ['statements of human articles', { sayHuman: 'on' }],
  ])('looks as from the server: %s', (_, changes) => {
    const languages = ['en', 'pl', 'he', 'ar', 'ja', 'ur', 'zh-TW', 'nn']
    const about = { about: 'urn:x:1', ...buildCorrection() }
    const modes = ['ai-autonomous', 'ai-assisted', 'human-only'] as const
    const articles = languages.flatMap((language) =>
      modes.flatMap((mode) => {
        const disclosure = buildDisclosure({ mode })
        return [
          buildArticle({ language, disclosure }),
          buildArticle({ language, disclosure, standfirst: '' }),
          buildArticle({ language, disclosure, corrections: [buildCorrection()] }),
          buildArticle({ language, disclosure, retraction }),
          buildArticle({
            language,
            disclosure,
            notice: { guid: 'urn:x:n', kind: 'correction', ...about },
          }),
          buildArticle({
            language,
            disclosure,
            notice: { guid: 'urn:x:n', kind: 'retraction', ...about },
          }),
        ]
      }),
    )
    const [component, server] = shownByBoth(articles, buildSite(changes))
    expect(component).toBe(server)
    expect(server).not.toContain('AI: Bridge')
    if ('words' in changes)
      for (const text of ['[AI]', 'Our rules', 'All of Example News'])
        expect(server).toContain(text)
  })
})

describe('a feed of another publisher', () => {
  const statement = 'Écrit par trois stagiaires et un perroquet.'
  const read = (item: object, feed: object = {}) =>
    readJsonFeed(
      { version: 'https://jsonfeed.org/version/1.1', title: 'T', items: [item], ...feed },
      feedUrl,
    )
  const first = (item: object, feed?: object) => read(item, feed).items[0]

  it('has its own label, in its language, the item’s, or the feed’s', () => {
    const label = (given: object, language?: string, feed?: object) =>
      first(
        {
          title: 'A',
          language,
          _candor: { disclosure: { mode: 'ai-assisted', label: 'Z AI:', ...given } },
        },
        feed,
      )?.label
    expect(label({ label_language: 'pl' }, 'de')).toEqual({ text: 'Z AI:', language: 'pl' })
    expect(label({}, 'pl')).toEqual({ text: 'Z AI:', language: 'pl' })
    expect(label({}, undefined, { language: 'pl' })).toEqual({ text: 'Z AI:', language: 'pl' })
    expect(label({ label_language: '"' })).toEqual({ text: 'Z AI:', language: null })
  })

  it.each([
    [undefined, null, null],
    [{}, null, null],
    [{ mode: 'human-only', statement: 'Écrit sans IA.' }, null, 'human-only'],
    [{ mode: 'ai-autonomous', statement }, 'AI-written, no human editor:', 'ai-autonomous'],
    [{ mode: 'ai-autonomous', label: 'Texte d’IA :' }, 'Texte d’IA :', 'ai-autonomous'],
    [{ mode: 'parrot-assisted', statement }, statement, null],
    [{ statement }, statement, null],
  ])('shows how an article was made as the feed discloses it: %j', (disclosure, label, mode) => {
    const item = first({ title: 'A', ...(disclosure && { _candor: { disclosure } }) })
    expect([item?.label?.text ?? null, item?.mode]).toEqual([label, mode])
  })

  it('has only words that are whole', () => {
    const words = { language: 'pl', policy: 'P', sources: 'S', back: 'B {title}', nothing: 'N' }
    const _candor = { words: [words, { ...words, back: 5 }, null, { ...words, language: '"' }] }
    expect(read({}, { _candor }).words).toEqual([words])
  })

  it.each([
    'javascript:alert(1)',
    'JAVASCRIPT:alert(1)',
    'java\nscript:alert(1)',
    'data:text/html,x',
    'vbscript:x',
    ...['blob:x', 'https://', 'http://['],
  ])('does not link %j', (url) => {
    const item = { url, image: url, title: 'A', _candor: { sources: [{ url, title: 'S' }] } }
    const found = read(item, { home_page_url: url, _candor: { policy_url: url } })
    expect([found.homeUrl, found.policyUrl]).toEqual([null, null])
    expect(found.items[0]).toMatchObject({ url: null, picture: null, sources: [] })
  })

  it('resolves relative addresses against the feed’s address', () => {
    expect(first({ title: 'A', url: '/a', image: 'b.png' })).toMatchObject({
      url: 'https://news.example.org/a',
      picture: { url: 'https://news.example.org/b.png' },
    })
  })

  it.each([
    [{ summary: 'S' }, 'S'],
    [{ content_text: 'x'.repeat(500) }, 'x'.repeat(120)],
    [{ url: 'https://a.example/b' }, 'https://a.example/b'],
    [{ title: 5, content_html: '<b>x</b>' }, '–'],
  ])('has a link text for %j without a title', (item, title) => {
    expect(first(item)?.title).toBe(title)
  })

  it('is read for any values of its members', () => {
    const anything = fc.oneof(fc.anything({ withNullPrototype: true }), fc.webUrl(), fc.string())
    const members = [
      'title',
      'url',
      'image',
      'summary',
      'tags',
      'language',
      'date_published',
      '_candor',
      'content_text',
    ]
    const item = fc.dictionary(fc.constantFrom(...members), anything)
    fc.assert(
      fc.property(
        fc.array(fc.oneof(item, anything)),
        anything,
        anything,
        (items, title, _candor) => {
          const headlines = readJsonFeed(
            { version: 'https://jsonfeed.org/version/1', items, title, _candor },
            feedUrl,
          )
          expect(writeHtml(headlinesTree(headlines, options, null)).html).toMatch(/^<section /)
        },
      ),
    )
  })

  it.each([
    null,
    'x',
    [],
    {},
    { version: 'https://jsonfeed.org/version/1.1' },
    { version: '2.0', items: [] },
  ])('%j is no JSON Feed', (feed) => {
    expect(() => readJsonFeed(feed, feedUrl)).toThrow(`${feedUrl} is no JSON Feed`)
  })
})
