/** Every address in a document is a URI of RFC 3986, whatever was stored. */
import { describe, expect, it } from 'vitest'
import { renderNewsSitemap } from '../../../src/core/directory/news-sitemap.ts'
import { articleJsonLd } from '../../../src/core/feed/json-ld.ts'
import { renderFeed } from '../../../src/core/feed/render-feed.ts'
import {
  buildArticle,
  buildPicture,
  buildSelection,
  buildSnapshot,
  feedShowing,
} from '../../fixtures/build-article.ts'
import { type Reading, readWithSaxes } from '../text/xml-readers.ts'
import { article, describeAddresses, feed, inText, site } from './hostile-addresses.ts'

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
}

describe('hostile addresses', () => {
  describeAddresses(documents)

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
