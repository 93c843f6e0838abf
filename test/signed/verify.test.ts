/**
 * Whether an item is the item that was signed: in each format, with other settings, and after each
 * change.
 */
import { describe, expect, it } from 'vitest'
import type { Article } from '../../src/article.ts'
import type { ReadItem } from '../../src/disclosure/declaration.ts'
import { readDisclosure } from '../../src/disclosure/reading.ts'
import { renderFeed } from '../../src/feed/render-feed.ts'
import { allFormats, type FormatKey } from '../../src/request/formats.ts'
import type { Site } from '../../src/settings/site.ts'
import { verifyStatement } from '../../src/signed/verify.ts'
import {
  buildArticle,
  buildCorrection,
  buildDisclosure,
  buildPicture,
  buildSelection,
  buildSite,
  buildSnapshot,
  buildSource,
  feedShowing,
} from '../fixtures/build-article.ts'
import { seeded } from '../fixtures/seeded.ts'
import { goldenNames, goldenNews } from '../golden/golden-news.ts'
import { keys, signedArticle, toJws, withStatements } from './signing.ts'

const itemsOf = (document: string): readonly ReadItem[] => readDisclosure(document).items

/** What does not hold of an item, such as `words fails`. */
async function faultsOf(item: ReadItem | undefined, ring = keys): Promise<readonly string[]> {
  const { checks } = await verifyStatement(item?.statement ?? '', ring, item)
  return checks.flatMap(({ of, result }) => (result === 'holds' ? [] : [`${of} ${result}`]))
}

const render = (
  article: Article,
  site: Site,
  key: FormatKey,
  content: 'full' | 'summary' = 'full',
): string =>
  renderFeed(
    feedShowing(site, buildSelection({ content }), buildSnapshot({ articles: [article] })),
    key,
  )

describe.each(goldenNames.filter((name) => name !== 'none' && name !== 'corrections'))(
  'signed news: %s',
  (name) => {
    const { site, selection, snapshot } = goldenNews[name]
    it.each(allFormats)('$file holds', async ({ key }) => {
      const statements = await Promise.all(
        snapshot.articles.map((article) => signedArticle(article, site)),
      )
      const items = itemsOf(
        withStatements(renderFeed(feedShowing(site, selection, snapshot), key), statements),
      )
      expect(await Promise.all(items.map((item) => faultsOf(item)))).toEqual(
        snapshot.articles.map(() => []),
      )
    })
  },
)

/** Everything that can be in an item. */
const full = buildArticle({
  title: 'Bridge & road reopen: <fast> news',
  standfirst: 'The stone bridge carries traffic again, says the council & the mayor.',
  bodyHtml:
    '<p>On Friday at eight, the <b>first</b> bus crossed it.</p><ul><li>One</li><li><a href="https://a.example/?b=1&amp;c=2">Two</a></li></ul>',
  disclosure: buildDisclosure({ mode: 'ai-assisted', reviewedBy: 'Ada Example' }),
  picture: buildPicture(),
  sources: [
    buildSource(),
    buildSource({ url: 'https://example.org/2', title: 'The mayor speaks', publisher: null }),
  ],
  corrections: [
    buildCorrection(),
    buildCorrection({
      text: 'It was a Friday.',
      date: new Date('2026-05-03T08:30:00Z'),
      url: null,
    }),
  ],
})
const retracted = {
  ...full,
  retraction: { reason: 'It was invented.', date: new Date('2026-05-04T08:30:00Z') },
}
const site = buildSite({ titleLabel: 'all' })
const onOthers = ['html unknown', 'added unknown']

