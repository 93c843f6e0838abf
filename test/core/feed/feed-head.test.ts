/** A feed’s title, in each language, and all its addresses. */
import { describe, expect, it } from 'vitest'
import { families } from '../../../src/core/families/families.ts'
import { toFeedHead } from '../../../src/core/feed/feed-head.ts'
import {
  archivedPart,
  type FeedRequest,
  parseSearch,
  parseSelection,
  wholeFamily,
} from '../../../src/core/request/selection.ts'
import { withOwnHub } from '../../../src/core/settings/site.ts'
import { buildSite, buildSnapshot } from '../../fixtures/build-article.ts'

const site = buildSite({ feedLength: 30 })
const part = { month: '2026-04', number: 2 }
const asked = (family: string, query = '') =>
  parseSelection(family, new URLSearchParams(query), site.feedLength)
const placed = (
  request: FeedRequest,
  changes: Parameters<typeof buildSnapshot>[0] = {},
  at = site,
) => toFeedHead(at, request, buildSnapshot(changes))

const urls = (base: string, query = '') => ({
  rss: `${base}rss.xml${query}`,
  atom: `${base}atom.xml${query}`,
  json: `${base}feed.json${query}`,
})

/** At least one family of each kind, with its name in English. */
const named: readonly [string, string | null][] = [
  ['all', null],
  ['topics/public-works', 'Public works'],
  ['sources/bbc.co.uk', 'Articles that cite bbc.co.uk'],
  ['languages/de', 'Deutsch'],
  ['languages/ar', 'العربية'],
  ['languages/tlh', 'tlh'],
  ['modes/ai-autonomous', 'Written by AI, no human editor'],
  ['modes/ai-assisted', 'AI-assisted'],
  ['modes/human-only', 'Written without AI'],
  ['reviewed', 'Written or reviewed by humans'],
  ['corrections', 'Corrections and retractions'],
]
const labelsOf = (family: string) => new Map([[family.replace('topics/', ''), 'Public works']])

/** Copied by hand: sources, the three modes, reviewed, corrections, a part of the archive. */
const wording: Readonly<Record<string, readonly string[]>> = {
  en: [
    ...named.flatMap(([family, name]) =>
      /^(sources|modes|reviewed|corr)/.test(family) && name ? [name] : [],
    ),
    'Archive 2026-04/2',
  ],
  de: [
    ...['Artikel, die bbc.co.uk zitieren', 'Von KI verfasst, ohne menschliche Redaktion'],
    ...['KI-gestützt', 'Ohne KI verfasst', 'Von Menschen verfasst oder geprüft'],
    ...['Korrekturen und zurückgezogene Artikel', 'Archiv 2026-04/2'],
  ],
  ar: [
    ...['مقالات تستشهد بـ bbc.co.uk', 'كتبها الذكاء الاصطناعي دون محرر بشري'],
    ...['بمساعدة الذكاء الاصطناعي', 'كُتبت دون ذكاء اصطناعي', 'كتبها بشر أو راجعوها'],
    ...['تصحيحات ومقالات مسحوبة', 'الأرشيف 2026-04/2'],
  ],
}

describe('the title', () => {
  it('is tested for every kind of family', () => {
    const tested = new Set(named.map(([family]) => (family === 'all' ? '' : family.split('/')[0])))
    expect(tested).toEqual(new Set(families.map(({ path }) => path)))
  })

  it.each(named)('of %s is the site’s title and "%s"', (family, name) => {
    const place = placed(wholeFamily(family, 30), { labels: labelsOf(family) })
    expect(place.name).toBe(name)
    expect(place.title).toBe(name === null ? 'Example News' : `Example News: ${name}`)
    expect(place.feedDescription).toBe(
      name === null
        ? 'News from an example. Corrections and retractions: https://news.example.org/corrections/'
        : `${name}. News from an example`,
    )
  })

  it.each(Object.keys(wording))(
    'is in the site’s language, %s, not in that of its articles',
    (language) => {
      const own = named.filter(([family]) => /^(sources|modes|reviewed|corrections)/.test(family))
      for (const tag of [language, `${language.toUpperCase()}-001`]) {
        const at = buildSite({ language: tag })
        const names = own.map(([family]) => placed(wholeFamily(family, 50), {}, at).name)
        expect([...names, placed(archivedPart('all', part), {}, at).name]).toEqual(
          wording[language],
        )
      }
    },
  )

  it('of a part of the archive adds the month and number; the description does not', () => {
    const place = placed(archivedPart('topics/a', part), { labels: new Map([['a', 'A']]) })
    expect(place).toMatchObject({
      name: 'A, Archive 2026-04/2',
      title: 'Example News: A, Archive 2026-04/2',
    })
    expect(place.feedDescription).toBe('A. News from an example')
    const everything = placed(archivedPart('all', part))
    expect(everything.title).toBe('Example News: Archive 2026-04/2')
    expect(everything.feedDescription).toBe(
      'News from an example. Corrections and retractions: https://news.example.org/corrections/',
    )
  })
})

