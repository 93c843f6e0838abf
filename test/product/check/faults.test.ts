/** Each rule of documents: a clean feed has no finding, and one with a fault exactly this one. */
import { readdirSync, readFileSync } from 'node:fs'
import { decodeDocument } from 'candor-check/check-address.ts'
import { CannotCheck, checkDocument } from 'candor-check/check-document.ts'
import { type Code, codes } from 'candor-check/codes.ts'
import { describe, expect, it } from 'vitest'
import { atom, atom03, byAi, change, json, rss } from '../../../packages/check/test/documents.ts'
import { languages } from '../../../src/core/words/languages.ts'
import { languageCodes, renderIn } from '../golden/language-news.ts'

const now = new Date('2025-12-13T00:00:00Z')
const codesOf = (text: string, address: string | null = null, at = now) => [
  ...new Set(checkDocument({ text, address }, { now: at }).findings.map(({ code }) => code)),
]

const [entry = ''] = /<entry>[\s\S]*?<\/entry>/.exec(atom) ?? []
/** Entries of Atom, at one moment of a day before the others. */
const entriesOf = (count: number) =>
  Array.from({ length: count }, (_, number) =>
    entry
      .replaceAll(/(2026:|harbour-)1/g, `$1${900 + number}`)
      .replaceAll('2025-12-11', '2025-12-09'),
  ).join('')
const ofOneDay = change(atom, '</feed>', `${entriesOf(5)}</feed>`)
  .replaceAll('2025-12-09T08', '2025-12-12T06')
  .replaceAll('2025-12-11T', '2025-12-12T')
const inContent = (html: string) =>
  change(rss, 'opened &lt;', `opened ${html.replaceAll('<', '&lt;')} &lt;`)
const inItem = (elements: string) => change(rss, '<pubDate>', `${elements}<pubDate>`)
const feedLink = '<link rel="alternate" type="application/rss+xml" href="/rss.xml">'
/** Each item only says what a draft of ai-disclosure had. */
const mixed = rss
  .replaceAll(/<candor:disclosure .*\n/g, '')
  .replaceAll('&lt;p&gt;', '&lt;p ai-disclosure="mixed"&gt;')
/** The first of two items by AI has these parts, and labels that name summary, voice and text. */
const inParts = (parts: string) =>
  change(
    byAi.replace(/AI-assisted(?:\.(?=<)|(?=: ))/g, 'Summary and audio, text and translation by AI'),
    '<pubDate>',
    `${parts}<pubDate>`,
  )
const bySummary = '<candor:part name="summary" mode="ai-autonomous"/>'
const byText = '<candor:part name="text" mode="ai-autonomous"/>'
const byVoice = '<candor:part name="audio" mode="ai-autonomous"/>'
const onlyParts = (parts: string) => change(inParts(parts), /<candor:disclosure .*\n/, '')
const page = (link: string) =>
  `<!doctype html><html><head><title>News</title>${link}</head><body><p>News</p></body></html>`

