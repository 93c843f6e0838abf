/** The site’s settings: accepted values, parsed values, and refusals with a hint. */
import { describe, expect, it } from 'vitest'
import { nodeSettings } from '../../../src/core/settings/node.ts'
import { findIncomplete, SettingsError } from '../../../src/core/settings/setting.ts'
import { logSettings, parseSite } from '../../../src/core/settings/site.ts'
import { settings } from '../../../src/core/settings/site-settings.ts'
import { languages } from '../../../src/core/words/languages.ts'
import { facts } from '../../fixtures/facts.ts'
import { describeRows } from './rows.ts'

/** The smallest complete environment. */
const environment = (given: Record<string, string> = {}) => ({
  SITE_ORIGIN: 'https://news.example.org',
  ...given,
})

/** Name → an example value and the site’s field that it sets. */
const fieldOf = Object.fromEntries(
  Object.entries(settings).map(([field, { name }]) => [name, field]),
)
const siteValue = (name: string, text: string) =>
  Object.entries(parseSite(environment({ [name]: text }))).find(
    ([field]) => field === fieldOf[name],
  )?.[1]

function problemsOf(parse: () => unknown): readonly string[] {
  try {
    parse()
  } catch (error) {
    if (error instanceof SettingsError) return error.problems
    throw error
  }
  return []
}

