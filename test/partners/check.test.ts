/** Each checker finds each fault, in golden documents that were spoiled. */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { checkFeed } from '../../src/partners/check/check.ts'
import { presets } from '../../src/partners/presets.ts'
import type { PartnerName } from '../../src/settings/partners.ts'

const now = new Date('2026-05-04T12:00:00Z')
const golden = (name: PartnerName) =>
  readFileSync(new URL(`../golden/partners/${name}.rss.xml`, import.meta.url), 'utf8')
const encode = (text: string) => new TextEncoder().encode(text)
const check = (name: PartnerName, text: string, at = now) =>
  checkFeed(presets[name], encode(text), at).findings.map(({ what }) => what)

/** What is replaced, by what, and what the partner says then. */
type Spoiled = readonly [was: string | RegExp, is: string, says: RegExp]

const always: readonly Spoiled[] = [
  ['</channel>', '', /cannot be read/],
  ['encoding="utf-8"', 'encoding="iso-8859-1"', /cannot be read: the encoding is iso-8859-1/],
  ['<rss version="2.0"', '<rss version="0.9"', /version of RSS is "0.9"/],
  [/<language>.*<\/language>/, '', /no <language>/],
  [/<channel>\s*<title>.*<\/title>/, '<channel>', /channel has no <title>/],
  [/<guid .*<\/guid>/g, '<guid>https://news.example.org/reviewed</guid>', /names two items/],
  [
    /<link>https:\/\/news.example.org\/reviewed<\/link>/,
    '<link>http://news.example.org/reviewed</link>',
    /no https address/,
  ],
  [
    /<pubDate>Fri, 01 May 2026 12:00:00 GMT<\/pubDate>/,
    '<pubDate>2026-05-01T12:00:00Z</pubDate>',
    /not a date of RFC 822/,
  ],
  [/Fri, 01 May 2026 12:00:00 GMT/, 'Tue, 05 May 2026 12:00:00 GMT', /in the future/],
  [/<title>Stone bridge/, '<title>Stone &lt;b&gt;bridge&lt;/b&gt;', /title has HTML/],
  [
    /<content:encoded>[\s\S]*?<\/content:encoded>/,
    '<content:encoded>&lt;p&gt; &lt;/p&gt;</content:encoded>',
    /no text in <content:encoded>/,
  ],
  [/url="https:\/\/news.example.org\/pictures/, 'url="http://news.example.org/pictures', /no https address/],
]

const own: Readonly<Record<PartnerName, readonly Spoiled[]>> = {
  msn: [
    [/<title>Stone bridge.*<\/title>/, '<title>Exactly twenty chars</title>', /title has 20 characters/],
    [/<title>Stone bridge/, `<title>${'x'.repeat(150)}`, /Allowed are 21 to 150/],
    [/<title>Stone bridge/, '<title>Stone bridge www.example.org', /title has an address/],
    ['<h2>Sources', '<section></section><h2>Sources', /<section> is not allowed/],
    ['<h2>Sources', '<p style="color:red">a</p><h2>Sources', /style of its own/],
    ['<h2>Sources', '<a href="tel:+1">a</a><h2>Sources', /link "tel:\+1" is not allowed/],
    ['<h2>Sources', '<img src="/a.jpg"><h2>Sources', /picture "\/a.jpg" has no absolute/],
    [/<media:credit>.*<\/media:credit>/, '', /no <media:credit>/],
    ['<mi:hasSyndicationRights>1', '<mi:hasSyndicationRights>', /no <mi:hasSyndicationRights>/],
    ['fileSize="84211"', 'fileSize="14000001"', /At most 14 MB/],
    ['type="image/jpeg"', 'type="image/avif"', /type image\/avif/],
    ['2026-05-02T08:30:00Z</dcterms:modified>', 'May 2</dcterms:modified>', /not a date of RFC 3339/],
  ],
  smartnews: [
    [/<description>News from an example/, `<description>${'x'.repeat(31)}`, /31 characters. At most 30/],
    [/<snf:logo>[\s\S]*<\/snf:logo>/, '', /no <snf:logo>/],
    [/<pubDate>Sat, 02 May 2026 08:30:00 GMT<\/pubDate>/, '', /channel has no <pubDate>/],
    [/<dc:creator>.*<\/dc:creator>/, '', /no <dc:creator>/],
    [/<media:thumbnail .*>/, '', /no <media:thumbnail>/],
    ['href="https://news.example.org/more"', 'href="more"', /"more"> is not absolute/],
  ],
  flipboard: [
    [/<description>AI-assisted.*<\/description>/, '<description>Short.</description>', /description has 6 characters/],
    [/<enclosure .*>/, '', /no <enclosure>/],
    [/ length="\d+"/, '', /needs a length/],
    [/(<media:content .*)height="900"/, '$1height="499"', /1600 × 499 pixels/],
    [/(<media:content .*) width="1600"/, '$1', /\? × 900 pixels/],
  ],
  newsbreak: [
    ['xmlns:nb="https://www.newsbreak.com/"', '', /newsbreak.com\/ is not declared/],
    ['<language>en', '<language>de', /Only English/],
    [/<guid [^>]*>https/, '<guid isPermaLink="true">HTTPS', /not the address of the article/],
    ['class="nb-video"', '', /no class nb-video/],
    [/<figure[\s\S]*?<\/figure>/, '', /no picture in the text/],
    [/<dc:creator>.*?</, '<dc:creator>Example News<', /creator is the name of the site/],
    [/<figcaption>.*?</, '<figcaption> <', /credit of the picture is empty/],
    [/<description>AI-assisted.*<\/description>/, '', /no <description>/],
  ],
}

describe.each(Object.keys(own) as PartnerName[])('%s', (name) => {
  it('has nothing to say of its golden document', () => {
    expect(check(name, golden(name))).toEqual([])
  })

  it.each([...always, ...own[name]])('%s → %s', (was, is, says) => {
    const spoiled = golden(name).replace(was, is)
    expect(spoiled).not.toBe(golden(name))
    expect(check(name, spoiled).join('\n')).toMatch(says)
  })

  it('counts items and bytes', () => {
    const [item = ''] = /<item>[\s\S]*?<\/item>/.exec(golden(name)) ?? []
    const many = Array.from({ length: 101 }, (_, index) =>
      item.replaceAll('/reviewed', `/r${index}`).replace('000001<', `${index}<`),
    )
    expect(check(name, golden(name).replace('</channel>', `${many.join('')}</channel>`)).join('\n')).toMatch(
      /At most (29|50|100) are taken/,
    )
    const most = name === 'msn' ? 10_000_000 : 1_000_000
    const large = golden(name).replace('</channel>', `${' '.repeat(most)}</channel>`)
    expect(check(name, large).join('\n')).toMatch(/bytes. At most 10{6,7} are taken/)
  })
})

it('MSN takes articles of the last 365 days, not older ones', () => {
  expect(check('msn', golden('msn'), new Date('2027-05-01T11:59:59Z'))).toEqual([])
  expect(check('msn', golden('msn'), new Date('2027-05-01T12:00:00Z'))).toHaveLength(3)
})
