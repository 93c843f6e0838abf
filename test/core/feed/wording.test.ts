/**
 * The words of a site in its feeds: its own texts, labels in titles, and the statement of human
 * articles.
 */
import { parseAtomFeed, parseJsonFeed, parseRssFeed } from 'feedsmith'
import { describe, expect, it } from 'vitest'
import type { Article, Notice } from '../../../src/core/article.ts'
import { pictureLabel } from '../../../src/core/disclosure/picture-labels.ts'
import { renderFeed } from '../../../src/core/feed/render-feed.ts'
import { archivedPart } from '../../../src/core/request/selection.ts'
import type { Site } from '../../../src/core/settings/site.ts'
import { parseOwnWords } from '../../../src/core/words/own-words.ts'
import { wordsFor } from '../../../src/core/words/spoken.ts'
import {
  buildArticle,
  buildCorrection,
  buildDisclosure,
  buildSelection,
  buildSite,
  buildSnapshot,
  feedShowing,
} from '../../fixtures/build-article.ts'

const later = new Date('2026-05-03T10:00:00Z')
const retraction = { reason: 'It was wrong.', date: later }
const human = buildDisclosure({
  mode: 'human-only',
  model: null,
  provider: null,
  generatedAt: null,
})
function feedOf(article: Partial<Article>, changes: Partial<Site>, request = buildSelection()) {
  const snapshot = buildSnapshot({ articles: [buildArticle(article)] })
  return feedShowing(buildSite(changes), request, snapshot)
}

const everyFormat = (feed: ReturnType<typeof feedOf>) => [
  parseRssFeed(renderFeed(feed, 'rss')).items?.[0],
  parseAtomFeed(renderFeed(feed, 'atom')).entries?.[0],
  parseJsonFeed(renderFeed(feed, 'json')).items?.[0],
]

const titlesOf = (article: Partial<Article>, site: Partial<Site>) =>
  new Set(
    everyFormat(feedOf(article, site)).map((entry) => {
      const title = entry?.title
      return typeof title === 'object' ? title.value : title
    }),
  )

describe('TITLE_LABEL', () => {
  const title = 'Bridge reopens after flood'
  const assisted = buildDisclosure({ mode: 'ai-assisted', reviewedBy: 'R. Reviewer' })

  it('leaves titles alone by default', () => {
    expect(titlesOf({}, {})).toEqual(new Set([title]))
  })

  it.each<[string, Partial<Article>, Partial<Site>, string]>([
    ['autonomous', {}, { titleLabel: 'autonomous' }, `AI: ${title}`],
    ['autonomous, not assisted', { disclosure: assisted }, { titleLabel: 'autonomous' }, title],
    ['all', { disclosure: assisted }, { titleLabel: 'all' }, `AI-assisted: ${title}`],
    ['all, not human', { disclosure: human }, { titleLabel: 'all' }, title],
    ['in German', { language: 'de' }, { titleLabel: 'all' }, `KI: ${title}`],
    ['with AI', { language: 'de' }, { titleLabel: 'all', labelForm: 'ai' }, `AI: ${title}`],
    ['in Urdu', { language: 'ur' }, { titleLabel: 'all' }, `\u2068AI:\u2069 ${title}`],
    ['retracted', { retraction }, { titleLabel: 'all' }, `Retracted: AI: ${title}`],
    [
      'retracted, in Japanese',
      { retraction, language: 'ja' },
      { titleLabel: 'all' },
      `撤回済み：AI：${title}`,
    ],
    [
      'retracted, in Hebrew',
      { retraction, language: 'he' },
      { titleLabel: 'all', labelForm: 'ai' },
      `הוסר: \u200fAI: ${title}`,
    ],
    [
      'retracted, in Urdu',
      { retraction, language: 'ur' },
      { titleLabel: 'all' },
      `\u2068Retracted:\u2069 \u2068AI:\u2069 ${title}`,
    ],
  ])('is in all formats: %s', (_, article, site, expected) => {
    expect(titlesOf(article, site)).toEqual(new Set([expected]))
  })

  it.each<[string, Partial<Article>, Notice['kind'], string]>([
    ['a correction', {}, 'correction', `Correction: AI: ${title}`],
    ['a retraction', { retraction }, 'retraction', `Retraction: AI: ${title}`],
    [
      'a correction of a retracted article',
      { retraction },
      'correction',
      `Correction: AI: ${title}`,
    ],
    [
      'a retraction in Japanese',
      { language: 'ja', retraction },
      'retraction',
      `撤回：AI：${title}`,
    ],
  ])('follows what the entry is, in the feed of corrections: %s', (_, article, kind, expected) => {
    const notice = {
      guid: 'urn:x:notice',
      about: 'urn:x:1',
      kind,
      text: 'It was wrong.',
      date: later,
      url: null,
    }
    expect(titlesOf({ ...article, notice }, { titleLabel: 'all' })).toEqual(new Set([expected]))
  })
})

