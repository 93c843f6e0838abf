/**
 * Tests that the database and requests normalize hosts and language tags alike, so that a request
 * finds every listed family.
 */
import { describe, expect, it } from 'vitest'
import { languageOf, registrableDomain } from '../../../src/core/families/members.ts'
import {
  publicSuffixRules,
  renewPublicSuffixes,
} from '../../../src/hosts/node/database/public-suffixes.ts'
import { facts } from '../../fixtures/facts.ts'
import { insertArticle } from '../../fixtures/insert-article.ts'
import { type Bench, textOf } from './bench.ts'
import { runOnPglite } from './on-pglite.ts'

const rules = publicSuffixRules()
const batchLength = 5000

/**
 * Each rule's host with zero to three labels in front: shorter than the rule, equal, and longer.
 */
const ruleHosts = rules.flatMap((rule) => {
  const host = rule.replace(/^(!|\*\.)/, '')
  return ['', 'a.', 'b.a.', 'c.b.a.'].map((labels) => `${labels}${host}`)
})

const hostCases: readonly (readonly [string, string | null])[] = [
  ['www.example.org', 'example.org'],
  ['example.org', 'example.org'],
  ['WWW.Example.ORG', 'example.org'],
  ['www.example.org.', 'example.org'],
  ['www.example.org:8443', 'example.org'],
  ['www.bbc.co.uk:80', 'bbc.co.uk'],
  ['co.uk', null],
  ['CO.UK.', null],
  ['org', null],
  ['localhost', null],
  ['localhost:8080', null],
  ['a.b.unknown-ending', 'b.unknown-ending'],
  ['github.io', null],
  ['example.github.io', 'example.github.io'],
  ['a.example.github.io', 'example.github.io'],
  ['www.ck', 'www.ck'],
  ['a.www.ck', 'www.ck'],
  ['b.a.ck', 'b.a.ck'],
  ['a.ck', null],
  ['city.kawasaki.jp', 'city.kawasaki.jp'],
  ['my_desk.example.org', 'example.org'],
  ['_dmarc.example.org', 'example.org'],
  ['a--b.example.org', 'example.org'],
  ['3.example.org', 'example.org'],
  ['www.1st.example', '1st.example'],
  ['192.0.2.1', null],
  ['192.0.2.1:8080', null],
  ['192.0.2', null],
  ['2130706433', null],
  ['[2001:db8::1]', null],
  ['[2001:db8::1]:8080', null],
  ['[::ffff:192.0.2.1]', null],
  ['www.xn--mnchen-3ya.example', 'xn--mnchen-3ya.example'],
  ['www.XN--MNCHEN-3YA.example', 'xn--mnchen-3ya.example'],
  ['a.xn--ciqpn.hk', 'a.xn--ciqpn.hk'],
  ['xn--ciqpn.hk', null],
  [`${'a'.repeat(63)}.example`, `${'a'.repeat(63)}.example`],
  [`${'a'.repeat(64)}.example`, null],
  [`example.${'a'.repeat(64)}`, null],
  [`${`${'a'.repeat(60)}.`.repeat(4)}example.org`, 'example.org'],
  [`${`${'a'.repeat(60)}.`.repeat(4)}examples.org`, null],
  ['_x.example', '_x.example'],
  ['-x.example', null],
  ['x-.example', null],
  ['-x.example.org', null],
  ['x.example-', null],
]

const foreignHosts: readonly (readonly [string, string | null])[] = [
  ['www.münchen.example', 'xn--mnchen-3ya.example'],
  ['WWW.MÜNCHEN.example:8443', 'xn--mnchen-3ya.example'],
  ['www.mu\u0308nchen.example', 'xn--mnchen-3ya.example'],
  ['www.例え.テスト', 'xn--r8jz45g.xn--zckzah'],
  ['个人.hk', null],
  ['www.ｅｘａｍｐｌｅ.org', 'example.org'],
  ['www．example．org', 'example.org'],
  ['www.😀.example', 'xn--e28h.example'],
]

/** Sources can have them: PostgreSQL does not parse URLs as browsers do. */
const unparsableHosts = ['example.0x1', 'www.example.0x', 'a.b.08']