describe('the description', () => {
  const corrections = 'Corrections and retractions: https://news.example.org/corrections/'

  it.each([
    ['News', 'News.'],
    ['News.', 'News.'],
    ['Fresh news!', 'Fresh news!'],
    ['News at last?  ', 'News at last?'],
    ['News and more…', 'News and more…'],
    ['毎日のニュース。', '毎日のニュース。'],
    ['新鲜新闻！', '新鲜新闻！'],
    ['今天有什么新闻？', '今天有什么新闻？'],
    ['ताज़ा ख़बर।', 'ताज़ा ख़बर।'],
    ['ما الجديد؟', 'ما الجديد؟'],
    ['They say: “News!”', 'They say: “News!”'],
    ['News:', 'News:'],
    ['News (daily)', 'News (daily).'],
    ['News from “Here”', 'News from “Here”.'],
  ])('leads to the corrections, after %s', (description, sentence) => {
    const head = placed(wholeFamily('all', 30), {}, buildSite({ description }))
    expect(head.feedDescription).toBe(`${sentence} ${corrections}`)
    expect(head.description).toBe(description.trim())
  })

  it('follows the feed’s name, which may end with punctuation too', () => {
    const topic = (label: string) =>
      placed(wholeFamily('topics/a', 30), { labels: new Map([['a', label]]) })
    expect(topic('What now?').feedDescription).toBe('What now? News from an example')
    expect(topic('A').description).toBe('A. News from an example')
    expect(
      placed(wholeFamily('topics/a', 30), {}, buildSite({ description: '' })).description,
    ).toBe('a')
  })
})

describe('the addresses', () => {
  const at = buildSite({ basePath: '/feeds', feedLength: 30 })
  const root = 'https://news.example.org/feeds'

  it('have canonical parameters; only parameters that select articles change the id', () => {
    const query = '?topic=a&topic=b&since=2026-04-01T10:00:00Z&limit=5&content=summary'
    const place = placed(
      asked('reviewed', 'content=summary&limit=5&since=2026-04-01T10:59:00Z&topic=b&topic=a'),
      {},
      at,
    )
    const home = `${root}/reviewed/`
    const chosen = `${home}?topic=a&topic=b`
    expect(place).toMatchObject({ id: chosen, homeUrl: chosen, selfUrls: urls(home, query) })
    expect(placed(asked('reviewed', 'limit=5&content=summary'), {}, at)).toMatchObject({
      id: home,
      homeUrl: home,
    })
    expect(place.title).toBe('Example News: Written or reviewed by humans · a / b')
  })
})

describe('the hubs of a feed', () => {
  const hubUrls = ['https://a.example/hub', 'https://b.example/']
  const hubsOf = (request: FeedRequest, at = site) => placed(request, {}, at).hubUrls
  const search = parseSearch(new URLSearchParams('q=solar'), site.feedLength)

  it('are all that HUB_URL names, but none of a closed part', () => {
    const others = withOwnHub(buildSite({ hubUrls }))
    for (const query of [
      '',
      'topic=science',
      'content=summary',
      'limit=5',
      'since=2026-11-24T18:00:00Z',
    ]) {
      expect(hubsOf(asked('all', query), others)).toEqual(hubUrls)
    }
    expect(hubsOf(search, others)).toEqual(hubUrls)
    expect(hubsOf(archivedPart('all', part), others)).toEqual([])
  })

  it('are our own if push is on and HUB_URL names none, where it takes subscribers', () => {
    const own = withOwnHub(buildSite({ hubUrls: [], basePath: '/news', feedLength: 30 }))
    for (const query of [
      '',
      'topic=science',
      'content=summary',
      'topic=science&limit=30',
      'page=2',
    ]) {
      expect([query, hubsOf(asked('all', query), own)]).toEqual([
        query,
        ['https://news.example.org/news/hub'],
      ])
    }
    for (const query of ['limit=5', 'topic=science&limit=5', 'since=2026-11-24T18:00:00Z']) {
      expect([query, hubsOf(asked('all', query), own)]).toEqual([query, []])
    }
    expect([hubsOf(search, own), hubsOf(archivedPart('all', part), own)]).toEqual([[], []])
  })

  it('are none if push is off and HUB_URL names none', () => {
    expect(hubsOf(asked('all'), buildSite({ hubUrls: [] }))).toEqual([])
  })
})