it.each([
  ['summaries', full, site, 'summary', ['words unknown', ...onOthers]],
  ['a retracted article', retracted, site, 'full', []],
  ['a guid that is no IRI', { ...full, guid: '5f1e0c9a2b' }, site, 'full', []],
  [
    'labels in titles',
    { ...full, disclosure: buildDisclosure() },
    { ...site, titleLabel: 'all' },
    'full',
    [],
  ],
  ['no label in titles', full, { ...site, titleLabel: 'off' }, 'full', []],
  ['labels with AI', { ...full, language: 'de' }, { ...site, labelForm: 'both' }, 'full', []],
  [
    'a sentence for a label',
    { ...full, language: 'ar', standfirst: '', corrections: [] },
    { ...site, labelForm: 'both' },
    'full',
    [],
  ],
  // candor key renew signs these again.
  [
    'another policy',
    full,
    { ...site, policyUrl: 'https://other.example/policy' },
    'full',
    ['added fails'],
  ],
  [
    'a statement of people',
    { ...full, disclosure: buildDisclosure({ mode: 'human-only' }) },
    { ...site, sayHuman: 'on' },
    'full',
    ['added fails'],
  ],
] as const)(
  'holds with %s, although other settings signed it',
  async (_, article, shownAt, content, faults) => {
    for (const { key } of allFormats) {
      const document = withStatements(render(article, shownAt, key, content), [
        await signedArticle(article, { ...site, titleLabel: 'off' }),
      ])
      expect(await faultsOf(itemsOf(document)[0])).toEqual(faults)
    }
  },
)

const signedDocument = async (key: FormatKey, article = full) =>
  withStatements(render(article, site, key), [await signedArticle(article, site)])

it('finds each changed character of an item', async () => {
  const [item] = itemsOf(await signedDocument('rss'))
  // Every fourth or so, for speed: each of them was found when this was written.
  const random = seeded(340)
  let changes = 0
  for (const [name, value] of leavesOf(item)) {
    for (let at = random(4); at < value.length; at += 1 + random(7)) {
      const changed = changedAt(value, at)
      if (name === 'published' && Date.parse(changed) === Date.parse(value)) continue
      changes += 1
      expect(await faultsOf(withLeaf(item, name, changed)), `${name}: ${changed}`).not.toEqual([])
    }
  }
  expect(changes).toBeGreaterThan(500)
})

/** The names of texts that are signed, with their values: names of members are joined by dots. */
function leavesOf(value: unknown, name = ''): [string, string][] {
  if (typeof value === 'string')
    return /^(?:language|contradictions.*|found.3.*|disclosure.(?!statement$).*|.*\.(?:at|raw|vocabulary|statementLanguage))$/.test(
      name,
    )
      ? []
      : [[name, value]]
  return Object.entries(value ?? {}).flatMap(([key, each]) =>
    leavesOf(each, name === '' ? key : `${name}.${key}`),
  )
}

function withLeaf(item: ReadItem | undefined, name: string, text: string): ReadItem {
  const copy = structuredClone(item) as ReadItem
  const names = name.split('.')
  const last = names.pop() ?? ''
  const parent = names.reduce<unknown>((each, key) => (each as Record<string, unknown>)[key], copy)
  ;(parent as Record<string, unknown>)[last] = text
  return copy
}

const changedAt = (text: string, at: number) =>
  text.slice(0, at) + (text[at] === 'q' ? 'r' : 'q') + text.slice(at + 1)

it.each(allFormats)('finds changed characters of $file', async ({ key }) => {
  const random = seeded(34)
  for (const article of [full, retracted]) {
    const document = await signedDocument(key, article)
    const whole = signedOf(itemsOf(document))
    let changes = 0
    for (
      let at = document.search(/<item>|<entry>|"items"/);
      at < document.length;
      at += 1 + random(50)
    ) {
      const items = /[A-Za-z0-9]/.test(document.charAt(at)) ? readable(changedAt(document, at)) : []
      if (items.length !== 1 || signedOf(items) === whole) continue
      changes += 1
      expect(await faultsOf(items[0]), `at ${at}`).not.toEqual([])
    }
    expect(changes).toBeGreaterThan(50)
  }
})

/**
 * What of an item is signed: not its topics and author, and not the weekday of a date. Flags repeat
 * the mode.
 */
