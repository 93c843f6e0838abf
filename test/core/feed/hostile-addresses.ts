/** A feed with hostile addresses, and the addresses in HTML, for the tests of each document. */
import { fullFormats } from 'ajv-formats/dist/formats.js'
import { expect, it } from 'vitest'
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
import { type Found, readFragment } from '../../fixtures/read-html.ts'

const hostile = (name: string) =>
  `https://x.example/${name}[1]|{2}?a[]=<3>&b={4}|^5"6"\`7\\8%#d#[9]`

export const article = buildArticle({
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
export const site = buildSite()
const snapshot = buildSnapshot({ articles: [article] })
export const feed = feedShowing(site, buildSelection(), snapshot)

const inHtml = ({ attributes, children }: Found): readonly string[] => [
  ...Object.entries(attributes).flatMap(([name, value]) =>
    name === 'srcset' ? value.split(/ \dx(?:, )?/) : [value],
  ),
  ...children.flatMap((child) => (typeof child === 'string' ? [] : inHtml(child))),
]

/** All attributes of HTML, or the text itself. */
export const inText = (text: string) => (text.includes('</') ? inHtml(readFragment(text)) : [text])

/** The check of ajv-formats, which JSON Schema uses for `"format": "uri"`. */
const isUri = (text: string) => typeof fullFormats.uri === 'function' && fullFormats.uri(text)

/** Each document has hostile addresses, and all its addresses are URIs. */
export function describeAddresses(
  documents: Readonly<Record<string, () => readonly string[]>>,
): void {
  it.each(Object.entries(documents))('are URIs in %s', (_name, textsOf) => {
    const texts = textsOf()
    const addresses = texts.filter((text) => /^(https?|mailto):/.test(text))
    expect(addresses.filter((address) => address.startsWith('https://x.example/'))).not.toEqual([])
    expect(addresses.filter((address) => !isUri(address))).toEqual([])
  })
}