const faults: readonly (readonly [code: Code, document: string, address?: string])[] = [
  ['not-a-feed', '<opml version="2.0"><head/><body/></opml>'],
  ['not-a-feed', '{"hello": 1}'],
  ['not-a-feed', 'hello world'],
  ['not-a-feed', ''],
  ['not-a-feed', '\u0089PNG\r\n\u001a\n\0\0IHDR <1<2>'],
  ['not-well-formed', change(rss, 'The harbour opened again.', 'Salt & pepper')],
  ['not-well-formed', `\n${rss}`],
  ['not-well-formed', change(rss, 'The harbour opened again.', 'The harbour&nbsp;opened')],
  ['json-malformed', json.slice(0, -1)],
  ['json-malformed', json.slice(0, json.indexOf('opened'))],
  ['not-well-formed', change(rss, '<language>', '<slash:comments>1</slash:comments><language>')],
  ['title-has-tags', change(rss, 'Example News', 'Example &lt;b&gt;News&lt;/b&gt;')],
  ['control-character', change(rss, 'The harbour opened again.', 'The harbour\u0001 opened')],
  ['cdata-end', change(rss, 'The harbour opened again.', 'The harbour ]]> opened')],
  ['entities-refused', change(rss, '<rss', '<!DOCTYPE rss [<!ENTITY a "aaaa">]><rss')],
  ['element-missing', change(rss, '<description>News</description>', '')],
  ['element-missing', change(atom, '<id>https://news.example.org/</id>', '')],
  ['element-missing', change(json, '"title":"Example News",', '')],
  [
    'element-missing',
    change(rss, /<title>Harbour 1.*\n/, '').replace(/<description>The.*\n<content:.*\n/, ''),
  ],
  [
    'element-missing',
    change(atom, '<updated>2025-12-11T08:00:00Z</updated>\n<content', '<content'),
  ],
  ['element-missing', change(rss, '<item>', '<item></item><item>')],
  ['element-missing', change(rss, '<item>', '<item>\n<title/><link/><description/></item><item>')],
  ['element-missing', change(rss, /<item>[\s\S]*<\/item>/, '<item/>')],
  ['element-missing', change(json, '"items":[', '"items":[{},')],
  ['description-empty', change(rss, '<description>News', '<description>')],
  ['version-unknown', change(rss, 'rss version="2.0"', 'rss version="0.92"')],
  [
    'version-unknown',
    change(atom, /xmlns="[^"]+"/, 'version="0.3" xmlns="http://purl.org/atom/ns#"')
      .replaceAll('updated>', 'modified>')
      .replaceAll('published>', 'issued>'),
  ],
  ['member-wrong', change(json, '"items":[', '"items":["x",')],
  ['member-wrong', change(json, '"items":[', '"items":[null,')],
  ['member-wrong', change(json, '"id":"tag:news.example.org,2026:1"', '"id":1')],
  ['member-wrong', change(json, '"title":"Harbour 1"', '"title":1')],
  ['member-wrong', change(json, '"content_html"', '"authors":["Kim"],"content_html"')],
  ['member-wrong', change(json, '"content_html"', '"tags":"harbour","content_html"')],
  [
    'member-wrong',
    change(json, '"title":"Example News"', '"authors":{"name":"Kim"},"title":"Example News"'),
  ],
  [
    'member-wrong',
    change(
      json,
      '"content_html"',
      '"attachments":[{"url":"https://news.example.org/a.mp3","mime_type":"audio/mpeg","size_in_bytes":"9"}],"content_html"',
    ),
  ],
  ['version-unknown', change(json, 'version/1.1', 'version/7')],
  ['version-unknown', atom03],
  ['feed-empty', change(rss, /<item>[\s\S]*<\/item>/, '')],
  ['feed-large', change(atom, '</feed>', `${entriesOf(150)}</feed>`)],
  ['window-small', ofOneDay],
  ['self-missing', change(rss, /<atom:link rel="self".*\/>/, '')],
  ['self-differs', rss, 'https://news.example.org/other.xml'],
  ['language-missing', change(rss, '<language>en</language>', '')],
  ['language-missing', change(atom, ' xml:lang="en"', '')],
  ['language-invalid', change(rss, '<language>en', '<language>English (US)')],
  ['date-invalid', change(rss, 'Thu, 11 Dec 2025 08:00:00 GMT', '2025-12-11T08:00:00Z')],
  ['date-invalid', change(rss, 'Fri, 12 Dec 2025 08:00:00 GMT', '12.12.2026')],
  ['date-invalid', change(atom, '<published>2025-12-11T08:00:00Z', '<published>2025-12-11 08:00')],
  ['date-invalid', change(json, '11T08:00:00Z', '11T08:00:75Z')],
  ['date-invalid', change(json, '2025-12-11T08:00:00Z', '11 Dec 2025')],
  ['date-weekday', change(rss, 'Thu, 11 Dec 2025', 'Mon, 11 Dec 2025')],
  ['date-missing', change(json, '"date_published":"2025-12-11T08:00:00Z",', '')],
  ['date-future', change(json, '2025-12-12T08:00:00Z', '2026-12-12T08:00:00Z')],
  ['dates-equal', change(atom, /<entry>[\s\S]*<\/entry>/, entriesOf(6))],
  ['published-missing', atom.replace(/<published>.*<\/published>\n/, '')],
  ['updated-before-published', change(atom, '<updated>2025-12-11T08', '<updated>2025-12-11T07')],
  ['guid-missing', change(atom, '<id>tag:news.example.org,2026:1</id>', '')],
  ['guid-from-link', change(rss, /<guid.*<\/guid>\n/, '')],
  ['guid-missing', change(json, '"id":"tag:news.example.org,2026:1",', '')],
  ['guid-repeated', change(rss, '2026:2</guid>', '2026:1</guid>')],
  ['guid-not-address', change(rss, '<guid isPermaLink="false">tag', '<guid>tag')],
  ['guid-not-address', change(atom, 'tag:news.example.org,2026:1', '4711')],
  ['title-missing', change(rss, '<title>Harbour 1</title>\n', '')],
  ['title-escaped-twice', change(rss, 'Harbour 1', 'Salt &amp;amp; pepper')],
  ['title-escaped-twice', change(json, 'Harbour 1', 'Salt &amp; pepper')],
  [
    'title-escaped-twice',
    change(atom, '<title>Harbour 1', '<title type="html">Salt &amp;amp;amp; pepper'),
  ],
  ['title-has-tags', change(rss, 'Harbour 1', '&lt;b&gt;Harbour&lt;/b&gt;')],
  [
    'content-escaped-twice',
    change(rss, /&lt;p&gt;.*&lt;\/p&gt;/, '&amp;lt;p&amp;gt;The harbour&amp;lt;/p&amp;gt;'),
  ],
  ['content-escaped-twice', change(atom, 'type="html"', 'type="text"')],
  ['content-active', inContent('<script>alert(1)</script>')],
  ['content-active', inContent('<b onclick="x()">again</b>')],
  ['address-relative', change(rss, 'https://news.example.org/harbour-1<', '/harbour-1<')],
  ['address-relative', inContent('<img src="/a.png">')],
  [
    'address-relative',
    inContent(
      '<img src="https://news.example.org/a.png" srcset="https://news.example.org/a.png 1x, /b.png 2x">',
    ),
  ],
  [
    'address-relative',
    change(json, '"url":"https://news.example.org/harbour-1"', '"url":"harbour-1"'),
  ],
  ['address-invalid', inContent('<a href="https://exa mple.org">x</a>')],
  [
    'not-read',
    change(
      rss,
      '<pubDate>',
      `${'<enclosure url="https://news.example.org/a.mp3" type="audio/mpeg" length="1"/>'.repeat(21)}<pubDate>`,
    ),
  ],
  [
    'enclosure-incomplete',
    change(
      rss,
      '<pubDate>',
      '<enclosure url="https://news.example.org/a.mp3" type="audio/mpeg"/><pubDate>',
    ),
  ],
  [
    'enclosure-incomplete',
    change(
      json,
      '"content_html"',
      '"attachments":[{"url":"https://news.example.org/a.mp3"}],"content_html"',
    ),
  ],
  [
    'picture-twice',
    change(
      inContent('<img src="https://news.example.org/a.png">'),
      '<pubDate>',
      '<enclosure url="https://news.example.org/a.png" type="image/png" length="1"/><pubDate>',
    ),
  ],
  ['summary-only', rss.replaceAll(/<content:encoded>.*<\/content:encoded>\n/g, '')],
  ['author-not-email', change(rss, '<pubDate>', '<author>Kim</author><pubDate>')],
  ['schedule-invalid', change(rss, '<language>', '<ttl>1 hour</ttl><language>')],
  ['media-invalid', inItem('<media:thumbnail/>')],
  ['media-misplaced', inItem('<media:title><media:content/></media:title>')],
  ['podcast-invalid', inItem('<itunes:duration>long</itunes:duration>')],
  ['podcast-misplaced', inItem('<itunes:type>serial</itunes:type>')],
  ['coordinates-invalid', inItem('<georss:point>148.1 9.5</georss:point>')],
  ['feed-link-missing', page('')],
  ['feed-link-malformed', page('<link rel="alternate" type="text/xml" href="/feed">')],
  ['disclosure-none', rss.replaceAll(/<candor:disclosure .*\n/g, '')],
  ['disclosure-missing', change(rss, /<candor:disclosure .*\n/, '')],
  ['disclosure-unknown', change(byAi, 'mode="ai-assisted"', 'mode="AI-Assisted"')],
  ['disclosure-unknown', change(byAi, 'mode="ai-assisted"', '')],
  [
    'disclosure-unknown',
    change(rss, /<candor:disclosure .*\n/, '<podcast:txt purpose="ai-content">yes</podcast:txt>'),
  ],
  ['disclosure-words-only', byAi.replaceAll(/<candor:disclosure .*\n/g, '')],
  ['disclosure-outdated', mixed],
  ['disclosure-outdated', page(`${feedLink}<meta name="ai-disclosure" content="mixed">`)],
  [
    'disclosure-contradiction',
    change(
      rss,
      '<candor:disclosure',
      '<podcast:txt purpose="ai-content">true</podcast:txt><candor:disclosure',
    ),
  ],
  ['disclosure-not-first', change(byAi, '<description>AI-assisted: ', '<description>')],
  ['disclosure-not-first', change(byAi, '&gt;AI-assisted: ', '&gt;')],
  [
    // A correction may stand before the label, and nothing else may.
    'disclosure-not-first',
    change(
      change(byAi, '<description>AI-assisted: ', '<description>Example News: Two arms. '),
      '<candor:disclosure',
      '<candor:correction date="2025-12-10T12:00:00Z">Two arms.</candor:correction><candor:disclosure',
    ),
  ],
  ['disclosure-language', change(rss, '<candor:disclosure', '<candor:disclosure xml:lang="de"')],
  ['reviewer-missing', change(byAi, ' reviewed-by="Kim"', '')],
  ['reviewer-unexpected', change(byAi, 'mode="ai-assisted"', 'mode="ai-autonomous"')],
  // Rules of parts.
  ...[
    '<candor:part name="voice" mode="ai-autonomous"/>',
    '<candor:part mode="ai-autonomous"/>',
    '<candor:part name="summary" mode="robots"/>',
    `${bySummary}${bySummary}`,
    '<candor:part name="text" mode="human-only" model="m"/>',
    '<candor:part name="text" mode="human-only" reviewed-by="Kim"/>',
    '<candor:part name="text" mode="human-only" reviewed-by="Kim" reviewed-at="May"/>',
    '<candor:part name="text" mode="human-only" reviewed-at="2025-12-11T08:00:00Z"/>',
    '<candor:part name="text" mode="human-only" from="fr"/>',
  ].map((parts) => ['part-wrong', inParts(parts)] as const),
  ...['ai-assisted', 'ai-autonomous'].map(
    (mode) => ['part-wrong', inParts(`<candor:part name="translation" mode="${mode}"/>`)] as const,
  ),
  ['part-wrong', inParts('<candor:part name="summary" mode="ai-assisted"/>')],
  ['part-wrong', change(inItem(bySummary), '<description>The', '<description>Summary by AI: The')],
  ['part-unlabelled', change(byAi, '<pubDate>', `${bySummary}<pubDate>`)],
  ['part-unlabelled', inItem('<candor:part name="picture" mode="ai-autonomous"/>')],
  ['part-unlabelled', inParts(`${bySummary}${byVoice}`).replaceAll(' and audio', '')],
  ['reviewer-missing', change(inParts(byText), ' reviewed-by="Kim"', '')],
  // Parts without the whole, which has a mode in every format.
  ['disclosure-missing', onlyParts(bySummary)],
  ['disclosure-missing', onlyParts(`<candor:disclosure/>${bySummary}`)],
  [
    'disclosure-missing',
    change(
      json,
      /"mode":"human-only","statement":"[^"]*"/,
      '"parts":[{"name":"data","mode":"human-only"}]',
    ),
  ],
  [
    'correction-unseen',
    change(
      rss,
      '<candor:disclosure',
      '<candor:correction date="2025-12-12T12:00:00Z">The pier has two arms.</candor:correction><candor:disclosure',
    ),
  ],
]