const signedOf = (items: readonly ReadItem[]): string =>
  JSON.stringify(
    items.map(({ found, published, ...item }) => ({
      ...item,
      contradictions: [],
      published: Date.parse(published ?? ''),
      found: found.filter(
        ({ vocabulary, says }) => !['iptc', 'podcast'].includes(vocabulary) || says.byAi === false,
      ),
    })),
  )

/** Nothing, if it is no feed any more. */
function readable(document: string): readonly ReadItem[] {
  try {
    return itemsOf(document)
  } catch {
    return []
  }
}

describe('forgeries', () => {
  const replaced = async (from: string | RegExp, to: string, key: FormatKey = 'rss') => {
    const document = await signedDocument(key)
    const forged = document.replace(from, to)
    expect(forged).not.toBe(document)
    return faultsOf(itemsOf(forged)[0])
  }
  it.each([
    ['the label of the summary', /AI-assisted: /g, '', ['label fails']],
    [
      'the label of the summary, by words',
      '<description>AI-assisted:',
      '<description>By people:',
      ['summary fails', 'label fails'],
    ],
    [
      'words before the title',
      '<title>AI-assisted:',
      '<title>FALSE: AI-assisted:',
      ['title fails'],
    ],
    [
      'the statement in the text',
      '<strong>Written with the help of AI',
      '<strong>Written without any AI',
      ['added fails'],
    ],
    [
      'the statement in text and data',
      /Written with the help of AI/g,
      'Written without any AI',
      ['added fails', 'facts fails'],
    ],
    [
      'another disclosure',
      '<candor:disclosure ',
      '<candor:disclosure mode="human-only">By people.</candor:disclosure><candor:disclosure ',
      [
        'once fails',
        'mode fails',
        'model fails',
        'provider fails',
        'reviewer fails',
        'facts fails',
      ],
    ],
    [
      'a paragraph with a class of Candor',
      '<p class="candor-standfirst">',
      '<p class="candor-policy">Read on at evil.example.</p><p class="candor-standfirst">',
      ['added fails'],
    ],
    [
      'a paragraph before the text',
      '<p class="candor-standfirst">',
      '<p>He denied it.</p><p class="candor-standfirst">',
      ['words fails', 'html fails'],
    ],
    [
      'a paragraph after the text',
      '<section class="candor-sources">',
      '<p>He denied it.</p><section class="candor-sources">',
      ['words fails', 'html fails'],
    ],
    [
      'a second disclosure in the text',
      '<section class="candor-sources">',
      '<p class="candor-disclosure">By people.</p><section class="candor-sources">',
      ['added fails'],
    ],
    [
      'a paragraph of the text among what Candor adds',
      '<p>On Friday',
      '<p class="candor-policy">On Friday',
      ['words fails', 'html fails', 'added fails'],
    ],
    [
      'another address of a source',
      '<a href="https://example.org/2"',
      '<a href="https://evil.example/"',
      ['added fails'],
    ],
    [
      'a hidden label',
      '<p class="candor-disclosure"',
      '<p style="display:none" class="candor-disclosure"',
      ['added fails'],
    ],
    [
      'a hidden disclosure',
      '<div ai-disclosure',
      '<div style="display:none" ai-disclosure',
      ['added fails'],
    ],
    [
      'a statement at the end',
      /(<p class="candor-disclosure".*?<\/p>)([\s\S]*?)(<section class="candor-sources">)/,
      '$2$1$3',
      ['added fails'],
    ],
    [
      'another source in the text',
      '<cite>The mayor speaks',
      '<cite>The mayor denies',
      ['added fails'],
    ],
    [
      'another correction in the text',
      'It was a Friday.</li>',
      'It was a Sunday.</li>',
      ['added fails'],
    ],
    ['a hidden article', '<div ai-disclosure', '<div hidden ai-disclosure', ['added fails']],
    ['a hidden paragraph', '<p>On Friday', '<p hidden>On Friday', ['html fails']],
    ['another link', 'https://a.example/?b=1', 'https://b.example/?b=1', ['html fails']],
    ['a space', 'the <b>first</b> bus', 'the<b>first</b> bus', ['words fails', 'html fails']],
    [
      'another mode in the text',
      'ai-disclosure="ai-assisted"',
      'ai-disclosure="human-only"',
      ['added fails', 'mode fails'],
    ],
    ['another flag', 'ai-content">true', 'ai-content">false', ['by AI fails']],
    ['a flag that says nothing', 'ai-content">true', 'ai-content">perhaps', ['by AI fails']],
    ['no source', /<atom:link rel="via"[^>]*>\s*(?=<candor)/, '', ['sources fails', 'facts fails']],
    ['no correction', /<candor:correction.*\n/, '', ['corrections fails']],
    [
      'no data',
      /<(candor:disclosure|podcast:txt|candor:correction|atom:link rel="via").*\n/g,
      '',
      ['reviewer unknown', 'sources unknown', 'facts unknown', 'corrections unknown'],
    ],
  ])('finds %s', async (_, from, to, faults) => {
    expect(await replaced(from, to)).toEqual(faults)
  })

  const forgedAt = async (key: FormatKey, from: string, to: string) => {
    const document = await signedDocument(key)
    const at = document.indexOf(from, document.search(/<item>|<entry>|"items"/))
    expect(at).toBeGreaterThan(0)
    return itemsOf(
      document.slice(0, at) + document.slice(at).replace(from, to.replaceAll('$', '$$$$')),
    )
  }
  const other = (name: string) => `<${name}>Another text</${name}></item>`
  const link = (attributes: string) =>
    `<atom:link ${attributes} href="https://evil.example/"/></item>`

  it.each([
    ['rss', '<title>', '<title>Another title</title><title>'],
    [
      'rss',
      '</content:encoded>',
      '</content:encoded><content:encoded>Another text</content:encoded>',
    ],
    ['rss', '<media:content', '<media:description>Another text</media:description><media:content'],
    ...'Title dc:Title Description content:Encoded fullitem body LINK Link Guid summary feedburner:origLink x:title'
      .split(' ')
      .map((name) => ['rss', '</item>', other(name)] as const),
    ['rss', '<title>', '<Title>Another title</Title><title>'],
    ['rss', '<media:credit>', '<media:title>Another title</media:title><media:credit>'],
    ['rss', '<title>', '<title xmlns="urn:x">Another title</title><title>'],
    ['rss', '<link>', '<link href="https://evil.example/">'],
    ['rss', '</item>', '<item><title>Another item</title></item></item>'],
    ...['', 'rel="alternate"', 'rel="Alternate"', 'rel="self"'].map(
      (rel) => ['rss', '</item>', link(rel)] as const,
    ),
    ['atom', '</summary>', '</summary><summary>Another text</summary>'],
    [
      'atom',
      '</summary>',
      '</summary><tagline>A</tagline><title xmlns="http://purl.org/atom/ns#">Other</title>',
    ],
    [
      'atom',
      '<link rel="alternate"',
      '<link rel="alternate" type="text/plain" href="https://evil.example/"/><link rel="alternate"',
    ],
    ['atom', '<content type="html">', '<content type="html" src="https://evil.example/">'],
    ['json', '"_candor":{"about"', '"t\\u0069tle":"Another title","_candor":{"about"'],
    ['json', '"_candor":{"about"', '"content_text":"Another text","_candor":{"about"'],
    ['json', '"items":', '"items":[{"title":"Another title"}],"items":'],
    ...['Title', 'Content_Html', 'Url', 'ſummary', 'external_url'].map(
      (name) =>
        [
          'json',
          '"_candor":{"about"',
          `"${name}":"https://evil.example/","_candor":{"about"`,
        ] as const,
    ),
    ['json', '"title":', '"Title":'],
    ['json', '"items":', '"Items":[{"id":"x","title":"Another item"}],"items":'],
  ] as const)('finds in %s what programs can show instead, by %s: %s', async (key, from, to) => {
    expect(await faultsOf((await forgedAt(key, from, to))[0])).toContain('once fails')
  })

  it('finds in JSON a text that is not the summary, in an item without its HTML', async () => {
    const { content_html: _, ...item } = JSON.parse(await signedDocument('json')).items[0]
    const [read] = itemsOf(JSON.stringify({ ...item, content_text: 'Another text' }))
    expect(await faultsOf(read)).toContain('once fails')
  })

  it.each([
    ['rss', '</description>', '&lt;noscript&gt;He denied it.&lt;/noscript&gt;</description>'],
    ['rss', '</description>', '&lt;iframe srcdoc="He denied it."&gt;&lt;/iframe&gt;</description>'],
    ['rss', '<description>AI-assisted: ', '<description>AI-assisted: &lt;s&gt;'],
    ['rss', 'The stone bridge', '&lt;span hidden&gt;The stone bridge&lt;/span&gt;'],
    ['rss', 'The stone bridge', '<s>The stone bridge</s>'],
    ['rss', 'Bridge &amp; road', '<s>Bridge &amp; road</s>'],
    ['atom', '<title type="text">', '<title type="HTML">'],
    [
      'atom',
      '<title type="text">AI-assisted: Bridge &amp; road reopen: &lt;',
      '<title type="html">AI-assisted: Bridge &amp;amp; road reopen: &lt;s&gt;&amp;lt;',
    ],
    ['atom', '<summary type="text">AI-assisted: ', '<summary type="html">AI-assisted: &lt;s&gt;'],
    ['atom', '<summary type="text">AI-assisted: ', '<summary type="html">AI-assisted: <s/>'],
  ] as const)('finds in %s tags where Candor writes none: %s, %s', async (key, from, to) => {
    expect(await faultsOf((await forgedAt(key, from, to))[0])).toContain('once fails')
  })

  it.each([
    ['<Item><title>Another item</title></Item><item>'],
    ['<atom:entry><atom:title>Another item</atom:title></atom:entry><item>'],
    ['<item xmlns="urn:evil"><title>Another item</title></item><item>'],
    ['<x:box><item><title>Another item</title></item></x:box><item>'],
  ])('counts the item of %s', async (to) => {
    const items = await forgedAt('rss', '<item>', to)
    expect(items.map(({ statement }) => statement === null)).toEqual([false, true])
  })

  it('finds the statement of another item, and one that was withdrawn', async () => {
    const [item] = itemsOf(await signedDocument('rss'))
    const other = await signedArticle({ ...full, guid: 'urn:example:other' }, site)
    expect(await faultsOf({ ...(item as ReadItem), statement: other })).toEqual(['guid fails'])
    const withdrawn = toJws({
      candor: 'statement/1',
      guid: full.guid,
      number: 2,
      at: '2026-12-01T00:00:00Z',
      state: 'withdrawn',
    })
    expect(await faultsOf({ ...(item as ReadItem), statement: withdrawn })).toEqual(['state fails'])
  })
})