describe('parseSite', () => {
  it('has defaults for all settings except the origin', () => {
    expect(parseSite(environment())).toEqual({
      title: 'Candor',
      description: null,
      origin: 'https://news.example.org',
      basePath: '',
      language: 'en',
      contactEmail: null,
      responsible: null,
      aiUse: null,
      policyUrl: 'https://news.example.org/disclosure',
      licenseUrl: null,
      aiRights: 'unset',
      rights: null,
      hubUrls: [],
      logoUrl: null,
      iconUrl: null,
      feedlyCoverUrl: null,
      feedlyLogoUrl: null,
      feedlyColor: null,
      feedLength: 30,
      pollMinutes: 5,
      edgeSeconds: 10,
      embedAncestors: '*',
      partnerFeeds: null,
      words: languages,
      labelForm: 'local',
      titleLabel: 'off',
      sayHuman: 'off',
    })
  })

  it('treats blank as missing and ignores unknown variables', () => {
    const blank = environment({ SITE_TITLE: '', RIGHTS: '  ', FEED_LENGTH: '', FEED_LENGHT: 'x' })
    expect(parseSite(blank)).toEqual(parseSite(environment()))
  })

  it('puts the policy’s address under the base path', () => {
    expect(parseSite(environment({ BASE_PATH: '/feeds' })).policyUrl).toBe(
      'https://news.example.org/feeds/disclosure',
    )
  })

  it('offers no licence without its address, refuses the same, and says so', () => {
    const licensed = environment({ AI_RIGHTS: ' licensed', LICENSE_URL: ' ' })
    expect(parseSite(licensed).aiRights).toBe('search-only')
    expect(findIncomplete(licensed)).toEqual([
      {
        name: 'AI_RIGHTS=licensed',
        problem: expect.stringMatching(facts('AI_RIGHTS', 'LICENSE_URL', 'search-only')),
      },
    ])
    const complete = { ...licensed, LICENSE_URL: 'https://news.example.org/licence' }
    expect(parseSite(complete).aiRights).toBe('licensed')
    expect(findIncomplete(complete)).toEqual([])
  })

  it('requires an origin, from the environment or from the entry', () => {
    expect(problemsOf(() => parseSite({}))).toEqual([
      expect.stringMatching(
        facts('SITE_ORIGIN', 'http://', 'https://', 'SITE_ORIGIN=https://news.example.org'),
      ),
    ])
    expect(parseSite({}, { origin: 'http://127.0.0.1:8787' }).origin).toBe('http://127.0.0.1:8787')
    expect(parseSite(environment(), { origin: 'http://127.0.0.1:8787' }).origin).toBe(
      'https://news.example.org',
    )
  })

  it('reports all problems at once, one per line', () => {
    const wrong = environment({ FEED_LENGTH: 'abc', SITE_TITLE: 'two\nlines' })
    expect(problemsOf(() => parseSite(wrong))).toEqual([
      expect.stringMatching(facts('SITE_TITLE', String.raw`two\nlines`, 'SITE_TITLE=Example News')),
      expect.stringMatching(facts('FEED_LENGTH', 'abc', 1, 100, 'FEED_LENGTH=30')),
    ])
    expect(() => parseSite(wrong)).toThrow(/^SITE_TITLE .*\nFEED_LENGTH .*$/)
  })

  it('hides a password in its message', () => {
    const [problem] = problemsOf(() =>
      parseSite(environment({ HUB_URL: 'https://user:secret@hub.example.org/' })),
    )
    expect(problem).toMatch(facts('HUB_URL', 'https://…@hub.example.org/'))
    expect(problem).not.toContain('secret')
  })

  it.each([
    ['SITE_TITLE', ' News & Views ', 'News & Views'],
    ['BASE_PATH', '/a/b.c', '/a/b.c'],
    ['SITE_LANGUAGE', 'PT-br', 'pt-BR'],
    ['CONTACT_EMAIL', 'news@example.org', 'news@example.org'],
    ['AI_POLICY_URL', 'https://example.org/ai', 'https://example.org/ai'],
    ['FEEDLY_COLOR', '#00A651', '00a651'],
    ['HUB_URL', 'https://hub.example.org', ['https://hub.example.org/']],
    [
      'HUB_URL',
      'https://a.example/hub, https://B.example\thttps://a.example/hub',
      ['https://a.example/hub', 'https://b.example/'],
    ],
    ['FEED_LENGTH', '100', 100],
    ['EDGE_SECONDS', '0', 0],
    ['EMBED_ANCESTORS', '*', '*'],
    ['EMBED_ANCESTORS', 'https://partner.example', "'self' https://partner.example"],
    [
      'EMBED_ANCESTORS',
      ' HTTPS://Partner.example\n\t http://*.partner.example:8080 ',
      "'self' https://partner.example http://*.partner.example:8080",
    ],
    [
      'EMBED_ANCESTORS',
      'http://localhost:3000 http://127.0.0.1',
      "'self' http://localhost:3000 http://127.0.0.1",
    ],
  ])('%s=%s becomes %s', (name, text, value) => {
    expect(siteValue(name, text)).toEqual(value)
  })

  it.each([
    ['RIGHTS', 'a\u0000b'],
    ['FEEDLY_COLOR', 'green'],
    ['SITE_ORIGIN', 'news.example.org'],
    ['SITE_ORIGIN', 'https://news.example.org/feeds'],
    ['SITE_ORIGIN', 'https://user:secret@news.example.org'],
    ['SITE_ORIGIN', 'ftp://news.example.org'],
    ['BASE_PATH', 'feeds'],
    ['BASE_PATH', '//feeds'],
    ['BASE_PATH', '/a b'],
    ['SITE_LANGUAGE', 'en_GB'],
    ['CONTACT_EMAIL', 'example.org'],
    ['LICENSE_URL', '/license'],
    ['HUB_URL', 'https://user:secret@hub.example.org/'],
    ['HUB_URL', 'https://a.example/ b.example'],
    ['LOGO_URL', 'javascript:alert(1)'],
    ['FEED_LENGTH', '101'],
    ['FEED_LENGTH', '1e1'],
    ['POLL_MINUTES', '7'],
    ['EDGE_SECONDS', '2.5'],
    ['EDGE_SECONDS', '3601'],
    // Values that end the directive or the header, extend it, or are not origins.
    ['EMBED_ANCESTORS', "'none'"],
    ['EMBED_ANCESTORS', "'self' https://partner.example"],
    ['EMBED_ANCESTORS', 'https://*'],
    ['EMBED_ANCESTORS', 'https://partner.*'],
    ['EMBED_ANCESTORS', 'https://partner.example/'],
    ['EMBED_ANCESTORS', 'https://user:secret@partner.example'],
    ['EMBED_ANCESTORS', 'https://bücher.example'],
    ['EMBED_ANCESTORS', 'https://a.example, https://b.example'],
    ['EMBED_ANCESTORS', 'https://a.example; script-src *'],
    ['EMBED_ANCESTORS', 'https://a.example\r\nX-Evil: 1'],
    ['EMBED_ANCESTORS', 'javascript:alert(1)'],
  ])('%s refuses %j', (name, text) => {
    const problems = problemsOf(() => parseSite(environment({ [name]: text })))
    expect(problems).toHaveLength(1)
    expect(problems[0]).toMatch(new RegExp(`^${name} .* ${name}=.+$`))
  })
})

describe('every row of the tables', () => {
  describeRows([
    ...Object.values(settings),
    ...Object.values(nodeSettings),
    ...Object.values(logSettings),
  ])
})