describe('a document', () => {
  it.each(faults.map(([code, text, address = '']) => [code, text, address] as const))(
    'with one fault has %s, and nothing else',
    (code, text, address) => {
      expect(codesOf(text, address || null)).toEqual([code])
    },
  )

  it('without a fault has no finding', () => {
    for (const text of [rss, atom, json, byAi]) expect(codesOf(text)).toEqual([])
    expect(codesOf(page(feedLink))).toEqual([])
  })

  it('has a case for each code of documents', () => {
    const ofDocuments = (Object.keys(codes) as Code[]).filter(
      (code) => codes[code].area !== 'delivery',
    )
    const elsewhere = ['hub-without-self', 'encoding-wrong', 'item-list-differs']
    const tested = [...faults.map(([code]) => code), ...elsewhere]
    expect(ofDocuments.filter((code) => !tested.includes(code))).toEqual([])
  })

  it('that is nested too deep cannot be checked', () => {
    const deep = '<a>'.repeat(200_000)
    for (const text of [deep, change(rss, '<language>', `${deep}<language>`)])
      expect(() => codesOf(text)).toThrow(CannotCheck)
  })

  it('with a hub and without a link to itself has two', () => {
    const text = change(
      rss,
      'rel="self" href="https://news.example.org/rss.xml"',
      'rel="hub" href="https://hub.example.org/"',
    )
    expect(codesOf(text)).toEqual(['self-missing', 'hub-without-self'])
  })

  it('in another encoding than it declares has encoding-wrong', async () => {
    const bytes = Buffer.from(change(rss, 'The harbour opened', 'Fähre'), 'latin1')
    const { findings } = checkDocument(
      { ...(await decodeDocument(new Uint8Array(bytes))), address: null },
      { now },
    )
    expect(findings.map(({ code }) => code)).toEqual(['encoding-wrong'])
    const broken = Buffer.from(change(rss, 'The harbour opened', 'Fähre und Möwe~'))
    broken[broken.indexOf('~')] = 0xff
    const { isMisencoded } = await decodeDocument(new Uint8Array(broken))
    expect([
      isMisencoded,
      (await decodeDocument(new TextEncoder().encode('<rss>Fähre \ufffd</rss>'))).isMisencoded,
    ]).toEqual([true, false])
  })

  it('may write & in titles as the profile of RSS asks', () => {
    expect(codesOf(change(rss, 'Harbour 1', 'Salt &amp;#x26; pepper'))).toEqual([])
  })

  it('with few items of one day may have all of its history, or be quiet for three days', () => {
    const withHead = (element: string) => change(ofOneDay, '<link', `${element}<link`)
    const complete = '<fh:complete xmlns:fh="http://purl.org/syndication/history/1.0"/>'
    expect(codesOf(withHead(complete))).toEqual([])
    expect(codesOf(withHead('<link rel="next" href="https://news.example.org/2"/>'))).toEqual([])
    const on = (day: number) => codesOf(ofOneDay, null, new Date(`2025-12-${day}T07:00:00Z`))
    expect([on(15), on(16)]).toEqual([['window-small'], []])
  })

  it('of JSON that is cut off is told about JSON, and XML about XML', () => {
    const findingOf = (text: string) => checkDocument({ text, address: null }, { now }).findings[0]
    expect(findingOf(json.slice(0, 200))).toMatchObject({ see: expect.stringContaining('rfc8259') })
    expect(findingOf(rss.slice(0, 800))).toMatchObject({
      code: 'not-well-formed',
      see: expect.stringContaining('/xml/'),
    })
  })

  it('in Atom 0.3 is read with the names and the modes of that time', () => {
    const atWeek = '<issued>2025-12-11T08:00</issued>'
    expect(codesOf(change(atom03, /<issued>2025-12-11.*<\/issued>/, atWeek))).toEqual([
      'version-unknown',
    ])
    const inline = change(atom03, /escaped">&lt;p.*&gt;/, 'xml"><p>The <img src="/a.png"/></p>')
    expect(codesOf(inline)).toEqual(['version-unknown', 'address-relative'])
    const report = checkDocument({ text: atom03, address: null }, { now })
    expect(report).toMatchObject({
      ...{ format: 'atom', title: 'Example News' },
      items: [{ disclosure: { mode: 'human-only' } }, { title: 'Harbour 2' }],
      findings: [{ detail: expect.stringContaining('0.3') }],
    })
  })

  it('with xml:base has right addresses', () => {
    expect(
      codesOf(change(atom, 'href="https://news.example.org/harbour-1"', 'href="harbour-1"')),
    ).toEqual([])
    const text = change(atom, '&gt;The', '&gt;&lt;a href="/x"&gt;The&lt;/a&gt; The')
    expect(codesOf(text)).toEqual(['address-relative'])
    expect(
      codesOf(change(text, '<entry>', '<entry xml:base="https://news.example.org/">')),
    ).toEqual([])
  })
})

describe('an item with parts', () => {
  const labelled = (label: string, parts: string) =>
    change(
      change(byAi.replaceAll('AI-assisted: ', `${label} `), ' reviewed-by="Kim"', ''),
      '<pubDate>',
      `${parts}<pubDate>`,
    )

  const first = (feed: string) => feed.replace(/(<item>[\s\S]*?<\/item>)[\s\S]*<\/item>/, '$1')

  it.each([
    ['Summary by AI:', bySummary],
    ['AI · Summary by AI:', bySummary],
    ['AI · Summary and audio by AI:', `${byVoice}${bySummary}`],
    [
      'Summary, headline and more by AI:',
      `${bySummary}${byVoice}${byVoice.replace('audio', 'headline')}`,
    ],
  ])('needs no reviewer, and is met first with its own label: %s', (label, parts) => {
    expect(codesOf(first(labelled(label, parts)))).toEqual([])
  })

  it('may have no more than its label', () => {
    const whole = first(labelled('Summary by AI:', bySummary))
    const alone = change(whole, /(?<=<description>)Summary[^<]*/, 'Summary by AI.')
    const statement = 'Made by AI: summary; no other part.'
    const spoken = change(alone, '>AI-assisted.<', `>${statement}<`)
    expect(codesOf(change(spoken, /&lt;p&gt;Summary by AI: /, `&lt;p&gt;${statement} `))).toEqual(
      [],
    )
  })

  it('may say it beside a picture', () => {
    const picture = inItem('<candor:part name="picture" mode="ai-autonomous"/>')
    const beside = 'opened. AI-generated image: &lt;'
    expect(codesOf(change(picture, 'opened &lt;', beside))).toEqual([])
  })

  it('is in the report with its parts', () => {
    const report = checkDocument({ text: inParts(bySummary), address: null }, { now })
    expect(report.items[0]?.disclosure?.parts).toEqual([
      {
        ...{ name: 'summary', mode: 'ai-autonomous', by_ai: true, model: null, provider: null },
        ...{ reviewed_by: null, reviewed_at: null, translated_from: null },
      },
    ])
  })
})

describe('text about AI', () => {
  const silent = byAi.replaceAll(/<candor:disclosure .*\n/g, '').replaceAll('AI-assisted: ', '')
  const autonomous = byAi
    .replaceAll('mode="ai-assisted" reviewed-by="Kim"', 'mode="ai-autonomous"')
    .replaceAll('AI-assisted: ', '')
  it.each([
    'AI-generated images flood the web',
    'Progress made on Gemini mission',
    'AI-assisted surgery saves a child',
    'AI in the harbour: an overview',
    'Written by AI, read by nobody',
  ])('is no disclosure: %s', (title) => {
    const titled = (text: string) => text.replaceAll(/<title>Harbour \d/g, `<title>${title}`)
    expect(codesOf(titled(silent))).toEqual(['disclosure-none'])
    expect(codesOf(titled(autonomous))).toEqual(['disclosure-not-first'])
    expect(
      codesOf(autonomous.replaceAll('The harbour opened', `${title} – The harbour opened`)),
    ).toContain('disclosure-not-first')
  })

  it.each(languageCodes)('is one with each label and tag of Candor first, in %s', (code) => {
    const { labels, labelsWithAi, titleLabels, titleLabelsWithAi, tags } = languages[code] ?? {}
    const texts = [
      ...[labels, labelsWithAi, titleLabels, titleLabelsWithAi].flatMap((each) =>
        Object.values(each ?? {}),
      ),
      ...Object.values(tags ?? {}).map((tag) => `${tag}:`),
    ]
    expect(texts.length).toBe(10)
    for (const text of texts)
      expect([
        text,
        codesOf(autonomous.replaceAll('<title>Harbour', `<title>${text} Harbour`)),
      ]).toEqual([text, []])
  })

  it('is one with a label and a colon first, or with its own statement before summary and text', () => {
    expect(codesOf(autonomous.replaceAll('<title>Harbour', '<title>AI: Harbour'))).toEqual([])
    expect(codesOf(silent.replaceAll('<title>Harbour', '<title>AI: Harbour'))).toEqual([
      'disclosure-none',
    ])
    expect(
      codesOf(
        autonomous
          .replaceAll('>AI-assisted.', '>By our robot.')
          .replaceAll('The harbour opened', 'By our robot. The harbour opened'),
      ),
    ).toEqual([])
  })
})

it('takes dates with a year of two digits', () => {
  expect(codesOf(change(rss, 'Thu, 11 Dec 2025', 'Thu, 11 Dec 25'))).toEqual([])
})

it('finds nothing to repair in what Candor writes for partners', () => {
  const folder = new URL('../../product/golden/partners/', import.meta.url)
  const names = readdirSync(folder)
  expect(names.length).toBeGreaterThanOrEqual(4)
  for (const name of names) {
    const { findings } = checkDocument(
      { text: readFileSync(new URL(name, folder), 'utf8'), address: null },
      { now: new Date('2027-01-01T00:00:00Z') },
    )
    expect([
      name,
      findings.filter(({ severity }) => severity !== 'info').map(({ code }) => code),
    ]).toEqual([name, []])
  }
})

describe('the golden documents', () => {
  const year = new Date('2027-01-01T00:00:00Z')
  const folder = new URL('../../product/golden/documents/', import.meta.url)
  const names = readdirSync(folder).filter((name) =>
    /^(demo|one|corrections|rights)\..*(rss|atom|feed)\./.test(name.replace(/^(\w+)\./, '$1..')),
  )

  it('of Candor have no finding in any format', () => {
    expect(names.length).toBeGreaterThanOrEqual(12)
    for (const name of names)
      expect([name, codesOf(readFileSync(new URL(name, folder), 'utf8'), null, year)]).toEqual([
        name,
        [],
      ])
  })

  it('of every language have none', () => {
    // It has a correction after the last date of its article.
    const found = languageCodes.flatMap((code) => codesOf(renderIn(code), null, year))
    expect(new Set(found)).toEqual(new Set(['correction-unseen']))
  })
})