describe('SAY_HUMAN', () => {
  const contentOf = (article: Partial<Article>, site: Partial<Site>) =>
    feedOf(article, site).entries[0]?.contentHtml ?? ''

  it('ends a human article with its statement', () => {
    expect(contentOf({ disclosure: human, language: 'pl' }, { sayHuman: 'on' })).toMatch(
      /<\/section>\n<p class="candor-disclosure" lang="pl" dir="ltr">Napisane przez człowieka bez użycia generatywnej sztucznej inteligencji\.<\/p>\n<\/div>$/,
    )
    const own = buildDisclosure({ ...human, statement: 'By <hand>.' })
    expect(contentOf({ disclosure: own }, { sayHuman: 'on' })).toMatch(
      />By &lt;hand&gt;\.<\/p>\n<\/div>$/,
    )
  })

  it('says nothing by default, nor in other modes', () => {
    expect(contentOf({ disclosure: human }, {})).not.toContain('candor-disclosure')
    expect(contentOf({}, { sayHuman: 'on' })).toBe(contentOf({}, {}))
  })
})

describe('LABELS', () => {
  const own = parseOwnWords(
    JSON.stringify({
      en: {
        labels: { 'ai-autonomous': 'Robot:' },
        statements: { 'ai-autonomous': 'A robot wrote this.' },
        references: { policy: 'Our rules', sources: 'Read for this' },
        tags: { 'ai-autonomous': 'Robots' },
        entry: {
          corrections: 'Mistakes',
          corrected: 'Mistake found {date}:',
          retracted: 'Gone since {date}:',
          retractedTitle: 'Gone: {title}',
          sentence: '({label})',
        },
        families: { archive: 'Old news {part}', reviewed: 'By people' },
        pictures: { generated: 'A robot drew this' },
      },
    }),
  )
  if ('problems' in own) throw new Error(own.problems.join())

  it('replaces the label, the statement and the sentences of an entry', () => {
    const [entry] = feedOf({ corrections: [buildCorrection()] }, own).entries
    expect(entry?.summary).toMatch(
      /^Robot: Mistake found \d+ May 2026: .+ The stone bridge carries traffic again\.$/,
    )
    expect(entry?.disclosure?.tag).toBe('Robots')
    for (const text of ['A robot wrote this.', 'Our rules', 'Read for this', 'Mistakes']) {
      expect(entry?.contentHtml).toContain(`>${text}<`)
    }
    expect(feedOf({ standfirst: '' }, own).entries[0]?.summary).toBe('(Robot)')
    const [retracted] = feedOf({ retraction }, own).entries
    expect(retracted?.summary).toBe('Robot: Gone since 3 May 2026: It was wrong.')
    expect(retracted?.title).toBe('Gone: Bridge reopens after flood')
    expect(retracted?.contentHtml).toContain('Gone since <time')
  })

  it('opens what it says of an article in another direction with marks', () => {
    const urdu = (article: Partial<Article>) =>
      feedOf({ ...article, language: 'ur' }, {}).entries[0]?.lead
    expect(urdu({ retraction })).toBe('\u2068Retracted on 3 May 2026:\u2069 It was wrong.')
    expect(urdu({ corrections: [buildCorrection({ text: '…' })], standfirst: '' })).toMatch(
      /^\u2068Corrected on \d+ May 2026:\u2069 …$/,
    )
  })

  it('replaces names of feeds and labels of pictures', () => {
    const part = archivedPart('reviewed', { month: '2026-05', number: 1 })
    expect(feedOf({}, own, part).title).toBe('Example News: By people, Old news 2026-05/1')
    expect(pictureLabel('trainedAlgorithmicMedia', wordsFor('en', own.words))?.text).toBe(
      'A robot drew this',
    )
  })

  it('is in all formats, and JSON Feed carries the label itself', () => {
    const feed = feedOf({}, own)
    for (const format of ['rss', 'atom', 'json'] as const) {
      expect(renderFeed(feed, format)).toContain('A robot wrote this.')
      expect(renderFeed(feed, format)).toContain('Robot: The stone bridge')
    }
    expect(JSON.parse(renderFeed(feed, 'json')).items[0]._candor.disclosure.label).toBe('Robot:')
  })
})