const letters = 'abcdefghijklmnopqrstuvwxyz'.split('')
const codes = letters.flatMap((first) => letters.map((second) => first + second))
const tags = [
  ...codes.flatMap((code) => [
    code,
    code.toUpperCase(),
    `${code}-GB`,
    `${code}-Latn-RS`,
    `${code}l`,
  ]),
  ...[
    'zh-Hant-TW',
    'haw-US',
    'es-419',
    'fil',
    'IW-il',
    'MO-md',
    'de-1996',
    'de-u-co-phonebk',
    'en-x-private',
  ],
  ...['sgn-ase', 'zh-cmn-Hans-CN', 'und', 'abc-12345678', 'In', 'iN-Id'],
]

const urls = [
  'https://www.bbc.co.uk/news',
  'https://192.0.2.1/',
  'https://github.io/',
  'http://NEWS.example.ORG:80',
]

/** The results of the database function `name` for these texts. */
async function fold({ sql }: Bench, name: string, texts: readonly string[]): Promise<unknown[]> {
  const list = texts.map((text) => `'${text}'`).join()
  const rows = await sql(`select ${name}(text) as folded
    from unnest(array[${list}]) with ordinality as given(text, place) order by place`)
  return rows.map((row) => row['folded'])
}

const folded = (host: string) =>
  registrableDomain.parse(new URL(`https://${host}/`).hostname) ?? null

