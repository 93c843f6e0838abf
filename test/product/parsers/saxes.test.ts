/** saxes (npm), a strict parser with namespaces, reads our vocabulary in both XML formats. */
import { expect, it } from 'vitest'
import { formats } from '../../../src/core/request/address.ts'
import {
  all,
  attribute,
  only,
  type Reading,
  readWithSaxes,
  textOf,
} from '../../core/text/xml-readers.ts'
import { goldenText } from '../golden/golden-news.ts'
import { compareWithArticles, type Field, instant } from './compare.ts'
import type { ExpectedItem } from './expected.ts'

const date = (element: Reading, name: string) => {
  const value = attribute(element, name)
  return value === undefined ? undefined : instant(value)
}

const linksTo = (parent: Reading, rel: string) =>
  all(parent, 'atom:link').filter((link) => attribute(link, 'rel') === rel)
const whole = (text: string | undefined) => (text === undefined ? undefined : Number(text))

const sourcesOf = (item: Reading) =>
  linksTo(item, 'via').map((link) => ({
    href: attribute(link, 'href'),
    title: attribute(link, 'title'),
    hreflang: attribute(link, 'hreflang'),
    publisher: attribute(link, 'candor:publisher'),
    accessed: date(link, 'candor:accessed'),
  }))

function disclosureOf(item: Reading) {
  const element = all(item, 'candor:disclosure')[0]
  if (element === undefined) return null
  return {
    mode: attribute(element, 'mode'),
    tag: attribute(element, 'tag'),
    sourceType: attribute(element, 'digital-source-type'),
    statement: element.text,
    model: attribute(element, 'model'),
    provider: attribute(element, 'provider'),
    reviewedBy: attribute(element, 'reviewed-by'),
    date: date(element, 'date'),
  }
}

const correctionsOf = (item: Reading) =>
  all(item, 'candor:correction').map((element) => ({
    text: element.text,
    date: date(element, 'date'),
    url: attribute(element, 'href'),
  }))

const iptc = 'http://cv.iptc.org/newscodes/'

const picturesOf = (item: Reading) =>
  all(item, 'media:content').map((media) => ({
    url: attribute(media, 'url'),
    type: attribute(media, 'type'),
    size: whole(attribute(media, 'fileSize')),
    width: whole(attribute(media, 'width')),
    height: whole(attribute(media, 'height')),
    alt: attribute(media, 'candor:alt'),
    credit: textOf(media, 'media:credit'),
    sourceType: attribute(media, 'candor:digital-source-type')?.replace(
      `${iptc}digitalsourcetype/`,
      '',
    ),
  }))

const itemFields: readonly Field<Reading, ExpectedItem>[] = [
  { field: 'sources', read: sourcesOf, expected: ({ sources }) => sources },
  { field: 'disclosure', read: disclosureOf, expected: ({ disclosure }) => disclosure },
  { field: 'AI flag', read: (item) => textOf(item, 'podcast:txt'), expected: ({ ai }) => ai },
  { field: 'corrections', read: correctionsOf, expected: ({ corrections }) => corrections },
  {
    field: 'picture',
    read: picturesOf,
    expected: ({ picture }) => (picture === null ? [] : [picture]),
  },
  {
    field: 'status',
    read: (item) => textOf(item, 'candor:status'),
    expected: ({ status }) => status,
  },
]

compareWithArticles('saxes', {
  format: formats.rss,
  parse: (text) => only(readWithSaxes(text), 'channel'),
  items: (channel) => all(channel, 'item'),
  feedFields: [],
  itemFields,
})

compareWithArticles('saxes', {
  format: formats.atom,
  parse: readWithSaxes,
  items: (feed) => all(feed, 'atom:entry'),
  feedFields: [
    {
      field: 'deletions',
      read: (feed) =>
        all(feed, 'at:deleted-entry').map((each) => ({
          id: attribute(each, 'ref'),
          when: date(each, 'when'),
        })),
      expected: ({ deleted }) => deleted,
    },
  ],
  itemFields: [
    ...itemFields,
    {
      field: 'tags, for people, with a scheme for the mode',
      read: (item) => all(item, 'atom:category').map(({ attributes }) => attributes),
      expected: ({ topics, tag }) => [
        ...topics.map((topic) => ({ term: topic, label: topic })),
        ...(tag === undefined
          ? []
          : [{ term: tag, label: tag, scheme: 'https://w3id.org/candor/1.0/modes' }]),
      ],
    },
  ],
})

it.each([formats.rss, formats.atom])('refuses $file after a change of one character', (format) => {
  const text = goldenText('one', format)
  for (const broken of [
    text.replace('&amp;month=4" title', '&month=4" title'),
    text.replace('</', '<'),
    text.replace(' xmlns:candor=', ' xmlns:other='),
    text.replace('Steinbr', '\u0001'),
    text.replace('Steinbr', ']]>'),
  ]) {
    expect(broken).not.toBe(text)
    expect(() => readWithSaxes(broken)).toThrow(/./)
  }
})
