/** Every address in a document is a URI of RFC 3986, whatever was stored. */
import { fullFormats } from 'ajv-formats/dist/formats.js'
import { describe, expect, it } from 'vitest'
import { renderNewsSitemap } from '../../../src/core/directory/news-sitemap.ts'
import { articleJsonLd } from '../../../src/core/feed/json-ld.ts'
import { renderFeed } from '../../../src/core/feed/render-feed.ts'
import { toHeadlines } from '../../../src/plugins/embeds/headlines.ts'
import { embedDefaults } from '../../../src/plugins/embeds/options.ts'
import { headlinesTree } from '../../../src/plugins/embeds/tree.ts'
import { writeHtml } from '../../../src/plugins/embeds/write-html.ts'
import {
  buildArticle,
  buildCorrection,
  buildPicture,
  buildSelection,
  buildSite,
  buildSnapshot,
  buildSource,
  feedShowing,
} from '../../fixtures/build-article.ts'
import { type Found, readFragment } from '../../plugins/embeds/read-embed.ts'
import { type Reading, readWithSaxes } from '../text/xml-readers.ts'

const hostile = (name: string) =>
  `https://x.example/${name}[1]|{2}?a[]=<3>&b={4}|^5"6"\`7\\8%#d#[9]`

const article = buildArticle({
  url: hostile('article'),
  bylineUrl: hostile('byline'),
  picture: buildPicture({ url: hostile('picture') }),
  sources: [buildSource({ url: hostile('source') })],
  corrections: [buildCorrection({ url: hostile('correction') })],
  bodyHtml: [
    `<p><a href='${hostile('link').replaceAll('"', '')}'>link</a> <a href="x?[y]">relative</a></p>`,
    '<img alt="" src="/p[1].png?{a}|b" srcset="/p{2}.png?a[] 1x, /p|3.png 2x"> <q cite="/c[1]">q</q>',
    '<video controls poster="/v[4].png" src="/v|5.mp4"></video>',
    '<a href="mailto:a|b@x.example?subject=[c]">m</a>',
  ].join('\n'),
})
const site = buildSite()
const snapshot = buildSnapshot({ articles: [article] })
const feed = feedShowing(site, buildSelection(), snapshot)

const inHtml = ({ attributes, children }: Found): readonly string[] => [
  ...Object.entries(attributes).flatMap(([name, value]) =>
    name === 'srcset' ? value.split(/ \dx(?:, )?/) : [value],
  ),
  ...children.flatMap((child) => (typeof child === 'string' ? [] : inHtml(child))),
]

const inText = (text: string) => (text.includes('</') ? inHtml(readFragment(text)) : [text])

const inXml = ({ attributes, children, text }: Reading): readonly string[] => [
  ...Object.values(attributes),
  ...inText(text),
  ...children.flatMap(inXml),
]

function inJson(value: unknown): readonly string[] {
  if (typeof value === 'string') return inText(value)
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(inJson) : []
}

const documents: Readonly<Record<string, () => readonly string[]>> = {
  RSS: () => inXml(readWithSaxes(renderFeed(feed, 'rss'))),
  Atom: () => inXml(readWithSaxes(renderFeed(feed, 'atom'))),
  'JSON Feed': () => inJson(JSON.parse(renderFeed(feed, 'json'))),
  'JSON-LD': () => feed.entries.flatMap((entry) => inJson(articleJsonLd(entry, site))),
  'the news sitemap': () => inXml(readWithSaxes(renderNewsSitemap(site, [article]))),
  embeds: () =>
    inText(
      writeHtml(headlinesTree(toHeadlines(feed), { ...embedDefaults, images: true }, '_top')).html,
    ),
}

/** The check of ajv-formats, which JSON Schema uses for `"format": "uri"`. */
const isUri = (text: string) => typeof fullFormats.uri === 'function' && fullFormats.uri(text)

describe('hostile addresses', () => {
  it.each(Object.entries(documents))('are URIs in %s', (_name, textsOf) => {
    const addresses = textsOf().filter((text) => /^(https?|mailto):/.test(text))
    expect(addresses.filter((address) => address.startsWith('https://x.example/'))).not.toEqual([])
    expect(addresses.filter((address) => !isUri(address))).toEqual([])
  })

  it('of the body are the same in pictures and links, so that no picture is shown twice', () => {
    const shown = buildArticle({
      picture: buildPicture({ url: 'https://x.example/p[1].png?{a}|b' }),
      bodyHtml: '<p>Text.</p><img alt="" src="https://x.example/p[1].png?{a}|b">',
    })
    const [entry] = feedShowing(
      site,
      buildSelection(),
      buildSnapshot({ articles: [shown] }),
    ).entries
    expect(entry?.contentHtml?.match(/<img/g)).toHaveLength(1)
  })
})
