/** What a check leaves out of a document that is made to cost, and where it says so. */
import { describe, expect, it } from 'vitest'
import { CannotCheck, checkDocument } from '../src/check-document.ts'
import { checkText } from '../src/check-text.ts'
import { observeRights } from '../src/observe-rights.ts'
import { maxRobots } from '../src/robots-text.ts'
import { change, json, rss } from './documents.ts'

const check = (text: string) =>
  checkDocument({ text, address: null }, { now: new Date('2025-12-13T00:00:00Z') })
/** What a report says that it left out. */
const unreadOf = (text: string) =>
  check(text).findings.flatMap(({ code, detail }) => (code === 'not-read' ? [detail] : []))
const many = (unit: string, count: number) => unit.repeat(count)

describe('says what was not read', () => {
  it.each([
    ['items of RSS', change(rss, '<item>', `${many('<item/>', 10_000)}<item>`), '10002'],
    ['items of JSON', change(json, '"items":[', `"items":[${many('{},', 10_000)}`), '10002'],
    [
      'tags of JSON',
      change(json, '"content_html"', `"tags":["a"${many(',"a"', 10_000)}],"content_html"`),
      '10001',
    ],
    ['findings', change(rss, '<language>', `${many('<link>a</link>', 10_001)}<language>`), '10000'],
    [
      'faults of a text',
      change(rss, '&lt;p&gt;The', `${many('&lt;a href=b&gt;', 1001)}&lt;p&gt;The`),
      'text',
    ],
    [
      'pictures of a set',
      change(rss, '&lt;p&gt;The', `&lt;img srcset="${many('https://a.example/ 1x,', 501)}"&gt;The`),
      'pictures',
    ],
    ['regions', `<html>${many('<p ai-disclosure="human-only">a</p>', 1001)}`, '1000'],
    [
      'articles of a page',
      `<html>${many('<script type="application/ld+json">{"@type":"Article"}</script>', 10_001)}`,
      '10001',
    ],
  ])('%s', (_, text, part) => {
    const findings = check(text).findings.filter(({ detail }) => / read\.|these are/.test(detail))
    expect(findings).toContainEqual(
      expect.objectContaining({ detail: expect.stringContaining(part) }),
    )
  })

  it('the end of robots.txt', async () => {
    const ask = async (url: string) => ({
      ...{ status: 200, headers: new Headers(), bytes: new Uint8Array(), failure: null },
      text: url.endsWith('robots.txt') ? 'a'.repeat(maxRobots + 1) : '',
    })
    const answer = await ask('https://news.example.org/')
    const seen = await observeRights(ask, 'https://news.example.org/', answer)
    expect(seen.find(({ code }) => code === 'not-read')?.holds).toBe(false)
  })

  it('words for people of more than a sentence, which end with “…”', () => {
    const [item] = check(
      change(
        rss,
        '&lt;p&gt;',
        `<![CDATA[<p class="candor-disclosure">${many('word ', 1000)}</p>]]>`,
      ),
    ).items
    expect(item?.found.at(-1)?.raw).toMatch(/^(?:word ){399}word…$/)
  })
})

it('says nothing of it for ordinary documents', () => {
  expect([rss, json].flatMap(unreadOf)).toEqual([])
})

it.each([
  ['names', many('<a/>', 150_001)],
  ['a namespace', `<a xmlns="${many('x', 501)}"/>`],
  ['a base', `<a xml:base="${many('x', 501)}"/>`],
  ['tags of a text', `<a>${many('&lt;p&gt;', 400_001)}</a>`],
])('refuses a document with too long, or too many: %s', (_, inner) => {
  const text = change(rss, '<language>', `${inner}<language>`)
  expect(() => check(text)).toThrow(CannotCheck)
  expect(() => check(text)).toThrow(/more than/)
})

it.each(['', '<hr ai-disclosure="x">'])(
  'refuses a tag with too many attributes after “%s”',
  (region) => {
    const tag = (count: number) =>
      change(
        rss,
        '&lt;p&gt;The',
        `<![CDATA[${region}<p${Array.from({ length: count }, (_, n) => ` a${n}`).join('')}>]]>The`,
      )
    expect(check(tag(9999)).format).toBe('rss')
    expect(() => check(tag(10_001))).toThrow(CannotCheck)
  },
)

it('compares the first 2000 statements, and says so', () => {
  const statement = '<item><candor:statement>a</candor:statement></item>'
  const signed = (count: number) =>
    unreadOf(change(rss, '<item>', `${many(statement, count)}<item>`))
  expect([signed(2000), signed(2001)]).toEqual([[], [expect.stringContaining('2001 statements')]])
})

it('finds a feed broken that has more errors than slips', () => {
  const unknown = (count: number) => check(change(rss, 'Harbour 1', many('&x;', count)))
  expect(unknown(1000).format).toBe('rss')
  const { format, findings } = unknown(20_001)
  expect([format, findings[0]?.code]).toEqual([null, 'not-well-formed'])
  expect(findings[0]?.detail).toContain('too often')
})

it('finds a statement of millions of characters changed', async () => {
  const statement = `<candor:statement>${many('a', 4_900_000)}.a.a</candor:statement>`
  const { items } = await checkText(
    { text: change(rss, '<pubDate>', `${statement}<pubDate>`), address: null },
    { now: new Date('2025-12-13T00:00:00Z') },
  )
  expect(items.map((item) => item.statement)).toEqual(['different', null])
})

it('refuses to repair more ampersands than slips', () => {
  const bare = (count: number) => change(rss, 'Harbour 1', many('& ', count))
  expect(check(bare(100)).format).toBe('rss')
  const { format, findings } = check(bare(20_001))
  expect([format, findings[0]?.code]).toEqual([null, 'not-well-formed'])
  expect(findings[0]?.detail).toContain('&amp;')
})

it('shortens texts of strangers in findings, which repeat them', () => {
  const text = change(rss, 'tag:news.example.org,2026:1', many('x', 10_000))
  const long = check(change(text, 'Harbour 1', `${many('x', 10_000)} A &amp;amp; B`))
  for (const { item, detail } of long.findings)
    expect([(item ?? '').length <= 201, detail.length <= 1001]).toEqual([true, true])
  expect(long.findings).not.toEqual([])
})