it('finds a paragraph that was added to an article to which Candor adds nothing', async () => {
  const bare = buildArticle({ disclosure: null, sources: [] })
  const document = await signedDocument('rss', bare)
  expect(await faultsOf(itemsOf(document)[0])).toEqual([])
  for (const [from, to] of [
    ['<div>', '<div><p>He denied it.</p>'],
    ['<div>', '<div dir="ltr"><p>He denied it.</p>'],
  ] as const) {
    expect(await faultsOf(itemsOf(document.replace(from, to))[0])).toContain('words fails')
  }
})

/** As programs without classes show content: words hold, and what is around them is said. */
it('finds the signed words in content that lost its classes', async () => {
  const [item] = itemsOf(await signedDocument('rss'))
  const contentHtml = (item?.contentHtml ?? '')
    .replace(/ class="[^"]*"/g, '')
    .replaceAll('b>', 'strong>')
  const { checks } = await verifyStatement(item?.statement ?? '', keys, {
    ...(item as ReadItem),
    contentHtml,
  })
  expect(checks.filter(({ result }) => result === 'fails')).toEqual([])
  const [added] = checks.filter(({ of }) => of === 'added')
  expect(added?.detail).toMatch(/"Written .* … .*Sources .* The mayor speaks .*"/s)
})
