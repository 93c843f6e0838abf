/** oEmbed 1.0 requests, responses and discovery, by the sections of https://oembed.com/. */
import { fromHtml } from 'hast-util-from-html'
import { describe, expect, it } from 'vitest'
import { alternateLinks } from '../../../src/core/pages/layout.ts'
import {
  type Embed,
  oembedLinks,
  oembedQuery,
  parseOembed,
  renderOembed,
  withinUsual,
} from '../../../src/plugins/embeds/oembed.ts'
import { readWithSaxes, readWithXmldom } from '../../core/text/xml-readers.ts'
import { buildSite } from '../../fixtures/build-article.ts'

const usual = { width: 600, height: 480 }
const ask = (query: string) => parseOembed(new URLSearchParams(query))

const embed: Embed = {
  title: 'A & B',
  author: { name: 'News desk', url: 'https://news.example.org/desk?a=1&b=2' },
  url: 'https://news.example.org/a?x&y',
  frame: { width: 600, height: 320, url: 'https://news.example.org/embed/article/?url=x&y' },
  terms: null,
}

describe('§2.2 the request', () => {
  it('has one canonical form, without limits that have no effect', () => {
    const asked = withinUsual(ask('format=xml&maxheight=9&url=a%26b%3Fc&maxwidth=700&x=y'), usual)
    expect(oembedQuery(asked)).toBe('?url=a%26b%3Fc&maxheight=9&format=xml')
    expect(ask(oembedQuery(asked))).toEqual(asked)
  })
})

describe('§2.3.4 the response', () => {
  const site = buildSite({ title: 'Example News', basePath: '/feeds', pollMinutes: 10 })
  const json = (changes: Partial<Embed> = {}, where = site) =>
    JSON.parse(renderOembed(where, { ...embed, ...changes }, 'json'))

  it('has all members of a rich response', () => {
    expect(json()).toEqual({
      version: '1.0',
      type: 'rich',
      title: 'A & B',
      author_name: 'News desk',
      author_url: 'https://news.example.org/desk?a=1&b=2',
      provider_name: 'Example News',
      provider_url: 'https://news.example.org/feeds/',
      cache_age: 600,
      html: '<blockquote hidden><a href="https://news.example.org/a?x&amp;y">A &amp; B</a></blockquote><iframe src="https://news.example.org/embed/article/?url=x&amp;y" width="100%" height="320" title="A &amp; B" frameborder="0" loading="lazy" referrerpolicy="strict-origin" sandbox="allow-scripts allow-popups allow-popups-to-escape-sandbox allow-top-navigation-by-user-activation" style="max-width:600px"></iframe>',
      width: 600,
      height: 320,
    })
  })

  const hostile = [
    '"><script>alert(1)</script>',
    `' onload='alert(1)`,
    ...[']]>', '&lt;b&gt; &#x41; &copy', '<![CDATA[x]]>', 'a\u0000b\u0001c\ufffed', '\ud800'],
    ...['line\r\nline\u2028tab\t', '</iframe><iframe src="//evil">', ''],
  ]
  it.each(hostile)('%j stays text, with the same value in both formats', (text) => {
    const hostileEmbed = { ...embed, title: text, author: { name: `x${text}`, url: null } }
    const where = buildSite({ title: `s${text}` })
    const answer: Record<string, unknown> = json(hostileEmbed, where)
    const xml = renderOembed(where, hostileEmbed, 'xml')
    expect(xml).toMatch(/^<\?xml version="1\.0" encoding="utf-8"\?>\n<oembed>\n/)
    for (const read of [readWithSaxes, readWithXmldom]) {
      const root = read(xml)
      expect(root.name).toBe('oembed')
      expect(root.children.map((each) => [each.name, each.text])).toEqual(
        Object.entries(answer).map(([name, value]) => [name, String(value)]),
      )
    }
    const { children } = fromHtml(String(answer['html']), { fragment: true })
    expect(children).toMatchObject([
      { tagName: 'blockquote', properties: { hidden: true }, children: [{ tagName: 'a' }] },
      { tagName: 'iframe', children: [] },
    ])
    const [, frame] = children
    const properties = frame?.type === 'element' ? frame.properties : {}
    expect(Object.keys(properties)).toEqual([
      'src',
      'width',
      'height',
      'title',
      'frameBorder',
      'loading',
      'referrerPolicy',
      'sandbox',
      'style',
    ])
    expect(properties['title']).toBe(String(answer['title']).replaceAll('\r\n', '\n'))
  })
})

describe('§4 discovery', () => {
  it('links to the response in both formats, with encoded address and escaped title', () => {
    const links = oembedLinks(
      buildSite({ basePath: '/feeds' }),
      'https://x.example/a?b=c&d',
      '"<&>',
    )
    const href = 'https://news.example.org/feeds/oembed?url=https%3A%2F%2Fx.example%2Fa%3Fb%3Dc%26d'
    expect(alternateLinks(links).map(String)).toEqual([
      `<link rel="alternate" type="application/json+oembed" title="&quot;&lt;&amp;&gt;" href="${href}&amp;format=json">\n`,
      `<link rel="alternate" type="text/xml+oembed" title="&quot;&lt;&amp;&gt;" href="${href}&amp;format=xml">\n`,
    ])
  })
})