export function describeDomains(bench: () => Bench): void {
  describe('the registrable domain', () => {
    it('uses the same public suffix rules in the database as in requests', async () => {
      const rows = await bench().sql('select rule from public_suffixes')
      expect(rows.map((row) => String(row['rule'])).sort()).toEqual(rules)
      expect(rules.length).toBeGreaterThan(5000)
    })

    it('is the same in the database and in requests for every rule', async () => {
      const different: unknown[] = []
      for (let start = 0; start < ruleHosts.length; start += batchLength) {
        const hosts = ruleHosts.slice(start, start + batchLength)
        const found = await fold(
          bench(),
          'candor_domain',
          hosts.map((host) => `https://${host}/path`),
        )
        const expected = hosts.map(folded)
        for (const [index, host] of hosts.entries()) {
          if (found[index] !== expected[index])
            different.push([host, found[index], expected[index]])
        }
      }
      expect(different).toEqual([])
    }, 120_000)

    it('is the same in both for hosts of every kind, whatever stands around them in a URL', async () => {
      const cases = hostCases.flatMap(([host, domain]) =>
        ['https://', 'HTTP://'].flatMap((scheme) =>
          ['', '/', '/a@b:c', '?q=//x.test', '#f'].map(
            (rest) => [`${scheme}${host}${rest}`, domain] as const,
          ),
        ),
      )
      expect(hostCases.map(([host]) => [host, folded(host)])).toEqual(hostCases)
      const found = await fold(
        bench(),
        'candor_domain',
        cases.map(([url]) => url),
      )
      expect(cases.map(([url], index) => [url, found[index]])).toEqual(cases)
    })
  })

  it('no domain is that of a host that no URL can have', async () => {
    const found = await fold(
      bench(),
      'candor_domain',
      unparsableHosts.map((host) => `https://${host}/`),
    )
    expect(
      unparsableHosts.map((host, index) => [host, registrableDomain.parse(host), found[index]]),
    ).toEqual(unparsableHosts.map((host) => [host, undefined, null]))
  })

  it('a host that is not ASCII is refused, with the way to convert it, and the converted one has its domain', async () => {
    const { db, sql } = bench()
    await insertArticle(db, {}, { sources: [{}] })
    for (const [given, domain] of foreignHosts) {
      const url = `https://${given}/a`
      const refused = sql(`update sources set url = '${url}'`)
      await expect(refused).rejects.toMatchObject({
        message: expect.stringContaining(url),
        hint: expect.stringMatching(facts('source_url_has_an_ascii_host', 'xn--', 'URL')),
      })
      await sql(`update sources set url = '${new URL(url).href}'`)
      expect([given, (await sql('select domain from sources'))[0]?.['domain']]).toEqual([
        given,
        domain,
      ])
    }
    await sql(`update sources set url = 'https://example.org/ü?q=ü#ü'`)
    expect(foreignHosts.length).toBeGreaterThan(5)
  })

  describe('the domain of a source', () => {
    const domains = async () =>
      (await bench().sql('select domain from sources order by position')).map(
        (row) => row['domain'],
      )
    it('is set by the database when the source is inserted and when its URL changes', async () => {
      const { db, sql } = bench()
      await insertArticle(db, {}, { sources: urls.map((url) => ({ url })) })
      expect(await domains()).toEqual(['bbc.co.uk', null, null, 'example.org'])
      await sql(`update sources set url = 'https://a.example.net/' || position where position > 2`)
      expect(await domains()).toEqual(['bbc.co.uk', null, 'example.net', 'example.net'])
      await sql(`update sources set url = 'https://localhost/' where position = 1`)
      expect(await domains()).toEqual([null, null, 'example.net', 'example.net'])
    })

    it('cannot be set by hand', async () => {
      const { db, sql } = bench()
      await insertArticle(db, {}, { sources: urls.map((url) => ({ url, domain: 'example.com' })) })
      for (const value of [`'example.com'`, 'null', 'url']) {
        await sql(`update sources set domain = ${value}`)
        expect(await domains()).toEqual(['bbc.co.uk', null, null, 'example.org'])
      }
    })

    it('selects the feed that lists the article', async () => {
      const { db, sql } = bench()
      const families = async () =>
        (
          await sql(
            `select family from listings where family like 'sources/%' and left_at is null order by family`,
          )
        ).map((row) => row['family'])
      await insertArticle(
        db,
        {},
        { sources: [...urls, 'https://example.org/2'].map((url) => ({ url })) },
      )
      expect(await families()).toEqual(['sources/bbc.co.uk', 'sources/example.org'])
      await sql(`update sources set url = 'https://example.net/' where position = 1`)
      expect(await families()).toEqual(['sources/example.net', 'sources/example.org'])
    })
  })

  describe('a renewed list', () => {
    it('moves the articles whose sources have another domain to their feeds, by date', async () => {
      const { db, sql } = bench()
      await sql(`delete from public_suffixes where rule = 'co.uk'`)
      const publishedAt = new Date('2026-05-01T12:00:00Z')
      await insertArticle(db, { publishedAt }, { sources: urls.map((url) => ({ url })) })
      const version = async () => textOf(sql, `select version from families where family = 'all'`)
      const before = await version()
      expect(await renewPublicSuffixes(db)).toBe(1)
      expect(await sql('select domain from sources where position = 1')).toEqual([
        { domain: 'bbc.co.uk' },
      ])
      expect(
        await sql(`select family, left_at is null as here, listed_at = '2026-05-01 12:00Z' as dated
          from listings where family like 'sources/%' order by family`),
      ).toEqual([
        { family: 'sources/bbc.co.uk', here: true, dated: true },
        { family: 'sources/co.uk', here: false, dated: false },
        { family: 'sources/example.org', here: true, dated: false },
      ])
      const after = await version()
      expect(after).not.toBe(before)
      expect(await renewPublicSuffixes(db)).toBe(0)
      expect(await version()).toBe(after)
      expect((await sql('select rule from public_suffixes')).length).toBe(rules.length)
    })
  })

  describe('the language of a tag', () => {
    it('is the same in the database and in requests', async () => {
      const found = await fold(bench(), 'candor_language', tags)
      expect(found).toEqual(tags.map((tag) => languageOf.parse(tag)))
      expect(tags.length).toBeGreaterThan(3000)
    })

    it.each([
      ['de-AT', 'de'],
      ['ZH-hant-TW', 'zh'],
      ['iw', 'he'],
      ['in-ID', 'id'],
      ['ji', 'yi'],
      ['jw', 'jv'],
      ['MO-md', 'ro'],
    ])('of %s is %s', async (tag, language) => {
      expect(languageOf.parse(tag)).toBe(language)
      expect(await fold(bench(), 'candor_language', [tag])).toEqual([language])
    })
  })
}

if (import.meta.vitest) runOnPglite(describeDomains)
