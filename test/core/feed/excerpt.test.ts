/** A summary for an article without a standfirst: the beginning of its text. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { excerptOf } from '../../../src/core/feed/excerpt.ts'
import { renderFeed } from '../../../src/core/feed/render-feed.ts'
import {
  buildArticle,
  buildDisclosure,
  buildSelection,
  buildSite,
  buildSnapshot,
  feedShowing,
} from '../../fixtures/build-article.ts'
import { runs } from '../../fixtures/runs.ts'
import { only, readWithSaxes, textOf } from '../text/xml-readers.ts'

const sentence = 'The council met on Monday, and voted for the bridge. '

describe('excerptOf', () => {
  it('keeps a short text whole', () => {
    expect(excerptOf('Dr. Ray came')).toBe('Dr. Ray came')
  })

  it.each([
    ['a sentence', sentence.repeat(20), sentence.repeat(5).trim()],
    [
      'a sentence, not an abbreviation',
      `${sentence.repeat(2)}Then Dr. ${'x'.repeat(300)}`,
      sentence.repeat(2).trim(),
    ],
    [
      'a quotation',
      `${'word '.repeat(30)}“so.” ${'word '.repeat(60)}`,
      `${'word '.repeat(30)}“so.”`,
    ],
    ['a Chinese sentence', '市议会周一开会。'.repeat(60), '市议会周一开会。'.repeat(37)],
    ['a word', 'word, '.repeat(100), `${'word, '.repeat(49)}word…`],
    ['any character without spaces', '漢'.repeat(400), `${'漢'.repeat(300)}…`],
    [
      'any character without spaces, never within one',
      `x${'e\u0301'.repeat(400)}`,
      `x${'e\u0301'.repeat(149)}…`,
    ],
  ])('ends after %s', (_after, text, expected) => {
    expect(excerptOf(text)).toBe(expected)
  })

  it('is a beginning of any text, and never longer than 301 characters', () => {
    const words = fc.array(
      fc.constantFrom('a', 'word.', '。', 'é', 'e\u0301', '👩‍👩', 'ends!', '(“x.”)'),
      {
        maxLength: 400,
      },
    )
    fc.assert(
      fc.property(words, fc.constantFrom(' ', ''), (parts, between) => {
        const text = parts.join(between)
        const excerpt = excerptOf(text)
        expect(text.startsWith(excerpt.replace(/…$/, ''))).toBe(true)
        expect(Array.from(excerpt).length).toBeLessThanOrEqual(301)
        expect(excerpt === '').toBe(text === '')
      }),
      runs(500),
    )
  })
})

describe('an article without a standfirst', () => {
  const bodyHtml = `<h2>News</h2><p>${sentence.repeat(9)}</p><script>x</script>`
  const expected = `News ${sentence.repeat(5)}`.trim()

  const summariesOf = (
    disclosure: ReturnType<typeof buildDisclosure> | null,
    content: 'full' | 'summary',
  ) => {
    const article = buildArticle({ standfirst: ' ', bodyHtml, disclosure, sources: [] })
    const feed = feedShowing(
      buildSite(),
      buildSelection({ content }),
      buildSnapshot({ articles: [article] }),
    )
    const item = only(only(readWithSaxes(renderFeed(feed, 'rss')), 'channel'), 'item')
    const entry = only(readWithSaxes(renderFeed(feed, 'atom')), 'atom:entry')
    const [json] = JSON.parse(renderFeed(feed, 'json')).items
    return [
      textOf(item, 'description'),
      textOf(entry, 'atom:summary'),
      json.summary,
      json.content_text,
    ]
  }

  it.each([
    ['by a human', buildDisclosure({ mode: 'human-only', model: null, provider: null })],
    ['of an unknown mode', null],
  ])('%s is summarised by its beginning in all formats', (_name, disclosure) => {
    expect(summariesOf(disclosure, 'summary')).toEqual(Array(4).fill(expected))
    expect(summariesOf(disclosure, 'full').slice(0, 3)).toEqual(Array(3).fill(expected))
  })

  it('by an AI keeps its label as the summary', () => {
    expect(summariesOf(buildDisclosure(), 'summary')[0]).toMatch(/^AI-written.*\.$/)
  })
})
