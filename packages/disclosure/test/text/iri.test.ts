/** What is an IRI by RFC 3987, and what is none. */
import { expect, it } from 'vitest'
import { isIri } from '../../src/text/iri.ts'

it.each([
  ...[
    'urn:uuid:8d7f1c1e-52a1-4a0c-9d6e-9b1d8c9a7e01',
    'tag:news.example.org,2026:1',
    'x:y',
    'mailto:a@example.org',
  ],
  ...[
    'https://old.example.org/?p=41',
    'https://old.example.org/zürich?straße#ß',
    'http://u:p@example.org:80/a//b',
  ],
  ...[
    'http://[::1]:8080/a',
    'https://example.org',
    'https://example.org?a/b?c#d?e/f',
    'urn:example:%C3%BC',
    'x:😀',
  ],
])('%s is one', (text) => {
  expect(isIri(text)).toBe(true)
})

it.each([
  ...[
    '65f0c1a2b3c4d5e6f7a8b9c0',
    '41',
    '',
    '/2026/a',
    '//example.org/a',
    '?p=41',
    '#a',
    'ü',
    'ü:a',
    '4:1',
    'a&<>"',
  ],
  ...[
    'urn:a[1]',
    'urn:a%2',
    'urn:a%zz',
    'x:a#b#c',
    'x:a<b',
    'x:"',
    'x:a b',
    'x:a\\b',
    'x:a^b',
    'x:{a}',
    'x:a|b',
  ],
  ...['x:`'],
  ...[
    'http://example.org:8a/',
    'http://[::1/',
    'http://a]/',
    'x:a\u200bb\ufffe',
    'x:\ud800',
    'x:a\n',
  ],
])('%j is none', (text) => {
  expect(isIri(text)).toBe(false)
})

it('tells in linear time', () => {
  for (const part of ['a@', 'a:', '%41', ':', '[', '?', 'ü']) {
    expect(isIri(`http://${part.repeat(100_000)}<`)).toBe(false)
  }
})
